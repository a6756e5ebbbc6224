'use client'

import { useCallback, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import type { AssetDetail, AssetSummary } from '@/lib/media/asset'
import { ACCEPTED_MIME } from '@/lib/media/sniff'
import type { MoreAssets } from './actions'
import { PictureDialog } from './picture-dialog'
import type { Place } from './upload-item'
import { countOf } from './use-asset-acts'

type Reach = 'everywhere' | 'drafts' | 'apart'

/** Puts a new file in an asset's place: which file, and who takes it. The one before is kept. */
export function NewFileDialog({
  asset,
  open,
  onOpenChange,
  onUpload,
}: {
  asset: AssetDetail
  open: boolean
  onOpenChange: (open: boolean) => void
  /** `place` is undefined for a picture of its own. */
  onUpload: (file: File, place: Place | undefined) => void
}) {
  const [reach, setReach] = useState<Reach>('drafts')
  const [file, setFile] = useState<File | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const uses = usesByStatus(asset)
  const upload = () => {
    if (!file) return
    onUpload(file, reach === 'apart' ? undefined : placeOf(asset.id, reach))
    setFile(null)
    onOpenChange(false)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Put a new file in its place"
      description="Name, tags, texts and folder stay. The file of today is kept as a version and can come back."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            kind="go"
            blocker={file ? null : 'Choose a file'}
            onBlocked={() => field.current?.click()}
            onClick={upload}
          >
            Put it in place
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="flex items-center gap-3 rounded-md bg-well p-3">
          <Button icon="upload" onClick={() => field.current?.click()}>
            Choose a file
          </Button>
          <span className="min-w-0 truncate text-ink-2">{file?.name ?? 'No file chosen yet'}</span>
          <input
            ref={field}
            type="file"
            hidden
            aria-label="New file"
            accept={[...ACCEPTED_MIME, '.heic'].join(',')}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </div>
        <RadioGroup
          label="Who takes it"
          layout="list"
          value={reach}
          onValueChange={(value) => setReach(value as Reach)}
          options={[
            ...(uses.scheduled > 0
              ? [
                  {
                    value: 'everywhere',
                    label: `${countOf(uses.drafts, 'draft')} and ${countOf(uses.scheduled, 'scheduled campaign')}`,
                    detail: 'Scheduled ones are checked again before they take it.',
                  },
                ]
              : []),
            {
              value: 'drafts',
              label:
                uses.drafts > 0
                  ? `${countOf(uses.drafts, 'draft')} and whatever comes`
                  : 'Whatever comes from here on',
              detail:
                uses.scheduled > 0
                  ? 'Scheduled campaigns keep the picture that was reviewed.'
                  : 'What was sent never changes.',
            },
            { value: 'apart', label: 'Nobody: keep both', detail: 'It becomes a picture of its own.' },
          ]}
        />
      </div>
    </Dialog>
  )
}

function placeOf(replacesId: string, reach: Reach): Place {
  return { replacesId, renewScheduled: reach === 'everywhere' }
}

export function usesByStatus(asset: AssetDetail): { drafts: number; scheduled: number; sent: number } {
  const count = (is: (status: string) => boolean) =>
    asset.uses.filter((use) => use.kind === 'campaign' && is(use.status)).length
  return {
    drafts: count((status) => status === 'draft'),
    scheduled: count((status) => status === 'scheduled'),
    sent: count((status) => status !== 'draft' && status !== 'scheduled'),
  }
}

/** Chooses the picture that takes this one's place in drafts and scheduled campaigns. */
export function ReplaceEverywhereDialog({
  asset,
  more,
  open,
  onOpenChange,
  onChoose,
}: {
  asset: AssetDetail
  more: MoreAssets
  open: boolean
  onOpenChange: (open: boolean) => void
  onChoose: (id: string) => void
}) {
  const [pictures, setPictures] = useState<AssetSummary[]>([])
  const { drafts, scheduled } = usesByStatus(asset)
  const search = useCallback(
    async (q: string) => {
      const answer = await more({ filter: { q }, cursor: '' })
      if (!answer.ok) return
      setPictures(answer.value.assets.filter(({ id, status }) => id !== asset.id && status !== 'failed'))
    },
    [more, asset.id],
  )
  return (
    <PictureDialog
      pictures={pictures}
      onSearch={search}
      title={`Take another picture in ${countOf(drafts, 'draft')}${scheduled > 0 ? ` and ${countOf(scheduled, 'scheduled campaign')}` : ''}`}
      onChoose={onChoose}
      empty="No other picture in the library yet."
      open={open}
      onOpenChange={onOpenChange}
    />
  )
}
