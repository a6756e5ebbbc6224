'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import type { ActionResult } from '@/lib/platform/errors'
import type { Words } from '@/lib/words/translate'

export type SaveState =
  | { kind: 'saved'; at: number | null }
  | { kind: 'unsaved' }
  | { kind: 'saving' }
  | { kind: 'failed'; message: string; retry: boolean }

const saveAfterMs = 700
const retryAfterMs = 4000

type Saved = { revision: number }

/**
 * What this tab saved last, by key. "Back" and "Forward" show a page as it was first served, with the draft as it was then:
 * without this, what was written since would look lost, and saving over it would look like somebody else's change.
 */
const lastSaves = new Map<string, { revision: number; value: unknown }>()

/** What this tab saved under `key` after the page with `served` was made; undefined when the page is the newer one. */
export function savedSince<T>(key: string, served: number): { revision: number; value: T } | undefined {
  const last = lastSaves.get(key)
  return last && last.revision > served ? { revision: last.revision, value: last.value as T } : undefined
}

/**
 * Saves a value as it changes, one save at a time. What could not be saved stays in this browser under `key`; after a reload it
 * is handed to `onRecovered`, or to `onLeftOver` where somebody saved another value meanwhile.
 */
export function useAutosave<T>({
  key,
  revision: first,
  save: send,
  onSaved,
  onRecovered,
  onLeftOver,
}: {
  key: string
  revision: number
  save: (revision: number, value: T) => Promise<ActionResult<Saved>>
  onSaved: () => Promise<void>
  onRecovered: (value: T) => void
  onLeftOver: (value: T) => void
}) {
  const t = useWords('ui')
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: null })
  const revision = useRef(savedSince(key, first)?.revision ?? first)
  const pending = useRef<{ value: T } | null>(null)
  const running = useRef<Promise<void> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const calls = useRef({ send, onSaved, onRecovered, onLeftOver })
  calls.current = { send, onSaved, onRecovered, onLeftOver }

  const saveAll = useCallback(async () => {
    while (pending.current) {
      const { value } = pending.current
      pending.current = null
      setState({ kind: 'saving' })
      const result = await calls.current.send(revision.current, value).catch(() => null)
      if (!result?.ok) {
        pending.current ??= { value }
        setState(failure(t, result))
        return
      }
      revision.current = result.value.revision
      lastSaves.set(key, { revision: revision.current, value })
      if (!pending.current) localStorage.removeItem(key)
      setState({ kind: 'saved', at: Date.now() })
    }
    await calls.current.onSaved()
  }, [key, t])

  const save = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    running.current ??= saveAll().finally(() => {
      running.current = null
    })
    return running.current
  }, [saveAll])

  const change = useCallback(
    (value: T) => {
      pending.current = { value }
      setState((before) => (before.kind === 'failed' && !before.retry ? before : { kind: 'unsaved' }))
      localStorage.setItem(key, JSON.stringify({ revision: revision.current, value }))
      clearTimeout(timer.current)
      timer.current = setTimeout(() => void save(), saveAfterMs)
    },
    [key, save],
  )

  useEffect(() => {
    if (state.kind !== 'failed' || !state.retry) return
    const again = setTimeout(() => void save(), retryAfterMs)
    return () => clearTimeout(again)
  }, [state, save])
  useRecovery(key, (kept: { revision: number; value: T }) => {
    if (kept.revision !== revision.current) return calls.current.onLeftOver(kept.value)
    calls.current.onRecovered(kept.value)
    change(kept.value)
  })
  useLeaving(pending, save)

  /** Waits until what was typed is saved; false when it could not be. */
  const settle = async () => {
    await save()
    return pending.current === null
  }
  return { state, change, settle, revision: () => revision.current }
}

function failure(t: Words<'ui'>, result: ActionResult<Saved> | null): SaveState {
  const offline = t('autosave.noConnectionYourText')
  if (!result || result.ok) return { kind: 'failed', message: offline, retry: true }
  const { code, message } = result.error
  return { kind: 'failed', message, retry: code === 'unavailable' || code === 'internal' }
}

/** Once, after the first render: the browser's copy is not there on the server. */
function useRecovery<T>(key: string, recover: (kept: { revision: number; value: T }) => void) {
  const once = useRef(recover)
  useEffect(() => {
    const kept = readKept<T>(key)
    if (kept) once.current(kept)
  }, [key])
}

function readKept<T>(key: string): { revision: number; value: T } | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** Asks before the tab is closed over unsaved text, and saves when the page is left inside the app. */
function useLeaving(pending: { current: unknown }, save: () => Promise<void>) {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (pending.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      if (pending.current) void save()
    }
  }, [pending, save])
}
