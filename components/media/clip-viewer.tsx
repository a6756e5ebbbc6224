'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { SegmentedControl } from '@/components/ui/segmented'
import { Sheet } from '@/components/ui/sheet'
import type { AssetDetail, RenditionView } from '@/lib/media/asset'
import type { Words } from '@/lib/words/translate'
import { peaksOf, previewOf } from './clip'
import { clipTime } from './edit/clip-time'
import { Waveform } from './waveform'

/** A clip or a sound as one carrier's people get it, and the original beside it. */
export function ClipViewer({
  asset,
  rendition,
  label,
}: {
  asset: AssetDetail
  rendition: RenditionView | null
  label: string
}) {
  const t = useWords('media')
  const [side, setSide] = useState<'made' | 'original'>('made')
  const preview = previewOf(asset)
  const shown = side === 'original' ? preview : rendition?.src ? rendition : null
  const mute = shown?.mime === 'video/3gpp' || shown?.mime === 'audio/amr'
  return (
    <Sheet className="flex flex-col self-start overflow-hidden">
      <div className="flex items-center justify-between gap-3 px-3.5 py-2.5">
        <p className="min-w-0 md:truncate">
          <b className="font-semibold max-md:block">{t('clipViewer.original')}</b>{' '}
          <span className="text-ink-3 tabular-nums">
            {asset.source.durationMs ? `${clipTime(asset.source.durationMs)}, ` : ''}
            {t.bytes(asset.bytes)}
          </span>
        </p>
        <p className="min-w-0 text-end md:truncate">
          <b className="font-semibold max-md:block">{label}</b>{' '}
          <span className="text-ink-3 tabular-nums">{rendition?.src ? madeFacts(t, rendition) : ''}</span>
        </p>
      </div>
      <div className="grid min-h-60 place-items-center bg-band">
        {shown?.src && !mute ? (
          <Player key={shown.src} asset={asset} src={shown.src} />
        ) : (
          <p className="dot-field grid size-full min-h-60 place-items-center p-6 text-center text-band-ink-2">
            {mute ? t('clipViewer.browsersDoNotPlay') : wordsFor(t, asset, rendition)}
          </p>
        )}
      </div>
      {preview ? (
        <div className="px-3.5 py-2.5">
          <SegmentedControl
            label={t('clipViewer.whichOnePlays')}
            value={side}
            onValueChange={(value) => setSide(value as 'made' | 'original')}
            segments={[
              { value: 'made', label: t('clipViewer.asGetsIt', { label }) },
              { value: 'original', label: t('clipViewer.original') },
            ]}
          />
        </div>
      ) : null}
    </Sheet>
  )
}

function Player({ asset, src }: { asset: AssetDetail; src: string }) {
  if (asset.kind === 'video') {
    return (
      <video
        src={src}
        {...(asset.poster ? { poster: asset.poster } : {})}
        controls
        playsInline
        preload="metadata"
        className="max-h-[72vh] w-full"
      />
    )
  }
  return (
    <div className="grid w-full gap-4 p-5">
      <div className="h-28">
        <Waveform peaks={peaksOf(asset)} className="text-band-ink-2" />
      </div>
      {/* biome-ignore lint/a11y/useMediaCaption: the member's own sound, as its people get it */}
      <audio src={src} controls preload="metadata" className="w-full" />
    </div>
  )
}

function wordsFor(t: Words<'media'>, asset: AssetDetail, rendition: RenditionView | null): string {
  if (asset.failure) return asset.failure
  if (rendition?.failure) return rendition.failure
  return t('clipViewer.beingMade')
}

function madeFacts(t: Words<'media'>, { width, height, bytes, clip }: RenditionView): string {
  const size = width && height ? `${width} × ${height}, ` : ''
  const rate = clip?.frameRate ? `${Math.round(clip.frameRate)} frames/s, ` : ''
  return `${size}${rate}${t.bytes(bytes ?? 0)}`
}
