'use client'

import { useRouter } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import type { Command } from './types'
import { useShortcuts } from './use-shortcuts'

const fetchList = () => import('./palette-list')
const PaletteList = lazy(fetchList)
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
  useEffect(() => {
    const soon = setTimeout(fetchList, WARM_AFTER_MS)
    return () => clearTimeout(soon)
  }, [])
  useShortcuts({ commands, onPalette: () => setOpen((was) => !was), onSheet: onShortcuts, go })
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger
        onPointerEnter={() => void fetchList()}
        onFocus={() => void fetchList()}
        className="mx-auto flex h-7.5 max-w-115 flex-1 items-center gap-2 rounded-md border border-band-line bg-band-2 pe-1.5 ps-2.5 text-start text-ink-2 hover:text-ink max-lg:max-w-65 max-md:mx-0 max-md:size-10 max-md:flex-none max-md:justify-center max-md:border-0 max-md:bg-transparent max-md:p-0"
      >
        <Icon name="search" size={14} className="max-md:size-4" />
        <span className="flex-1 truncate max-md:sr-only">{t('palette.searchOrTypeWhat')}</span>
        <Kbd className="border-band-line! bg-transparent! max-md:hidden">Ctrl K</Kbd>
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-2 left-1/2 z-50 w-[min(620px,calc(100vw-16px))] -translate-x-1/2 animate-fade rounded-xl bg-surface p-1.5 text-ink shadow-pop outline-none md:top-[10vh]"
        >
          <Dialog.Title className="sr-only">{t('palette.searchOrTypeWhat')}</Dialog.Title>
          <Suspense fallback={<p className="h-11 px-2.5 py-3 text-ink-3">{t('palette.searchOrTypeWhat')}</p>}>
            <PaletteList commands={commands} search={search} onGo={go} />
          </Suspense>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
