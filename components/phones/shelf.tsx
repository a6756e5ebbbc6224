'use client'

import { useRef } from 'react'
import { useWords } from '#words'
import { Bulb } from '@/components/ui/bulb'
import { IconButton } from '@/components/ui/button'
import { SectionHead } from '@/components/ui/sheet'
import type { HandsetView, MessageView } from '@/lib/carriers/simulator/api'
import { ShelfPhone } from './shelf-phone'

/** The phones side by side on their plank, each to be taken in hand. */
export function Shelf({
  slug,
  brandName,
  handsets,
  messagesOf,
  clockOf,
  chosen,
  live,
  onChoose,
}: {
  slug: string
  brandName: string
  handsets: HandsetView[]
  messagesOf: (id: string) => MessageView[]
  clockOf: (messages: MessageView[]) => string
  chosen: string | undefined
  live: boolean
  onChoose: (id: string) => void
}) {
  const t = useWords('phones')
  const row = useRef<HTMLUListElement>(null)
  const move = (by: number) => row.current?.scrollBy({ left: by * row.current.clientWidth * 0.8 })
  return (
    <section
      aria-label={t('shelf.shelf')}
      className="min-w-0 rounded-lg border border-line bg-surface pt-3.5 shadow-sheet lg:col-start-2 lg:row-start-1"
    >
      <SectionHead
        className="px-4"
        title={t('shelf.shelf')}
        note={
          <span className="inline-flex items-center gap-1.5">
            <Bulb state={live ? 'on' : 'off'} size={7} />
            {live ? t('shelf.phonesLive', { handsets: handsets.length }) : t('shelf.theLiveViewIs')}
          </span>
        }
        actions={
          <>
            <IconButton
              icon="chevron-left"
              size="s"
              label={t('shelf.phonesBefore')}
              onClick={() => move(-1)}
            />
            <IconButton icon="chevron-right" size="s" label={t('shelf.morePhones')} onClick={() => move(1)} />
          </>
        }
      />
      <ul
        ref={row}
        className="flex snap-x scroll-px-4 overflow-x-auto scroll-smooth px-4 pb-3 [scrollbar-width:thin] motion-reduce:scroll-auto"
      >
        {handsets.map((handset) => (
          <li key={handset.id} className="flex-none snap-start">
            <ShelfPhone
              slug={slug}
              brandName={brandName}
              handset={handset}
              messages={messagesOf(handset.id)}
              clock={clockOf(messagesOf(handset.id))}
              chosen={handset.id === chosen}
              onChoose={() => onChoose(handset.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
