'use client'

import { useRouter } from 'next/navigation'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { onceFetched, warm } from '@/components/ui/warm'
import type { Command } from './types'
import { useShortcuts } from './use-shortcuts'

const fetchDialog = () => import('./palette-dialog')
const PaletteDialog = lazy(fetchDialog)
/** By then the page is done with itself; who presses Ctrl K later waits for nothing. */
const WARM_AFTER_MS = 4_000

export type PaletteProps = {
  commands: readonly Command[]
  /** Finds campaigns, pictures, people… A server action; scoped and bounded there. */
  search?: (text: string) => Promise<Command[]>
}

/** The command bar and its palette. Ctrl or ⌘ K opens it from anywhere. */
export function Palette({
  commands,
  search,
  onShortcuts,
}: PaletteProps & {
  /** Shows every key there is. */
  onShortcuts: () => void
}) {
  const t = useWords('shell')
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const go = (href: string) => {
    setOpen(false)
    router.push(href)
  }
  const show = () => onceFetched(fetchDialog, () => setOpen(true))
  useEffect(() => {
    const soon = setTimeout(() => warm(fetchDialog), WARM_AFTER_MS)
    return () => clearTimeout(soon)
  }, [])
  useShortcuts({ commands, onPalette: () => (open ? setOpen(false) : show()), onSheet: onShortcuts, go })
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={show}
        onPointerEnter={() => warm(fetchDialog)}
        onFocus={() => warm(fetchDialog)}
        className="mx-auto flex h-7.5 max-w-115 flex-1 items-center gap-2 rounded-md border border-band-line bg-band-2 pe-1.5 ps-2.5 text-start text-ink-2 hover:text-ink max-lg:max-w-65 max-md:mx-0 max-md:size-10 max-md:flex-none max-md:justify-center max-md:border-0 max-md:bg-transparent max-md:p-0"
      >
        <Icon name="search" size={14} className="max-md:size-4" />
        <span className="flex-1 truncate max-md:sr-only">{t('palette.searchOrTypeWhat')}</span>
        <Kbd className="border-band-line! bg-transparent! max-md:hidden">Ctrl K</Kbd>
      </button>
      {open ? (
        <Suspense>
          <PaletteDialog commands={commands} search={search} onGo={go} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
