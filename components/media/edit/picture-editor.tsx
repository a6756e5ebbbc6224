'use client'

import { useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { Button, IconButton } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { SegmentedControl } from '@/components/ui/segmented'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import type { AssetDetail } from '@/lib/media/asset'
import { ASPECTS, type AspectId, holds, largest, ratioOf, shapeOf, WHOLE } from '@/lib/media/edit/crop'
import {
  type Edit,
  editedSize,
  mirrored,
  NO_EDIT,
  type Region,
  turned,
  turnedSize,
} from '@/lib/media/edit/edit'
import type { Size } from '@/lib/media/fit'
import { CropBox, cropWords } from './crop-box'
import { EditorFoot } from './editor-foot'
import { FocusMark } from './focus-mark'
import { PhonePreview } from './phone-preview'
import { Seen } from './seen'
import { Suggestion } from './suggestion'
import { type Editing, useEdit } from './use-edit'

/** Crop, turn and focus of a picture, with a phone beside it. Nothing is touched until it is saved, the original never. */
export function PictureEditor({
  asset,
  src,
  onSave,
  onCancel,
}: {
  asset: AssetDetail
  /** The original, uncropped and unturned. */
  src: string
  onSave: (edit: Edit, renewScheduled: boolean) => Promise<void>
  onCancel: () => void
}) {
  const t = useWords('media')
  const original = originalSize(asset)
  const editing = useEdit(asset.edit)
  const { edit, change } = editing
  const [aspect, setAspect] = useState<AspectId>('free')
  const seen = turnedSize(original, edit.turn)
  const choose = (next: AspectId) => {
    setAspect(next)
    const ratio = ratioOf(next, seen)
    if (ratio === null) return
    const crop = edit.crop ?? WHOLE
    const about = edit.focus ?? { x: crop.x + crop.width / 2, y: crop.y + crop.height / 2 }
    change({ ...edit, crop: next === 'original' ? null : largest(ratio, seen, about) })
  }
  const turn = (next: Edit) => {
    setAspect('free')
    change(next)
  }
  const take = (crop: Region) => {
    setAspect('4:5')
    change({ ...edit, crop })
  }
  const size = editedSize(original, edit)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_352px]">
      <Sheet aria-label={t('pictureEditor.picture')} className="flex flex-col overflow-hidden">
        <Tools
          edit={edit}
          aspect={aspect}
          onAspect={choose}
          onEdit={turn}
          onFocus={(focus) => change({ ...edit, focus })}
        />
        <Stage src={src} original={original} editing={editing} aspect={aspect} />
        <p className="flex flex-wrap justify-between gap-x-4 px-3.5 py-2.5 tabular-nums">
          <span>
            <b className="font-semibold">
              {t.count(size.width)} × {t.count(size.height)}
            </b>{' '}
            <span className="text-ink-3">
              {t('pictureEditor.ofPx', { width: seen.width, height: seen.height })}
            </span>
          </span>
          {edit.focus && edit.crop && !holds(edit.crop, edit.focus) ? (
            <span className="text-warn">{t('pictureEditor.theFocalPointIs')}</span>
          ) : (
            <span className="text-ink-3 max-md:hidden">{t('pictureEditor.arrowKeysMoveWhat')}</span>
          )}
        </p>
      </Sheet>
      <Sheet aria-label={t('pictureEditor.preview')}>
        <Cell>
          <SectionHead title={t('pictureEditor.whatPhonesShow')} />
          <PhonePreview src={src} original={original} edit={edit} size={size} />
          {asset.suggestion ? (
            <div className="mt-4">
              <Suggestion
                suggestion={asset.suggestion}
                src={src}
                original={original}
                edit={edit}
                onTake={take}
              />
            </div>
          ) : null}
        </Cell>
        <EditorFoot
          asset={asset}
          editing={editing}
          onReset={() => turn({ ...NO_EDIT, asVideo: edit.asVideo })}
          onSave={onSave}
          onCancel={onCancel}
        >
          {asset.kind === 'gif' ? (
            <Checkbox
              label={t('pictureEditor.sendItAsA')}
              detail={t('pictureEditor.aClipKeepsMore')}
              checked={edit.asVideo}
              onCheckedChange={(asVideo) => change({ ...edit, asVideo })}
            />
          ) : null}
        </EditorFoot>
      </Sheet>
    </div>
  )
}

function originalSize(asset: AssetDetail): Size {
  const { width, height } = asset.source
  return { width: width ?? asset.width ?? 3, height: height ?? asset.height ?? 4 }
}

function Tools({
  edit,
  aspect,
  onAspect,
  onEdit,
  onFocus,
}: {
  edit: Edit
  aspect: AspectId
  onAspect: (aspect: AspectId) => void
  onEdit: (edit: Edit) => void
  onFocus: (focus: Edit['focus']) => void
}) {
  const t = useWords('media')
  const crop = edit.crop ?? WHOLE
  const middle = { x: crop.x + crop.width / 2, y: crop.y + crop.height / 2 }
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
      <SegmentedControl
        label={t('pictureEditor.proportionOfTheCrop')}
        value={aspect}
        onValueChange={(value) => onAspect(value as AspectId)}
        segments={ASPECTS.map(({ id }) => ({
          value: id,
          label: id === 'free' || id === 'original' ? t(`aspect.${id}`) : id,
        }))}
        className="max-md:w-full max-md:overflow-x-auto"
      />
      <span className="ms-auto flex items-center gap-1 max-md:ms-0">
        <IconButton
          icon="turn-left"
          label={t('pictureEditor.turnLeft')}
          onClick={() => onEdit(turned(turned(turned(edit))))}
        />
        <IconButton
          icon="turn-right"
          label={t('pictureEditor.turnRight')}
          onClick={() => onEdit(turned(edit))}
        />
        <IconButton icon="mirror" label={t('pictureEditor.mirror')} onClick={() => onEdit(mirrored(edit))} />
        <Button
          size="m"
          kind="ghost"
          icon="focus"
          aria-pressed={edit.focus !== null}
          onClick={() => onFocus(edit.focus ? null : middle)}
        >
          {edit.focus ? t('pictureEditor.noFocalPoint') : t('pictureEditor.focalPoint')}
        </Button>
      </span>
    </div>
  )
}

function Stage({
  src,
  original,
  editing: { edit, change },
  aspect,
}: {
  src: string
  original: Size
  editing: Editing
  aspect: AspectId
}) {
  const t = useWords('media')
  const frame = useRef<HTMLSpanElement>(null)
  const seen = turnedSize(original, edit.turn)
  const crop = edit.crop ?? WHOLE
  const ratio = ratioOf(aspect, seen)
  return (
    <div className="flex justify-center bg-band p-4.5 max-md:p-4">
      <span
        ref={frame}
        className="relative block w-full"
        style={{ maxWidth: `calc(66vh * ${seen.width / seen.height})` }}
      >
        <Seen src={src} original={original} edit={edit} className="overflow-hidden" />
        <CropBox
          frame={frame}
          picture={seen}
          crop={crop}
          shape={ratio === null ? null : shapeOf(ratio, seen)}
          onChange={(next, live) => change({ ...edit, crop: next }, live)}
        />
        {edit.focus ? (
          <FocusMark
            frame={frame}
            picture={seen}
            focus={edit.focus}
            onChange={(focus, live) => change({ ...edit, focus }, live)}
          />
        ) : null}
      </span>
      <Announce words={cropWords(t, crop, seen)} />
    </div>
  )
}

/** Says how the crop stands once it rests: every step of a drag would drown the reader. */
function Announce({ words }: { words: string }) {
  const [said, setSaid] = useState('')
  const first = useRef(words)
  useEffect(() => {
    if (words === first.current) return
    first.current = ''
    const timer = setTimeout(() => setSaid(words), 500)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <span className="sr-only" aria-live="polite">
      {said}
    </span>
  )
}
