'use client'

import { useState, useSyncExternalStore } from 'react'
import { useWords } from '#words'
import { BulbRow } from '@/components/ui/bulb'
import { Button, IconButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { Words } from '@/lib/words/translate'
import { TrayRow } from './tray-row'
import { totalsOf, type UploadItem } from './upload-item'
import type { Uploads } from './uploads'
import { useUploads } from './use-uploads'

const NONE: readonly UploadItem[] = []
/** Bulbs across the tray, 9 px apart like the band's. */
const BULBS = 44

/** The uploads of a workspace, wherever the member is in it. Nothing is shown while nothing was dropped. */
export function UploadTray({ workspace }: { workspace: string }) {
  const t = useWords('media')
  const uploads = useUploads(workspace)
  const items = useSyncExternalStore(
    uploads?.subscribe ?? noSubscription,
    uploads?.list ?? (() => NONE),
    () => NONE,
  )
  const [folded, setFolded] = useState(false)
  if (!uploads || items.length === 0) return null
  const totals = totalsOf(items)
  const over = totals.open === 0 && !uploads.paused
  return (
    <section
      ref={tellHeight}
      aria-label={t('tray.uploads')}
      className="fixed end-6 bottom-6 z-30 w-101 animate-rise overflow-hidden rounded-lg bg-surface shadow-pop max-md:inset-x-2 max-md:bottom-21 max-md:w-auto"
    >
      <header data-ink className="relative bg-band pt-2 pe-2.5 pb-3 ps-3.5 text-ink">
        <div className="flex min-h-7 items-center gap-2">
          <b className="font-semibold tabular-nums">{headline(t, items, over)}</b>
          <span className="truncate text-ink-3 tabular-nums">{pace(t, uploads, totals.left, over)}</span>
          <span className="sr-only" aria-live="polite">
            {spoken(t, items, over)}
          </span>
          <span className="ms-auto flex items-center gap-1">
            {over ? (
              <Button size="s" kind="ghost" onClick={() => uploads.clear()}>
                {t('tray.clear')}
              </Button>
            ) : (
              <Button size="s" kind="ghost" onClick={() => uploads.pauseAll(!uploads.paused)}>
                {uploads.paused ? t('tray.goOn') : t('tray.pauseAll')}
              </Button>
            )}
            <IconButton
              icon={folded ? 'chevron-up' : 'chevron-down'}
              label={folded ? t('tray.unfoldTheUploads') : t('tray.foldTheUploads')}
              size="s"
              onClick={() => setFolded(!folded)}
            />
          </span>
        </div>
        <div className="absolute inset-x-0 bottom-1 overflow-hidden">
          <BulbRow
            share={over ? 1 : totals.share}
            count={BULBS}
            size={4}
            gap={5}
            live={!over && !uploads.paused}
            label={t('tray.percentOfTheBytes', { value: Math.round(totals.share * 100) })}
          />
        </div>
      </header>
      {folded ? null : (
        <>
          <ul className="max-h-[min(420px,46vh)] overflow-y-auto">
            {items.map((item) => (
              <TrayRow
                key={item.id}
                item={item}
                workspace={workspace}
                onCancel={() => uploads.cancel(item.id)}
                onRetry={() => uploads.retry(item.id)}
              />
            ))}
          </ul>
          {over ? null : (
            <p className="flex items-center gap-2 border-t border-line bg-well px-3.5 py-2 text-ink-3 max-md:hidden">
              <Icon name="check" size={13} />
              {t('tray.youCanCloseThis')}
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** Lets toasts rise above the tray: its height, with the gap between them, is `--tray` on the page. */
function tellHeight(tray: HTMLElement | null): (() => void) | undefined {
  if (!tray) return
  const page = document.documentElement.style
  const watcher = new ResizeObserver(() => page.setProperty('--tray', `${tray.offsetHeight + 8}px`))
  watcher.observe(tray)
  return () => {
    watcher.disconnect()
    page.removeProperty('--tray')
  }
}

const noSubscription = () => () => {}

function headline(t: Words<'media'>, items: readonly UploadItem[], over: boolean): string {
  if (!over) return t('tray.fileCount', { count: items.length })
  const arrived = items.filter((item) => item.state === 'done').length
  return arrived === items.length
    ? t('tray.inTheLibrary', { arrived })
    : t('tray.ofInTheLibrary', { arrived, items: items.length })
}

/** Said when a file is over, not with every byte. */
function spoken(t: Words<'media'>, items: readonly UploadItem[], over: boolean): string {
  const refused = items.filter(({ state }) => state === 'refused' || state === 'broken').length
  const arrived = items.filter(({ state }) => state === 'done' || state === 'duplicate').length
  if (arrived + refused === 0) return ''
  return t('tray.spoken', { arrived, items: items.length, refused, over: over ? 1 : 0 })
}

function pace(t: Words<'media'>, uploads: Uploads, left: number, over: boolean): string {
  if (over) return ''
  if (uploads.paused) return t('tray.pausedWhatArrivedIs')
  const rate = uploads.rate()
  if (left <= 0) return t('tray.makingRenditions')
  if (!rate) return t('tray.left', { left: t.bytes(left) })
  return `${t.bytes(rate)}/s, ${t.duration(Math.ceil(left / rate))} left`
}
