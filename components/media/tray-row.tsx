'use client'

import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { FiveLights } from '@/components/ui/bulb'
import { Button, IconButton, LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Progress } from '@/components/ui/progress'
import type { Words } from '@/lib/words/translate'
import { reasonIn, type UploadItem } from './upload-item'

/** One file of the tray: its picture, what happens to it, and the one thing to do about it. */
export function TrayRow({
  item,
  workspace,
  onCancel,
  onRetry,
}: {
  item: UploadItem
  workspace: string
  onCancel: () => void
  onRetry: () => void
}) {
  const t = useWords('media')
  const moving = item.state === 'sending' || item.state === 'paused'
  return (
    <li className="grid grid-cols-[30px_minmax(0,1fr)_auto] items-center gap-2.5 border-t border-line py-1.5 pe-2.5 ps-3.5 first:border-t-0">
      <Thumb item={item} />
      <div className="min-w-0">
        <p className="truncate font-[580]">{item.name}</p>
        <p className="text-sm text-ink-3 tabular-nums">{wordsOf(t, item)}</p>
        {moving ? (
          <Progress
            thin
            share={item.bytes > 0 ? item.sent / item.bytes : 0}
            label={t('trayRow.bytesSent', { name: item.name })}
          />
        ) : null}
      </div>
      <Act item={item} workspace={workspace} onCancel={onCancel} onRetry={onRetry} />
    </li>
  )
}

function Thumb({ item }: { item: UploadItem }) {
  // A file may be called a picture and be none: then the browser cannot show it, and only the icon is true.
  const [broken, setBroken] = useState<string | null>(null)
  const found = item.asset?.thumbnail ?? item.preview
  const src = found === broken ? null : found
  const frame = 'h-10 w-7.5 rounded-sm bg-fill object-cover'
  if (!src) {
    return (
      <span className={`${frame} grid place-items-center text-ink-3`}>
        <Icon name={item.state === 'refused' ? 'block' : 'picture'} size={15} />
      </span>
    )
  }
  // biome-ignore lint/performance/noImgElement: our own thumbnail, or the file in this tab
  return <img src={src} alt="" className={frame} onError={() => setBroken(src)} />
}

function wordsOf(t: Words<'media'>, item: UploadItem): ReactNode {
  switch (item.state) {
    case 'waiting':
      return t('trayRow.waiting', { bytes: t.bytes(item.bytes) })
    case 'sending':
    case 'paused':
      return t(item.state === 'paused' ? 'trayRow.pausedAtOf' : 'trayRow.sentOf', {
        sent: t.bytes(item.sent),
        bytes: t.bytes(item.bytes),
      })
    case 'making': {
      const ready = item.asset?.lights.filter((light) => light.fit !== 'none').length ?? 0
      return item.asset ? t('trayRow.renderingOf5Carriers', { ready }) : t('trayRow.arrivedBeingRead')
    }
    case 'done':
      return t('trayRow.readyForEveryCarrier')
    case 'duplicate':
      return t('trayRow.samePictureAs', { name: item.duplicateOf?.name ?? '' })
    default:
      return <Refusal reason={item.reason} />
  }
}

function Refusal({ reason }: Pick<UploadItem, 'reason'>) {
  return <span className="text-block">{reasonIn(useWords('uploads'), reason)}</span>
}

function Act({ item, workspace, onCancel, onRetry }: Parameters<typeof TrayRow>[0]) {
  const t = useWords('media')
  if (item.state === 'duplicate' && item.duplicateOf) {
    return (
      <LinkButton size="s" href={`/${workspace}/media/${item.duplicateOf.id}`}>
        {t('trayRow.useThatOne')}
      </LinkButton>
    )
  }
  if (item.asset && (item.state === 'making' || item.state === 'done')) {
    return (
      <Link
        href={`/${workspace}/media/${item.asset.id}`}
        aria-label={t('trayRow.open', { name: item.name })}
        className="rounded-sm p-1"
      >
        <FiveLights lights={item.asset.lights} />
      </Link>
    )
  }
  if (item.state === 'making') return null
  if (item.state === 'broken') {
    return (
      <Button size="s" onClick={onRetry}>
        {t('trayRow.tryAgain')}
      </Button>
    )
  }
  const label =
    item.state === 'refused'
      ? t('trayRow.takeOffTheList', { name: item.name })
      : t('trayRow.cancel', { name: item.name })
  return <IconButton icon="close" size="s" label={label} onClick={onCancel} />
}
