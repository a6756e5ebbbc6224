'use client'

import clsx from 'clsx'
import { useState } from 'react'
import { useWords } from '#words'
import { SegmentedControl } from '@/components/ui/segmented'
import { Sheet } from '@/components/ui/sheet'
import type { AssetDetail, RenditionView } from '@/lib/media/asset'
import { SwipeCompare } from './swipe-compare'

type Mode = 'swipe' | 'side' | 'difference'
type Scale = 'fit' | '1' | '2'

/** The original beside what one carrier's people get: swiped over, side by side, or only what differs. */
export function CompareViewer({
  asset,
  reference,
  rendition,
  label,
}: {
  asset: AssetDetail
  /** The picture to compare with: the original as a browser shows it, at the size of the wall's large thumbnail or better. */
  reference: RenditionView | null
  rendition: RenditionView | null
  label: string
}) {
  const t = useWords('media')
  const [mode, setMode] = useState<Mode>('swipe')
  const [scale, setScale] = useState<Scale>('fit')
  const ratio = asset.width && asset.height ? asset.width / asset.height : 3 / 4
  const left = reference?.src ?? null
  const right = rendition?.src ?? null
  return (
    <Sheet className="flex flex-col self-start overflow-hidden">
      <div className="flex items-center justify-between gap-3 px-3.5 py-2.5">
        <p className="min-w-0 md:truncate">
          <b className="font-semibold max-md:block">{t('viewer.original')}</b>{' '}
          <span className="text-ink-3 tabular-nums">
            {asset.width && asset.height ? `${asset.width} × ${asset.height}, ` : ''}
            {t.bytes(asset.bytes)}
          </span>
        </p>
        <p className="min-w-0 text-end md:truncate">
          <b className="font-semibold max-md:block">{label}</b>{' '}
          <span className="text-ink-3 tabular-nums">
            {rendition?.width
              ? `${rendition.width} × ${rendition.height}, ${t.bytes(rendition.bytes ?? 0)}`
              : ''}
          </span>
        </p>
      </div>
      <div className={clsx('bg-band', scale === 'fit' ? 'overflow-hidden' : 'max-h-[76vh] overflow-auto')}>
        {left && right ? (
          <Stage
            mode={mode}
            scale={scale}
            ratio={ratio}
            left={left}
            right={right}
            pixels={rendition?.width ?? 0}
            alt={asset.altText || asset.name}
            label={label}
          />
        ) : (
          <p
            className="dot-field grid place-items-center p-6 text-center text-band-ink-2"
            style={{ aspectRatio: Math.max(ratio, 0.7) }}
          >
            {asset.failure ?? rendition?.failure ?? t('viewer.beingMade')}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2 px-3.5 py-2.5">
        <SegmentedControl
          label={t('viewer.howToCompare')}
          value={mode}
          onValueChange={(value) => setMode(value as Mode)}
          segments={[
            { value: 'swipe', label: t('viewer.swipe') },
            { value: 'side', label: t('viewer.sideBySide') },
            { value: 'difference', label: t('viewer.difference') },
          ]}
        />
        <SegmentedControl
          label={t('viewer.size')}
          value={scale}
          onValueChange={(value) => setScale(value as Scale)}
          segments={[
            { value: 'fit', label: t('viewer.fit') },
            { value: '1', label: '100 %' },
            { value: '2', label: '200 %' },
          ]}
        />
      </div>
    </Sheet>
  )
}

interface StageProps {
  mode: Mode
  scale: Scale
  ratio: number
  left: string
  right: string
  /** Width of the rendition, px. */
  pixels: number
  alt: string
  label: string
}

function Stage({ mode, scale, ratio, left, right, pixels, alt, label }: StageProps) {
  const t = useWords('media')
  const width = scale === 'fit' ? '100%' : `${pixels * Number(scale)}px`
  if (mode === 'side') {
    return (
      <div
        className="grid grid-cols-2 gap-px"
        style={{ width: scale === 'fit' ? '100%' : `calc(${width} * 2)` }}
      >
        <Layer src={left} alt={t('viewer.original2', { alt })} ratio={ratio} />
        <Layer src={right} alt={t('viewer.asGetsIt', { alt, label })} ratio={ratio} />
      </div>
    )
  }
  if (mode === 'difference') {
    return (
      <div className="relative isolate" style={{ width }}>
        <div className="relative brightness-[4]">
          <Layer src={left} alt={t('viewer.whatDiffersBetweenThe', { label })} ratio={ratio} />
          {/* biome-ignore lint/performance/noImgElement: our own rendition, shown as it is */}
          <img src={right} alt="" className="absolute inset-0 size-full mix-blend-difference" />
        </div>
      </div>
    )
  }
  return <SwipeCompare left={left} right={right} ratio={ratio} width={width} alt={alt} label={label} />
}

function Layer({ src, alt, ratio }: { src: string; alt: string; ratio: number }) {
  // biome-ignore lint/performance/noImgElement: our own rendition, shown as it is
  return <img src={src} alt={alt} className="block w-full" style={{ aspectRatio: ratio }} />
}
