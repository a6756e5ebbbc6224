import type { Formats } from '@/lib/words/formats'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

/** The chosen departure on the workspace's clock: short for a button, long for the review. */
export function departureOf(
  t: Formats,
  { draft }: DraftState,
  { workspace }: ComposerProps,
  style: 'short' | 'long',
) {
  if (draft.schedule.kind !== 'at') return ''
  const { timeZone } = workspace
  const short = { timeZone, month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const
  return t
    .dates(style === 'short' ? short : { ...short, weekday: 'short', timeZoneName: 'short' })
    .format(new Date(draft.schedule.at))
}
