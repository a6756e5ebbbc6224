'use client'

import { useRef } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import type { AssetSummary } from '@/lib/media/asset'
import { useLibraryUpload } from './use-library-upload'

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
  // Of the day it ends, not of the day it began: more may have been written meanwhile.
  const uploaded = useRef(onUploaded)
  uploaded.current = onUploaded
  const { take, underway, refusal } = useLibraryUpload(workspace)
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
          take([...(target.files ?? [])], (asset) => uploaded.current(asset))
          target.value = ''
        }}
      />
      <Button size={size} icon="upload" busy={underway > 0} onClick={() => input.current?.click()}>
        {t('libraryUpload.upload')}
      </Button>
      {refusal ? (
        <span role="alert" className="text-sm text-block">
          {refusal}
        </span>
      ) : null}
    </>
  )
}
