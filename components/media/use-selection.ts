'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { AssetSummary } from '@/lib/media/asset'

export interface Selection {
  ids: string[]
  has: (id: string) => boolean
  /** Selects or leaves one; with `range`, everything between it and the last one pressed. */
  toggle: (id: string, range: boolean) => void
  /** Selects these beside what is selected. */
  add: (ids: readonly string[]) => void
  clear: () => void
  /** Presses select instead of opening: something is selected, or the member asked for it. */
  active: boolean
  /** Begins or ends selecting, where there is no pointer to hover with. */
  setActive: (active: boolean) => void
}

/** The pictures that are selected on the wall. Escape selects nothing. */
export function useSelection(assets: readonly AssetSummary[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState(false)
  const last = useRef<string | null>(null)
  const clear = useCallback(() => {
    setChosen(new Set())
    setAsked(false)
  }, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('[role=dialog],[role=menu]')) clear()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [clear])
  const toggle = (id: string, range: boolean) => {
    const next = new Set(chosen)
    const span = range && last.current ? between(assets, last.current, id) : [id]
    const add = !chosen.has(id)
    for (const each of span) add ? next.add(each) : next.delete(each)
    last.current = id
    setChosen(next)
  }
  const ids = assets.map((asset) => asset.id).filter((id) => chosen.has(id))
  return {
    ids,
    has: (id) => chosen.has(id),
    toggle,
    add: (more) => setChosen((before) => new Set([...before, ...more])),
    clear,
    active: asked || ids.length > 0,
    setActive: (active) => (active ? setAsked(true) : clear()),
  }
}

function between(assets: readonly AssetSummary[], from: string, to: string): string[] {
  const ids = assets.map((asset) => asset.id)
  const a = ids.indexOf(from)
  const b = ids.indexOf(to)
  return a < 0 || b < 0 ? [to] : ids.slice(Math.min(a, b), Math.max(a, b) + 1)
}
