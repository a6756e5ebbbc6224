'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { PictureDialog } from '@/components/media/picture-dialog'
import { UploadOne } from '@/components/media/upload-one'
import { Button } from '@/components/ui/button'
import { Poster } from '@/components/ui/poster'
import type { SlotPicture } from './types'

/** Chooses a picture of the library, uploads one, or none. */
export function PictureChoice({
  workspace,
  pictures,
  chosen,
  onChoose,
  empty,
  disabled = false,
}: {
  workspace: string
  pictures: readonly SlotPicture[]
  chosen: string | null
  onChoose: (id: string | null) => void
  /** What there is without a picture: "The design's own drawing". */
  empty: string
  disabled?: boolean
}) {
  const t = useWords('designs')
  const [uploaded, setUploaded] = useState<readonly SlotPicture[]>([])
  const all = [...uploaded, ...pictures.filter(({ id }) => !uploaded.some((known) => known.id === id))]
  const picture = all.find(({ id }) => id === chosen)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {picture ? <Poster src={picture.thumbnail} alt="" width={42} /> : null}
      <span className="min-w-24 flex-1 truncate">{picture?.name ?? empty}</span>
      {disabled ? null : (
        <span className="flex items-center gap-2">
          {picture ? (
            <Button kind="ghost" size="s" onClick={() => onChoose(null)}>
              {t('pictureChoice.takeOut')}
            </Button>
          ) : null}
          <UploadOne
            workspace={workspace}
            accept="image/*"
            size="s"
            onUploaded={(arrived) => {
              setUploaded((before) => [arrived, ...before])
              onChoose(arrived.id)
            }}
          />
          <PictureDialog
            pictures={all}
            onChoose={onChoose}
            trigger={<Button size="s">{t('pictureChoice.choose')}</Button>}
            empty={t('pictureChoice.theLibraryHasNo')}
          />
        </span>
      )}
    </div>
  )
}
