'use client'

import { useRef, useState } from 'react'
import { useWords } from '#words'
import { DropAnywhere } from '@/components/media/drop-anywhere'
import type { LibraryUpload } from '@/components/media/use-library-upload'
import { useToast } from '@/components/ui/toast'
import { type ComposerAsset, composerAsset } from '@/lib/campaigns/composer-asset'
import type { DraftMedium } from '@/lib/campaigns/draft'
import { mostMedia } from '@/lib/messages/bounds'
import type { Words } from '@/lib/words/translate'
import { MediaItem } from './media-item'
import { MediaPicker } from './media-picker'
import type { ComposerProps } from './types'

type Change = (edit: (before: DraftMedium[]) => DraftMedium[]) => void

/** What is seen and heard in a message, in order: added, moved by dragging or with the arrow keys, described, and taken out. */
export function MediaField({
  props,
  media,
  uploads,
  takesFiles,
  onMeet,
  onChange,
}: {
  props: ComposerProps
  media: DraftMedium[]
  uploads: LibraryUpload
  takesFiles: boolean
  onMeet: (asset: ComposerAsset) => void
  onChange: Change
}) {
  const t = useWords('composer')
  const toast = useToast()
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const nameOf = (assetId: string) =>
    props.assets.find(({ id }) => id === assetId)?.name ?? t('mediaField.noLongerInThe')
  const add = (asset: ComposerAsset) => {
    onMeet(asset)
    let room = true
    onChange((before) => {
      room = before.length < mostMedia
      return putBack(before, { assetId: asset.id, altText: '' }, before.length)
    })
    if (room) setSaid(t('mediaField.isInTheMessage', { name: asset.name }))
    else
      toast({
        kind: 'warn',
        title: t('mediaField.hasNoRoom', { name: asset.name }),
        detail: t('mediaField.aMessageHoldsAt', { mostMedia }),
      })
  }
  const take = (files: readonly File[]) => uploads.take(files, (asset) => add(composerAsset(asset)))
  const remove = (index: number) => {
    const removed = media[index]
    if (!removed) return
    onChange((before) => before.filter(({ assetId }) => assetId !== removed.assetId))
    toast({
      title: t('mediaField.takenOut', { assetId: nameOf(removed.assetId) }),
      undo: () => onChange((before) => putBack(before, removed, index)),
    })
  }
  const move = (from: number, to: number) => {
    const moved = media[from]
    if (!moved || from === to || to < 0 || to >= media.length) return
    onChange((before) => movedTo(before, moved.assetId, to))
    setSaid(
      t('mediaField.isNumberOfNow', { assetId: nameOf(moved.assetId), value: to + 1, media: media.length }),
    )
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-handle]')[to]?.focus())
  }
  const full = media.length >= mostMedia
  return (
    <div id="picture" className="mt-2.5 grid gap-2">
      <DropAnywhere onFiles={take} disabled={!takesFiles} />
      {media.length > 0 ? (
        <ol ref={list} aria-label={t('mediaField.picturesClipsSoundsAnd')} className="grid gap-1.5">
          {media.map((medium, index) => (
            <MediaItem
              key={medium.assetId}
              medium={medium}
              asset={props.assets.find(({ id }) => id === medium.assetId)}
              place={{ index, of: media.length }}
              onMove={(to) => move(index, to)}
              onDropped={(assetId) =>
                move(
                  media.findIndex((one) => one.assetId === assetId),
                  index,
                )
              }
              onDescribe={(altText) =>
                onChange((before) =>
                  before.map((one) => (one.assetId === medium.assetId ? { ...one, altText } : one)),
                )
              }
              onRemove={() => remove(index)}
            />
          ))}
        </ol>
      ) : null}
      {full ? (
        <p className="text-sm text-ink-3">{t('mediaField.aMessageHoldsAt', { mostMedia })}</p>
      ) : (
        <MediaPicker
          props={props}
          chosen={media.map(({ assetId }) => assetId)}
          onChoose={add}
          onFiles={take}
        />
      )}
      <Underway uploads={uploads} />
      <p className="sr-only" aria-live="polite">
        {uploads.underway > 0 ? uploadingInWords(t, uploads) : said}
      </p>
    </div>
  )
}

const uploadingInWords = (t: Words<'composer'>, { underway }: Pick<LibraryUpload, 'underway'>) =>
  t('mediaField.uploading', { underway })

/** Files on their way into the message, and why one did not get there. */
function Underway({ uploads: { underway, refusal } }: { uploads: LibraryUpload }) {
  const t = useWords('composer')
  return (
    <>
      {underway > 0 ? (
        <p aria-hidden className="text-sm text-ink-3">
          {uploadingInWords(t, { underway })}
        </p>
      ) : null}
      {refusal ? (
        <p role="alert" className="text-sm text-block">
          {refusal}
        </p>
      ) : null}
    </>
  )
}

function movedTo(media: DraftMedium[], assetId: string, to: number): DraftMedium[] {
  const moved = media.find((one) => one.assetId === assetId)
  return moved
    ? putBack(
        media.filter((one) => one !== moved),
        moved,
        to,
      )
    : media
}

/** Never twice, and never more than a message holds: something else may have been added meanwhile. */
function putBack(media: DraftMedium[], medium: DraftMedium, index: number): DraftMedium[] {
  if (media.length >= mostMedia || media.some(({ assetId }) => assetId === medium.assetId)) return media
  return [...media.slice(0, index), medium, ...media.slice(index)]
}
