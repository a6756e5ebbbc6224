'use client'

import { useFormStatus } from 'react-dom'
import { Button, type ButtonProps } from './button'

/** The submit button of the form around it: busy while the form's action runs. */
export function SubmitButton({ kind = 'go', ...rest }: Omit<ButtonProps, 'type' | 'busy'>) {
  const { pending } = useFormStatus()
  return <Button {...rest} kind={kind} type="submit" busy={pending} />
}
