'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Edit, tidy } from '@/lib/media/edit/edit'

/** The edit under the marketer's hands, with every step on the way to it. */
export interface Editing {
  edit: Edit
  /** A change to be taken back as one step; while something is dragged, `live` makes all of it one. */
  change: (next: Edit, live?: boolean) => void
  undo: (() => void) | undefined
  /** Other than what is kept. */
  dirty: boolean
}

export function useEdit(kept: Edit): Editing {
  const [steps, setSteps] = useState<{ past: Edit[]; edit: Edit; live: boolean }>({
    past: [],
    edit: kept,
    live: false,
  })
  const change = useCallback((next: Edit, live = false) => {
    setSteps(({ past, edit, live: going }) => ({
      past: live && going ? past : [...past, edit].slice(-100),
      edit: next,
      live,
    }))
  }, [])
  const undo = useCallback(() => {
    setSteps(({ past, edit }) => ({ past: past.slice(0, -1), edit: past.at(-1) ?? edit, live: false }))
  }, [])
  const some = steps.past.length > 0
  useEffect(() => {
    if (!some) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
      if (event.target instanceof Element && event.target.closest('input,textarea')) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [some, undo])
  const same = (a: Edit, b: Edit) => JSON.stringify(tidy(a)) === JSON.stringify(tidy(b))
  return { edit: steps.edit, change, undo: some ? undo : undefined, dirty: !same(steps.edit, kept) }
}
