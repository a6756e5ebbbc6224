'use client'

import { useEffect, useState } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import type { Words } from '@/lib/words/translate'
import type { SaveState } from './use-autosave'

/** "Saved 2 s ago", or what keeps it from being saved and where the text is meanwhile. */
export function SaveNote({ state }: { state: SaveState }) {
  const t = useWords('composer')
  const seconds = useSecondsSince(state.kind === 'saved' ? state.at : null)
  if (state.kind === 'failed') {
    return (
      <span role="alert" className="flex items-start gap-1.5 text-sm text-block">
        <Icon name="block" size={12} strong className="mt-0.5" />
        {state.message}
      </span>
    )
  }
  return (
    <span className="type-label" role="status">
      {state.kind === 'saved' ? savedInWords(t, seconds) : t('saveNote.saving')}
    </span>
  )
}

function savedInWords(t: Words<'composer'>, seconds: number | null): string {
  if (seconds === null) return t('saveNote.saved')
  if (seconds < 60) return t('saveNote.savedSecondsAgo', { seconds })
  return t('saveNote.savedMinutesAgo', { minutes: Math.floor(seconds / 60) })
}

function useSecondsSince(at: number | null): number | null {
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    if (at === null) return
    setNow(Date.now())
    const tick = setInterval(() => setNow(Date.now()), 2000)
    return () => clearInterval(tick)
  }, [at])
  return at === null || now === null ? null : Math.max(0, Math.round((now - at) / 1000))
}
