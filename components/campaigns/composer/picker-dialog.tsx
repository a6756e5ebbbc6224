'use client'

import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { FiveLights } from '@/components/ui/bulb'
import { LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Poster } from '@/components/ui/poster'
import { SegmentedControl } from '@/components/ui/segmented'
import type { MediaKind } from '@/lib/media/sniff'
import type { Words } from '@/lib/words/translate'
import { kindInWords } from './media-words'
import type { ComposerAsset } from './types'

const filters = (t: Words<'composer'>): { value: string; label: string; kinds: MediaKind[] | null }[] => [
  { value: 'all', label: t('mediaPicker.all'), kinds: null },
  { value: 'pictures', label: t('mediaPicker.pictures'), kinds: ['image', 'gif'] },
  { value: 'clips', label: t('mediaPicker.clips'), kinds: ['video'] },
  { value: 'sounds', label: t('mediaPicker.sounds'), kinds: ['audio'] },
  { value: 'cards', label: t('mediaPicker.cards'), kinds: ['document'] },
]

/** Everything of the library, to choose from. Opened by the press that fetched it. */
export default function PickerDialog({
  assets,
  slug,
  onChoose,
  trigger,
}: {
  assets: ComposerAsset[]
  slug: string
  onChoose: (assetId: string) => void
  trigger: ReactNode
}) {
  const t = useWords('composer')
  const [open, setOpen] = useState(true)
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState('all')
  const kinds = filters(t).find(({ value }) => value === filter)?.kinds
  const found = assets.filter(
    ({ name, kind }) => name.toLowerCase().includes(search.toLowerCase()) && (!kinds || kinds.includes(kind)),
  )
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
          <LinkButton href={`/${slug}/media`} icon="upload">
            {t('mediaPicker.uploadInTheLibrary')}
          </LinkButton>
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
      {found.length === 0 ? (
        <p className="py-8 text-center text-ink-3">
          {search || kinds ? t('mediaPicker.nothingLikeThat') : t('mediaPicker.theLibraryIsEmpty')}
        </p>
      ) : null}
      <ul className="mt-3 grid grid-cols-3 gap-3 md:grid-cols-5">
        {found.map((asset) => (
          <li key={asset.id} className="min-w-0">
            <button
              type="button"
              className="block w-full rounded-md text-start"
              onClick={() => {
                onChoose(asset.id)
                setOpen(false)
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
    </Dialog>
  )
}

function Face({ asset }: { asset: ComposerAsset }) {
  const silent = asset.kind === 'audio' || asset.kind === 'document'
  if (asset.thumb || !silent) return <Poster src={asset.thumb} alt="" className="w-full" />
  return (
    <span className="grid aspect-3/4 w-full place-items-center rounded-md bg-fill text-ink-2">
      <Icon name={asset.kind === 'audio' ? 'sound' : 'card'} size={28} />
    </span>
  )
}
