'use client'

import { useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import type { AssetDetail } from '@/lib/media/asset'
import { type Edit, NO_EDIT } from '@/lib/media/edit/edit'
import { peaksOf } from '../clip'
import { Waveform } from '../waveform'
import { clipTime } from './clip-time'
import { EditorFoot } from './editor-foot'
import { Filmstrip } from './filmstrip'
import { type Span, TrimBar } from './trim-bar'
import { useEdit } from './use-edit'

/** From here on carriers' smallest messages leave little of a clip, ms. */
const LONG_MS = 20_000

/** Beginning, end and poster frame of a clip or a sound. */
export function ClipEditor({
  asset,
  src,
  onSave,
  onCancel,
}: {
  asset: AssetDetail
  /** The whole original, playable in a browser. */
  src: string
  onSave: (edit: Edit, renewScheduled: boolean) => Promise<void>
  onCancel: () => void
}) {
  const t = useWords('media')
  const durationMs = asset.source.durationMs ?? asset.durationMs ?? 0
  const editing = useEdit(asset.edit)
  const { edit, change } = editing
  const span = edit.trim ?? { startMs: 0, endMs: durationMs }
  const player = usePlayer(span)
  const trim = (next: Span, live: boolean) => {
    const whole = next.startMs <= 0 && next.endMs >= durationMs
    change({ ...edit, trim: whole ? null : next }, live)
  }
  const length = span.endMs - span.startMs
  const video = asset.kind === 'video'
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_352px]">
      <Sheet aria-label={t('clipEditor.clip')} className="flex flex-col overflow-hidden">
        <div className="grid place-items-center bg-band p-4">
          {video ? (
            // biome-ignore lint/a11y/useMediaCaption: the member's own clip, as it came
            <video ref={player.ref} src={src} playsInline className="h-[52vh] w-full object-contain" />
          ) : (
            // biome-ignore lint/a11y/useMediaCaption: the member's own sound, as it came
            <audio ref={player.ref} src={src} className="hidden" />
          )}
          {video ? null : (
            <p className="py-6 text-lg font-semibold text-band-ink tabular-nums">{clipTime(player.atMs)}</p>
          )}
        </div>
        <div className="bg-band">
          <TrimBar
            span={span}
            durationMs={durationMs}
            atMs={player.atMs}
            onChange={trim}
            onSeek={player.seek}
          >
            {video ? (
              <Filmstrip src={src} />
            ) : (
              <Waveform peaks={peaksOf(asset)} className="text-band-ink-2" />
            )}
          </TrimBar>
        </div>
        <div className="flex flex-wrap items-center gap-2 px-3.5 py-2.5 tabular-nums">
          <Button icon={player.playing ? 'pause' : 'play'} onClick={player.toggle}>
            {player.playing ? t('clipEditor.pause') : t('clipEditor.playWhatIsKept')}
          </Button>
          {video ? (
            <Button
              kind="ghost"
              icon="picture"
              onClick={() => change({ ...edit, posterMs: Math.round(player.atMs) })}
            >
              {t('clipEditor.useThisFrameAs')}
            </Button>
          ) : null}
          <span className="ms-auto">
            <b className="font-semibold">{clipTime(length)}</b>{' '}
            <span className="text-ink-3">{t('clipEditor.of', { durationMs: clipTime(durationMs) })}</span>
          </span>
        </div>
      </Sheet>
      <Sheet aria-label={t('clipEditor.whatIsKept')}>
        <Cell className="grid gap-3">
          <SectionHead title={t('clipEditor.whatIsKept')} className="mb-0" />
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 tabular-nums">
            <dt className="text-ink-3">{t('clipEditor.beginsAt')}</dt>
            <dd>{clipTime(span.startMs)}</dd>
            <dt className="text-ink-3">{t('clipEditor.endsAt')}</dt>
            <dd>{clipTime(span.endMs)}</dd>
            {video ? (
              <>
                <dt className="text-ink-3">{t('clipEditor.posterFrame')}</dt>
                <dd>
                  {edit.posterMs === null
                    ? t('clipEditor.theFirstThatShows')
                    : t('clipEditor.at', { posterMs: clipTime(edit.posterMs) })}
                </dd>
              </>
            ) : null}
          </dl>
          {length > LONG_MS ? (
            <Callout tone="plain" title={t('clipEditor.aShorterOneIs')}>
              {t('clipEditor.theSameBytesAre')}
            </Callout>
          ) : null}
        </Cell>
        <EditorFoot
          asset={asset}
          editing={editing}
          onReset={() => change(NO_EDIT)}
          onSave={onSave}
          onCancel={onCancel}
        />
      </Sheet>
    </div>
  )
}

/** The player, held to what is kept while it plays. */
function usePlayer(span: Span) {
  const ref = useRef<HTMLMediaElement & HTMLVideoElement & HTMLAudioElement>(null)
  const [atMs, setAtMs] = useState(span.startMs)
  const [playing, setPlaying] = useState(false)
  const end = useRef(span.endMs)
  end.current = span.endMs
  useEffect(() => {
    const media = ref.current
    if (!media) return
    const stop = new AbortController()
    const { signal } = stop
    const look = () => {
      setAtMs(media.currentTime * 1000)
      if (!media.paused && media.currentTime * 1000 >= end.current) media.pause()
    }
    media.addEventListener('timeupdate', look, { signal })
    media.addEventListener('seeked', look, { signal })
    media.addEventListener('play', () => setPlaying(true), { signal })
    media.addEventListener('pause', () => setPlaying(false), { signal })
    return () => stop.abort()
  }, [])
  const seek = (ms: number) => {
    setAtMs(ms)
    if (ref.current) ref.current.currentTime = ms / 1000
  }
  const toggle = () => {
    const media = ref.current
    if (!media) return
    if (!media.paused) return media.pause()
    const at = media.currentTime * 1000
    if (at < span.startMs - 50 || at >= span.endMs - 50) seek(span.startMs)
    void media.play()
  }
  return { ref, atMs, playing, seek, toggle }
}
