'use client'

import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { UploadOne } from '@/components/media/upload-one'
import { FiveLights } from '@/components/ui/bulb'
import { Button, LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Poster } from '@/components/ui/poster'
import { SegmentedControl } from '@/components/ui/segmented'
import { type ComposerAsset, composerAsset } from '@/lib/campaigns/composer-asset'
import { ACCEPTED_MIME, type MediaKind } from '@/lib/media/sniff'
import type { Words } from '@/lib/words/translate'
import { kindInWords } from './media-words'
import type { ComposerActions } from './types'
import { useFoundAssets } from './use-found-assets'

const filters = (t: Words<'composer'>): { value: string; label: string; kinds: MediaKind[] | null }[] => [
  { value: 'all', label: t('mediaPicker.all'), kinds: null },
  { value: 'pictures', label: t('mediaPicker.pictures'), kinds: ['image', 'gif'] },
  { value: 'clips', label: t('mediaPicker.clips'), kinds: ['video'] },
  { value: 'sounds', label: t('mediaPicker.sounds'), kinds: ['audio'] },
  { value: 'cards', label: t('mediaPicker.cards'), kinds: ['document'] },
]

/** The library, to choose from: what the composer came with at once, everything by a word or a kind. Opened by the press that fetched it. */
export default function PickerDialog({
  assets,
  chosen,
  slug,
  find,
  onChoose,
  trigger,
}: {
  assets: ComposerAsset[]
  /** Those that the message has already. */
  chosen: string[]
  slug: string
  find: ComposerActions['findAssets']
  onChoose: (asset: ComposerAsset) => void
  trigger: ReactNode
}) {
  const t = useWords('composer')
  const [open, setOpen] = useState(true)
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState('all')
  const kinds = filters(t).find(({ value }) => value === filter)?.kinds ?? null
  const { assets: found, more } = useFoundAssets(
    find,
    assets,
    search.trim(),
    kinds?.length === 1 ? kinds[0] : undefined,
  )
  const shown = found.filter(
    ({ id, kind, status }) => !chosen.includes(id) && status !== 'failed' && (!kinds || kinds.includes(kind)),
  )
  const choose = (asset: ComposerAsset) => {
    if (!chosen.includes(asset.id)) onChoose(asset)
    setOpen(false)
  }
  return (
    <Dialog
      title={t('mediaPicker.chooseFromTheLibrary')}
      size="l"
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      footer={
        <>
          <LinkButton href={`/${slug}/designs`} icon="grid">
            {t('mediaPicker.makeOneFromA')}
          </LinkButton>
          <UploadOne
            workspace={slug}
            accept={[...ACCEPTED_MIME, '.heic'].join(',')}
            onUploaded={(asset) => choose(composerAsset(asset))}
          />
        </>
      }
    >
      <div className="flex flex-wrap gap-2">
        <span className="min-w-48 flex-1">
          <Input
            icon="search"
            placeholder={t('mediaPicker.findByName')}
            aria-label={t('mediaPicker.findByName')}
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
      {shown.length === 0 ? (
        <p className="py-8 text-center text-ink-3">
          {search || kinds ? t('mediaPicker.nothingLikeThat') : t('mediaPicker.theLibraryIsEmpty')}
        </p>
      ) : null}
      <ul className="mt-3 grid grid-cols-3 gap-3 md:grid-cols-5">
        {shown.map((asset) => (
          <li key={asset.id} className="min-w-0">
            <button
              type="button"
              className="block w-full rounded-md text-start"
              onClick={() => choose(asset)}
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
          <Button onClick={() => void more()}>{t('mediaPicker.showMore')}</Button>
        </p>
      ) : null}
    </Dialog>
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
