'use client'

import clsx from 'clsx'
import { Command as Cmdk } from 'cmdk'
import { useRouter } from 'next/navigation'
import { Dialog } from 'radix-ui'
import { useDeferredValue, useEffect, useState } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { itemClass } from '@/components/ui/select'
import type { Command } from './types'

export type PaletteProps = {
  commands: readonly Command[]
  /** Finds campaigns, pictures, people… A server action; scoped and bounded there. */
  search?: (text: string) => Promise<Command[]>
}

/** The command bar and its palette. Ctrl or ⌘ K opens it from anywhere. */
export function Palette({ commands, search }: PaletteProps) {
  const t = useWords('shell')
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const router = useRouter()
  const found = useFound(text, search)
  const go = (href: string) => {
    setOpen(false)
    setText('')
    router.push(href)
  }
  useShortcuts(commands, () => setOpen((was) => !was), go)
  const all = [...found, ...commands]
  const groups = [...new Set(all.map((c) => c.group))]
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Trigger className="mx-auto flex h-7.5 max-w-115 flex-1 items-center gap-2 rounded-md border border-band-line bg-band-2 pr-1.5 pl-2.5 text-left text-ink-2 hover:text-ink max-lg:max-w-65 max-md:mx-0 max-md:size-10 max-md:flex-none max-md:justify-center max-md:border-0 max-md:bg-transparent max-md:p-0">
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
          <Cmdk loop label={t('palette.commands')}>
            <div className="flex h-11 items-center gap-2.5 border-b border-line px-2.5">
              <Icon name="search" size={15} className="text-ink-2" />
              <Cmdk.Input
                value={text}
                onValueChange={setText}
                placeholder={t('palette.searchOrTypeWhat')}
                className="h-full min-w-0 flex-1 bg-transparent text-[15px] outline-none"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Cmdk.List className="max-h-[min(420px,60dvh)] overflow-y-auto pt-1">
              <Cmdk.Empty className="px-2 py-6 text-center text-ink-3">
                {t('palette.nothingByThatName')}
              </Cmdk.Empty>
              {groups.map((group) => (
                <Cmdk.Group
                  key={group}
                  heading={group}
                  className="[&>[cmdk-group-heading]]:type-column [&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:pt-1.5 [&>[cmdk-group-heading]]:pb-1"
                >
                  {all
                    .filter((item) => item.group === group)
                    .map((item) => (
                      <CommandRow
                        key={item.id}
                        item={item}
                        found={found.includes(item)}
                        onSelect={() => go(item.href)}
                      />
                    ))}
                </Cmdk.Group>
              ))}
            </Cmdk.List>
          </Cmdk>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function CommandRow({ item, found, onSelect }: { item: Command; found: boolean; onSelect: () => void }) {
  return (
    <Cmdk.Item
      value={item.id}
      keywords={[item.label, item.detail ?? '']}
      forceMount={found || undefined}
      onSelect={onSelect}
      className={clsx(itemClass, 'data-[selected=true]:font-medium')}
    >
      {item.picture ? (
        // biome-ignore lint/performance/noImgElement: our own thumbnails
        <img src={item.picture} alt="" className="h-6.5 w-5 flex-none rounded-sm object-cover" />
      ) : (
        <Icon name={item.icon ?? 'arrow-right'} size={14} />
      )}
      <span className="truncate">{item.label}</span>
      {item.detail ? <span className="truncate font-normal text-ink-3">{item.detail}</span> : null}
      <span className="flex-1" />
      {item.keys ? <Kbd>{item.keys}</Kbd> : null}
    </Cmdk.Item>
  )
}

/** Results of the search for the text as it settles; an answer that comes too late is dropped. */
function useFound(text: string, search?: PaletteProps['search']): Command[] {
  const [found, setFound] = useState<Command[]>([])
  const wanted = useDeferredValue(text.trim())
  useEffect(() => {
    if (!search || wanted.length < 2) {
      setFound([])
      return
    }
    let current = true
    const timer = setTimeout(async () => {
      const answer = await search(wanted).catch(() => [])
      if (current) setFound(answer)
    }, 160)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [wanted, search])
  return found
}

function useShortcuts(commands: readonly Command[], toggle: () => void, go: (href: string) => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        toggle()
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const command = commands.find((c) => c.keys?.toLowerCase() === event.key.toLowerCase())
      if (!command) return
      event.preventDefault()
      go(command.href)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}

/** Single letters must not act while a person writes or stands in a dialog or a menu. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"]') !==
      null
  )
}
