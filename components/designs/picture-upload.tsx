'use client'

import { useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { useUploads } from '@/components/media/tray'
import { reasonIn, type UploadItem } from '@/components/media/upload-item'
import { Button } from '@/components/ui/button'
import type { Words } from '@/lib/words/translate'
import type { SlotPicture } from './types'

/** Takes a picture from this machine into the library, and hands it on as soon as it can be drawn with. */
export function PictureUpload({
  workspace,
  onUploaded,
}: {
  workspace: string
  onUploaded: (picture: SlotPicture) => void
}) {
  const t = useWords('designs')
  const m = useWords('media')
  const uploads = useUploads(workspace)
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<{ name: string; bytes: number } | null>(null)
  const [refusal, setRefusal] = useState<string>()
  const done = useRef(onUploaded)
  done.current = onUploaded

  useEffect(() => {
    if (!uploads || !file) return
    const look = () => {
      const item = uploads.list().find(({ name, bytes }) => name === file.name && bytes === file.bytes)
      const end = item && endOf(t, m, item)
      if (!end) return
      setFile(null)
      if ('refusal' in end) setRefusal(end.refusal)
      else done.current(end.picture)
    }
    look()
    return uploads.subscribe(look)
  }, [uploads, file, t, m])

  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        className="sr-only"
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ target }) => {
          const chosen = target.files?.[0]
          target.value = ''
          if (!chosen || !uploads) return
          setRefusal(undefined)
          setFile({ name: chosen.name, bytes: chosen.size })
          uploads.add([chosen], null)
        }}
      />
      <Button size="s" icon="upload" busy={file !== null} onClick={() => input.current?.click()}>
        {t('pictureUpload.upload')}
      </Button>
      {refusal ? (
        <span role="alert" className="text-sm text-block">
          {refusal}
        </span>
      ) : null}
    </>
  )
}

/** What an upload became; undefined while it is underway. */
function endOf(
  t: Words<'designs'>,
  m: Words<'media'>,
  item: UploadItem,
): { picture: SlotPicture } | { refusal: string } | undefined {
  const { state, asset, duplicateOf, reason, preview } = item
  if (state === 'done' && asset)
    return { picture: { id: asset.id, name: asset.name, thumbnail: asset.thumbnail } }
  if (state === 'duplicate' && duplicateOf) return { picture: { ...duplicateOf, thumbnail: preview } }
  if (state === 'refused' || state === 'broken')
    return { refusal: reasonIn(m, reason) || t('pictureUpload.theFileDidNot') }
  return undefined
}
