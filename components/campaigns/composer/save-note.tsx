'use client'

import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import type { SaveState } from './use-autosave'

/** "Saved 2 s ago", or what keeps it from being saved and where the text is meanwhile. */
export function SaveNote({ state }: { state: SaveState }) {
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
      {state.kind === 'saved' ? savedInWords(seconds) : 'Saving'}
    </span>
  )
}

function savedInWords(seconds: number | null): string {
  if (seconds === null) return 'Saved'
  if (seconds < 60) return `Saved ${seconds} s ago`
  return `Saved ${Math.floor(seconds / 60)} min ago`
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
