'use client'

import { type ReactNode, useRef, useState } from 'react'
import { useWords } from '#words'
import { FiveLights } from '@/components/ui/bulb'
import { Button, LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Poster } from '@/components/ui/poster'
import { SegmentedControl } from '@/components/ui/segmented'
import type { ComposerAsset } from '@/lib/campaigns/composer-asset'
import type { AssetFilter } from '@/lib/media/asset-filter'
import { ACCEPTED_MIME } from '@/lib/media/sniff'
import type { Words } from '@/lib/words/translate'
import { kindInWords } from './media-words'
import type { ComposerActions } from './types'
import { type FoundState, useFoundAssets } from './use-found-assets'

const filters = (t: Words<'composer'>) => [
  { value: 'all', label: t('mediaPicker.all') },
  { value: 'pictures', label: t('mediaPicker.pictures') },
  { value: 'video', label: t('mediaPicker.clips') },
  { value: 'audio', label: t('mediaPicker.sounds') },
  { value: 'document', label: t('mediaPicker.cards') },
]

/** The library, to choose from: what the composer came with at once, everything by a word or a kind. Opened by the press that fetched it. */
export default function PickerDialog({
  assets,
  chosen,
  slug,
  find,
  onChoose,
  onFiles,
  trigger,
}: {
  assets: ComposerAsset[]
  /** Those that the message has already. */
  chosen: string[]
  slug: string
  find: ComposerActions['findAssets']
  onChoose: (asset: ComposerAsset) => void
  onFiles: (files: readonly File[]) => void
  trigger: ReactNode
}) {
  const t = useWords('composer')
  const [open, setOpen] = useState(true)
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState('all')
  const kind = filter === 'all' ? undefined : (filter as AssetFilter['kind'])
  const { assets: found, state, more } = useFoundAssets(find, assets, search.trim(), kind)
  const shown = found.filter(({ id, status }) => !chosen.includes(id) && status !== 'failed')
  const turn = (next: boolean) => {
    setOpen(next)
    if (next) return
    setSearch('')
    setFilter('all')
  }
  return (
    <Dialog
      title={t('mediaPicker.chooseFromTheLibrary')}
      size="l"
      open={open}
      onOpenChange={turn}
      trigger={trigger}
      footer={
        <>
          <LinkButton href={`/${slug}/designs`} icon="grid">
            {t('mediaPicker.makeOneFromA')}
          </LinkButton>
          <UploadButton
            onFiles={(files) => {
              onFiles(files)
              turn(false)
            }}
          />
        </>
      }
    >
      <div className="flex flex-wrap gap-2">
        <span className="min-w-48 flex-1">
          <Input
            icon="search"
            placeholder={t('mediaPicker.find')}
            aria-label={t('mediaPicker.find')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            quiet
          />
        </span>
        <SegmentedControl
          label={t('mediaPicker.kind')}
          segments={filters(t)}
          value={filter}
          onValueChange={setFilter}
        />
      </div>
      <p role="status" className="my-3 text-center text-ink-3">
        {said(t, { state, none: shown.length === 0, asked: search.trim() !== '' || kind !== undefined })}
      </p>
      <ul className="grid grid-cols-3 gap-3 md:grid-cols-5">
        {shown.map((asset) => (
          <li key={asset.id} className="min-w-0">
            <button
              type="button"
              className="block w-full rounded-md text-start"
              onClick={() => {
                onChoose(asset)
                turn(false)
              }}
            >
              <Face asset={asset} />
              <span className="mt-1 flex items-center gap-1 text-sm font-medium">
                <span className="truncate">{asset.name}</span>
                <FiveLights lights={asset.lights} className="ms-auto flex-none" />
              </span>
              <span className="block truncate text-xs text-ink-3">{kindInWords(t, asset)}</span>
            </button>
          </li>
        ))}
      </ul>
      {more ? (
        <p className="mt-3 text-center">
          <Button busy={state === 'asking'} onClick={() => void more()}>
            {t('mediaPicker.showMore')}
          </Button>
        </p>
      ) : null}
    </Dialog>
  )
}

function said(
  t: Words<'composer'>,
  { state, none, asked }: { state: FoundState; none: boolean; asked: boolean },
): string | null {
  if (state === 'failed') return t('mediaPicker.couldNotBeAsked')
  if (!none) return null
  if (state === 'asking') return t('mediaPicker.looking')
  return asked ? t('mediaPicker.nothingLikeThat') : t('mediaPicker.theLibraryIsEmpty')
}

function UploadButton({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const t = useWords('composer')
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={[...ACCEPTED_MIME, '.heic'].join(',')}
        onChange={({ target }) => onFiles([...(target.files ?? [])])}
      />
      <Button icon="upload" onClick={() => input.current?.click()}>
        {t('mediaPicker.upload')}
      </Button>
    </>
  )
}

function Face({ asset }: { asset: ComposerAsset }) {
  const silent = asset.kind === 'audio' || asset.kind === 'document'
  if (asset.thumbnail || !silent) return <Poster src={asset.thumbnail} alt="" className="w-full" />
  return (
    <span className="grid aspect-3/4 w-full place-items-center rounded-md bg-fill text-ink-2">
      <Icon name={asset.kind === 'audio' ? 'sound' : 'card'} size={28} />
    </span>
  )
}
