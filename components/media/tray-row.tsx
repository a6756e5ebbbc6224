'use client'

import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { FiveLights } from '@/components/ui/bulb'
import { Button, IconButton, LinkButton } from '@/components/ui/button'
import { formatBytes } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { Progress } from '@/components/ui/progress'
import type { UploadItem } from './upload-item'

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
  const moving = item.state === 'sending' || item.state === 'paused'
  return (
    <li className="grid grid-cols-[30px_minmax(0,1fr)_auto] items-center gap-2.5 border-t border-line py-1.5 pr-2.5 pl-3.5 first:border-t-0">
      <Thumb item={item} />
      <div className="min-w-0">
        <p className="truncate font-[580]">{item.name}</p>
        <p className="text-sm text-ink-3 tabular-nums">{wordsOf(item)}</p>
        {moving ? (
          <Progress
            thin
            share={item.bytes > 0 ? item.sent / item.bytes : 0}
            label={`${item.name}: bytes sent`}
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

function wordsOf(item: UploadItem): ReactNode {
  switch (item.state) {
    case 'waiting':
      return `Waiting, ${formatBytes(item.bytes)}`
    case 'sending':
    case 'paused':
      return `${item.state === 'paused' ? 'Paused at ' : ''}${formatBytes(item.sent)} of ${formatBytes(item.bytes)}`
    case 'making': {
      const ready = item.asset?.lights.filter((light) => light.fit !== 'none').length ?? 0
      return item.asset ? `Rendering, ${ready} of 5 carriers` : 'Arrived, being read'
    }
    case 'done':
      return 'Ready for every carrier'
    case 'duplicate':
      return `Same picture as ${item.duplicateOf?.name}`
    default:
      return <span className="text-block">{item.reason}</span>
  }
}

function Act({ item, workspace, onCancel, onRetry }: Parameters<typeof TrayRow>[0]) {
  if (item.state === 'duplicate' && item.duplicateOf) {
    return (
      <LinkButton size="s" href={`/${workspace}/media/${item.duplicateOf.id}`}>
        Use that one
      </LinkButton>
    )
  }
  if (item.asset && (item.state === 'making' || item.state === 'done')) {
    return (
      <Link
        href={`/${workspace}/media/${item.asset.id}`}
        aria-label={`Open ${item.name}`}
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
        Try again
      </Button>
    )
  }
  const label = item.state === 'refused' ? `Take ${item.name} off the list` : `Cancel ${item.name}`
  return <IconButton icon="close" size="s" label={label} onClick={onCancel} />
}
