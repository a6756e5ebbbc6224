import { ModernHandset } from './modern'
import { OldHandset } from './old'
import type { HandsetProps } from './types'

/** A phone with the messages a person gets. Drawn in the phone's own colours: it is not the app. */
export function Handset(props: HandsetProps) {
  return props.model === 'old' ? <OldHandset {...props} /> : <ModernHandset {...props} model={props.model} />
}
