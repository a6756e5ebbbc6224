import { useCallback } from 'react'
import { useWords } from '#words'
import type { Answer } from './types'

/** Runs an action and turns a lost connection into an answer, so that callers have one way to fail. */
export function useAnswered(): <T>(call: Promise<Answer<T>>) => Promise<Answer<T>> {
  const t = useWords('ui')
  return useCallback(
    (call) => call.catch(() => ({ ok: false as const, error: { message: t('unreachable.kept') } })),
    [t],
  )
}
