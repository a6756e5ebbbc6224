'use client'

import { PictureDialog } from '@/components/media/picture-dialog'
import { Button } from '@/components/ui/button'
import { Poster } from '@/components/ui/poster'
import type { SlotPicture } from './types'

/** Chooses a picture of the library, or none. */
export function PictureChoice({
  pictures,
  chosen,
  onChoose,
  empty,
  disabled = false,
}: {
  pictures: readonly SlotPicture[]
  chosen: string | null
  onChoose: (id: string | null) => void
  /** What there is without a picture: "The design's own drawing". */
  empty: string
  disabled?: boolean
}) {
  const picture = pictures.find(({ id }) => id === chosen)
  return (
    <div className="flex items-center gap-3">
      {picture ? <Poster src={picture.thumbnail} alt="" width={42} /> : null}
      <span className="min-w-0 flex-1 truncate">{picture?.name ?? empty}</span>
      {picture && !disabled ? (
        <Button kind="ghost" size="s" onClick={() => onChoose(null)}>
          Take out
        </Button>
      ) : null}
      {disabled ? null : (
        <PictureDialog
          pictures={pictures}
          onChoose={onChoose}
          trigger={<Button size="s">Choose</Button>}
          empty="The library has no pictures yet. Upload one there first."
        />
      )}
    </div>
  )
}
