'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Field, Input, type InputProps } from '@/components/ui/field'

/** A password with a way to look at it: people who can read what they type choose longer ones. */
export function PasswordField({
  label: given,
  error,
  hint,
  aside,
  ...input
}: Omit<InputProps, 'type' | 'trailing'> & {
  label?: string
  error?: string
  hint?: string
  aside?: React.ReactNode
}) {
  const t = useWords('accounts')
  const label = given ?? t('passwordField.password')
  const [shown, setShown] = useState(false)
  return (
    <Field label={label} error={error} hint={hint} aside={aside} required>
      <Input
        size="l"
        {...input}
        type={shown ? 'text' : 'password'}
        trailing={
          <button
            type="button"
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            className="rounded-sm px-1 text-sm text-ink-2 hover:text-ink"
          >
            <span aria-hidden>{shown ? t('passwordField.hide') : t('passwordField.show')}</span>
            <span className="sr-only">
              {shown
                ? t('passwordField.hideWhat', { what: label.toLowerCase() })
                : t('passwordField.showWhat', { what: label.toLowerCase() })}
            </span>
          </button>
        }
      />
    </Field>
  )
}
