'use client'

import clsx from 'clsx'
import { Command as Cmdk } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useDeferredValue, useEffect, useState } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { Kbd } from '@/components/ui/kbd'
import { itemClass } from '@/components/ui/pop'
import type { PaletteProps } from './palette'
import type { Command } from './types'

type ListProps = PaletteProps & { onGo: (href: string) => void }

/** The commands themselves, and what a search finds. Fetched when it is first opened. */
export default function PaletteDialog({ onClose, ...list }: ListProps & { onClose: () => void }) {
  const t = useWords('shell')
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-2 left-1/2 z-50 w-[min(620px,calc(100vw-16px))] -translate-x-1/2 animate-fade rounded-xl bg-surface p-1.5 text-ink shadow-pop outline-none md:top-[10vh]"
        >
          <Dialog.Title className="sr-only">{t('palette.searchOrTypeWhat')}</Dialog.Title>
          <PaletteList {...list} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteList({ commands, search, onGo }: ListProps) {
  const t = useWords('shell')
  const [text, setText] = useState('')
  const found = useFound(text, search)
  const all = [...found, ...commands]
  const groups = [...new Set(all.map((c) => c.group))]
  return (
    <Cmdk loop label={t('palette.commands')}>
      <div className="flex h-11 items-center gap-2.5 border-b border-line px-2.5">
        <Icon name="search" size={15} className="text-ink-2" />
        <Cmdk.Input
          ref={focus}
          value={text}
          onValueChange={setText}
          placeholder={t('palette.searchOrTypeWhat')}
          className="h-full min-w-0 flex-1 bg-transparent text-[15px] outline-none"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Cmdk.List className="max-h-[min(420px,60dvh)] overflow-y-auto pt-1">
        <Cmdk.Empty className="px-2 py-6 text-center text-ink-3">{t('palette.nothingByThatName')}</Cmdk.Empty>
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
                  onSelect={() => onGo(item.href)}
                />
              ))}
          </Cmdk.Group>
        ))}
      </Cmdk.List>
    </Cmdk>
  )
}

/** It comes after the dialog has given its focus away. */
function focus(input: HTMLInputElement | null): void {
  input?.focus()
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
