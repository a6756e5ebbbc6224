'use client'

import { useCallback, useRef, useState } from 'react'
import { useWords } from '#words'
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
  const t = useWords('media')
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
      title={t('replace.putANewFile')}
      description={t('replace.nameTagsTextsAnd')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('replace.cancel')}</Button>
          <Button
            kind="go"
            blocker={file ? null : t('replace.chooseAFile')}
            onBlocked={() => field.current?.click()}
            onClick={upload}
          >
            {t('replace.putItInPlace')}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="flex items-center gap-3 rounded-md bg-well p-3">
          <Button icon="upload" onClick={() => field.current?.click()}>
            {t('replace.chooseAFile')}
          </Button>
          <span className="min-w-0 truncate text-ink-2">{file?.name ?? t('replace.noFileChosenYet')}</span>
          <input
            ref={field}
            type="file"
            hidden
            aria-label={t('replace.newFile')}
            accept={[...ACCEPTED_MIME, '.heic'].join(',')}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </div>
        <RadioGroup
          label={t('replace.whoTakesIt')}
          layout="list"
          value={reach}
          onValueChange={(value) => setReach(value as Reach)}
          options={[
            ...(uses.scheduled > 0
              ? [
                  {
                    value: 'everywhere',
                    label: t('replace.and', {
                      drafts: countOf(uses.drafts, 'draft'),
                      scheduled: countOf(uses.scheduled, t('replace.scheduledCampaign')),
                    }),
                    detail: t('replace.scheduledOnesAreChecked'),
                  },
                ]
              : []),
            {
              value: 'drafts',
              label:
                uses.drafts > 0
                  ? t('replace.andWhateverComes', { drafts: countOf(uses.drafts, 'draft') })
                  : t('replace.whateverComesFromHere'),
              detail:
                uses.scheduled > 0 ? t('replace.scheduledCampaignsKeepThe') : t('replace.whatWasSentNever'),
            },
            { value: 'apart', label: t('replace.nobodyKeepBoth'), detail: t('replace.itBecomesAPicture') },
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
  const t = useWords('media')
  const [pictures, setPictures] = useState<AssetSummary[]>([])
  const { drafts, scheduled } = usesByStatus(asset)
  const search = useCallback(
    async (q: string) => {
      const answer = await more({ filter: { q } })
      if (!answer.ok) return
      setPictures(answer.value.assets.filter(({ id, status }) => id !== asset.id && status !== 'failed'))
    },
    [more, asset.id],
  )
  return (
    <PictureDialog
      pictures={pictures}
      onSearch={search}
      title={
        scheduled > 0 ? t('replace.takeInBoth', { drafts, scheduled }) : t('replace.takeInDrafts', { drafts })
      }
      onChoose={onChoose}
      empty={t('replace.noOtherPictureIn')}
      open={open}
      onOpenChange={onOpenChange}
    />
  )
}
