'use client'

import { type FormEvent, useState, useTransition } from 'react'
import { useWords } from '#words'

/** How every server action answers (see app/action.ts). */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: string; message: string; fields?: Record<string, string> } }

export type Problem = { message: string; fields: Record<string, string> }

/** Runs an action and keeps what it refused. The form stays as it was typed. */
export function useSubmit<Args extends unknown[], T>(
  act: (...args: Args) => Promise<Answer<T>>,
  onDone?: (value: T) => unknown,
) {
  const t = useWords('ui')
  const [problem, setProblem] = useState<Problem>()
  const [busy, start] = useTransition()
  const submit = (...args: Args) =>
    start(async () => {
      setProblem(undefined)
      const answer = await act(...args).catch(() => undefined)
      if (!answer) return setProblem({ message: t('unreachable.form'), fields: {} })
      if (!answer.ok) return setProblem({ message: answer.error.message, fields: answer.error.fields ?? {} })
      await onDone?.(answer.value)
    })
  return { submit, busy, problem, setProblem }
}

/** The text fields of a submitted form, by name. */
export function fieldsOf(event: FormEvent<HTMLFormElement>): Record<string, string> {
  event.preventDefault()
  const entries = [...new FormData(event.currentTarget)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  return Object.fromEntries(entries)
}
