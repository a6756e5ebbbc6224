'use client'

import clsx from 'clsx'
import { useState } from 'react'
import { useWords } from '#words'
import { FiveLights } from '@/components/ui/bulb'
import { IconButton } from '@/components/ui/button'
import { Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Poster } from '@/components/ui/poster'
import type { ComposerAsset } from '@/lib/campaigns/composer-asset'
import type { DraftMedium } from '@/lib/campaigns/draft'
import { kindInWords } from './media-words'

const dragType = 'application/x-marquee-medium'

/** One medium of a message: what it is, how it fares, what it says to those who cannot see or hear it. */
export function MediaItem({
  medium,
  asset,
  place,
  onMove,
  onDropped,
  onDescribe,
  onRemove,
}: {
  medium: DraftMedium
  /** Undefined where it is no longer in the library. */
  asset: ComposerAsset | undefined
  place: { index: number; of: number }
  onMove: (to: number) => void
  /** Another was let go over this one. */
  onDropped: (assetId: string) => void
  onDescribe: (altText: string) => void
  onRemove: () => void
}) {
  const t = useWords('composer')
  const [over, setOver] = useState(false)
  const name = asset?.name ?? t('mediaItem.noLongerInThe')
  const takes = (event: React.DragEvent) => event.dataTransfer.types.includes(dragType)
  return (
    <li
      className={clsx(
        'flex items-start gap-2.5 rounded-md bg-surface p-2 ps-1',
        over ? 'shadow-[inset_0_0_0_2px_var(--ink)]' : 'shadow-[inset_0_0_0_1px_var(--control)]',
      )}
      draggable={place.of > 1}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, medium.assetId)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onDragOver={(event) => {
        if (!takes(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!takes(event)) return
        event.preventDefault()
        onDropped(event.dataTransfer.getData(dragType))
      }}
    >
      {place.of > 1 ? <Handle name={name} place={place} onMove={onMove} /> : <span className="w-1" />}
      <Poster src={asset?.thumbnail ?? null} alt="" width={48} />
      <div className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <b className="truncate font-semibold">{name}</b>
          {asset ? <FiveLights lights={asset.lights} className="flex-none" /> : null}
        </span>
        <span className="block text-sm leading-4 text-ink-3">
          {asset ? kindInWords(t, asset) : t('mediaItem.takeItOutOr')}
        </span>
        {asset?.kind === 'document' ? null : (
          <Input
            quiet
            className="mt-1"
            aria-label={t('mediaItem.textFor', { name })}
            maxLength={300}
            value={medium.altText}
            placeholder={
              asset?.altText ||
              (asset?.kind === 'audio' ? t('mediaItem.whatIsSaidFor') : t('mediaItem.whatItShowsFor'))
            }
            onChange={(event) => onDescribe(event.target.value)}
          />
        )}
      </div>
      <IconButton icon="close" size="s" label={t('mediaItem.takeOut', { name })} onClick={onRemove} />
    </li>
  )
}

/** Where it is taken hold of; with the keyboard, arrows move it. */
function Handle({
  name,
  place,
  onMove,
}: {
  name: string
  place: { index: number; of: number }
  onMove: (to: number) => void
}) {
  const t = useWords('composer')
  const steps: Record<string, number> = {
    ArrowUp: place.index - 1,
    ArrowDown: place.index + 1,
    Home: 0,
    End: place.of - 1,
  }
  return (
    <button
      type="button"
      data-handle
      aria-label={t('mediaItem.moveNumberOfArrow', { name, value: place.index + 1, of: place.of })}
      className="grid w-7 flex-none cursor-grab touch-none place-items-center self-stretch rounded-sm text-ink-3 hover:bg-well"
      onKeyDown={(event) => {
        const to = steps[event.key]
        if (to === undefined) return
        event.preventDefault()
        onMove(to)
      }}
    >
      <span className="grid place-items-center gap-0.5 text-xs tabular-nums">
        <Icon name="drag" size={14} />
        {place.index + 1}
      </span>
    </button>
  )
}
