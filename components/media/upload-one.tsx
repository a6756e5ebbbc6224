'use client'

import { useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import type { AssetSummary } from '@/lib/media/asset'
import { reasonIn, type UploadItem } from './upload-item'
import { useUploads } from './use-uploads'

/** Takes one file from this machine into the library, and hands it on as soon as it can be used. */
export function UploadOne({
  workspace,
  accept,
  size = 'm',
  onUploaded,
}: {
  workspace: string
  /** As in `<input accept>`. */
  accept: string
  size?: 's' | 'm'
  onUploaded: (asset: AssetSummary) => void
}) {
  const t = useWords('uploads')
  const input = useRef<HTMLInputElement>(null)
  const { take, busy, refusal } = useOneUpload(workspace, onUploaded)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={accept}
        className="sr-only"
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ target }) => {
          const chosen = target.files?.[0]
          if (chosen) take(chosen)
          target.value = ''
        }}
      />
      <Button size={size} icon="upload" busy={busy} onClick={() => input.current?.click()}>
        {t('uploadOne.upload')}
      </Button>
      {refusal ? (
        <span role="alert" className="text-sm text-block">
          {refusal}
        </span>
      ) : null}
    </>
  )
}

function useOneUpload(workspace: string, onUploaded: (asset: AssetSummary) => void) {
  const t = useWords('uploads')
  const uploads = useUploads(workspace)
  const [file, setFile] = useState<{ name: string; bytes: number } | null>(null)
  const [refusal, setRefusal] = useState<string>()
  const done = useRef(onUploaded)
  done.current = onUploaded
  useEffect(() => {
    if (!uploads || !file) return
    let over = false
    const look = async () => {
      const item = uploads.list().find(({ name, bytes }) => name === file.name && bytes === file.bytes)
      if (over || !item || !isOver(item)) return
      over = true
      const asset = await assetOf(workspace, item)
      setFile(null)
      if (asset) done.current(asset)
      else setRefusal(reasonIn(t, item.reason) || t('uploadOne.theFileDidNot'))
    }
    void look()
    const forget = uploads.subscribe(() => void look())
    return () => {
      over = true
      forget()
    }
  }, [uploads, file, workspace, t])
  const take = (chosen: File) => {
    if (!uploads) return
    setRefusal(undefined)
    setFile({ name: chosen.name, bytes: chosen.size })
    uploads.add([chosen], null)
  }
  return { take, busy: file !== null, refusal }
}

const isOver = ({ state }: UploadItem) =>
  state === 'done' || state === 'duplicate' || state === 'refused' || state === 'broken'

/** What an upload became: the asset, or the one that is the same. Null when it became none. */
async function assetOf(workspace: string, { asset, duplicateOf }: UploadItem): Promise<AssetSummary | null> {
  if (!duplicateOf) return asset?.status === 'failed' ? null : asset
  const answer = await fetch(`/${workspace}/media/live?assets=${duplicateOf.id}`).catch(() => null)
  if (!answer?.ok) return null
  const { assets } = (await answer.json()) as { assets: AssetSummary[] }
  return assets[0] ?? null
}
