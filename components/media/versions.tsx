'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Poster } from '@/components/ui/poster'
import { SectionHead } from '@/components/ui/sheet'
import type { AssetDetail, AssetVersion } from '@/lib/media/asset'
import { formatOf } from '@/lib/media/format'
import type { Words } from '@/lib/words/translate'
import { RenewScheduled } from './edit/editor-foot'
import { usesByStatus } from './replace'

/** The files that were in this one's place before, each with the way back. */
export function Versions({
  asset,
  onRestore,
}: {
  asset: AssetDetail
  /** Undefined for members who may only look. */
  onRestore: ((number: number, renewScheduled: boolean) => void) | undefined
}) {
  const t = useWords('media')
  const [renew, setRenew] = useState(false)
  const { scheduled } = usesByStatus(asset)
  return (
    <>
      <SectionHead
        title={t('versions.versions')}
        note={t('versions.thisIsVersion', { version: asset.version })}
      />
      <ul className="grid gap-2.5">
        {asset.versions.map((version) => (
          <li key={version.number} className="flex items-center gap-3">
            <Poster src={version.thumbnail} alt="" width={36} />
            <p className="min-w-0 flex-1 tabular-nums">
              <b className="block font-semibold">{t('versions.version', { number: version.number })}</b>
              <span suppressHydrationWarning className="block truncate text-ink-3">
                {factsOf(t, version)}
              </span>
            </p>
            {onRestore ? (
              <Button size="s" icon="undo" onClick={() => onRestore(version.number, renew)}>
                {t('versions.bringBack')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {onRestore && scheduled > 0 ? (
        <div className="mt-3">
          <RenewScheduled count={scheduled} checked={renew} onChange={setRenew} />
        </div>
      ) : null}
    </>
  )
}

function factsOf(t: Words<'media'>, { mime, bytes, width, height, replacedAt }: AssetVersion): string {
  const until = new Date(replacedAt).toLocaleDateString(t.tag, {
    month: 'short',
    day: 'numeric',
    year: 'numeric',
  })
  const size = width && height ? `${width} × ${height}, ` : ''
  return t('versions.until', { mime: formatOf(t, mime), size, bytes: t.bytes(bytes), until })
}
