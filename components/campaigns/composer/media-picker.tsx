'use client'

import { useState } from 'react'
import { FiveLights } from '@/components/ui/bulb'
import { LinkButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/field'
import { Icon } from '@/components/ui/icon'
import { Poster } from '@/components/ui/poster'
import { SegmentedControl } from '@/components/ui/segmented'
import type { MediaKind } from '@/lib/media/sniff'
import { kindInWords } from './media-words'
import type { ComposerAsset, ComposerProps } from './types'

/** Adds something of the library to a message: the newest at hand, everything in a dialog. */
export function MediaPicker({
  props,
  chosen,
  onChoose,
}: {
  props: ComposerProps
  chosen: string[]
  onChoose: (assetId: string) => void
}) {
  const others = props.assets.filter(({ id }) => !chosen.includes(id))
  return (
    <div className="flex flex-wrap items-stretch gap-2">
      <PickerDialog
        assets={others}
        slug={props.workspace.slug}
        onChoose={onChoose}
        label={chosen.length > 0 ? 'Add another' : 'Choose a picture'}
      />
      <div className="flex gap-1.5 max-md:hidden">
        {others.slice(0, 4).map((asset) => (
          <button
            key={asset.id}
            type="button"
            onClick={() => onChoose(asset.id)}
            aria-label={`Add ${asset.name}`}
            className="rounded-sm"
          >
            <Poster src={asset.thumb} alt="" width={48} />
          </button>
        ))}
      </div>
    </div>
  )
}

const filters: { value: string; label: string; kinds: MediaKind[] | null }[] = [
  { value: 'all', label: 'All', kinds: null },
  { value: 'pictures', label: 'Pictures', kinds: ['image', 'gif'] },
  { value: 'clips', label: 'Clips', kinds: ['video'] },
  { value: 'sounds', label: 'Sounds', kinds: ['audio'] },
  { value: 'cards', label: 'Cards', kinds: ['document'] },
]

function PickerDialog({
  assets,
  slug,
  onChoose,
  label,
}: {
  assets: ComposerAsset[]
  slug: string
  onChoose: (assetId: string) => void
  label: string
}) {
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const [filter, setFilter] = useState('all')
  const kinds = filters.find(({ value }) => value === filter)?.kinds
  const found = assets.filter(
    ({ name, kind }) => name.toLowerCase().includes(search.toLowerCase()) && (!kinds || kinds.includes(kind)),
  )
  return (
    <Dialog
      title="Choose from the library"
      size="l"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className="grid min-h-16 min-w-28 place-items-center rounded-md border border-dashed border-line-2 px-3 text-sm font-medium text-ink-2 hover:bg-well"
        >
          {label}
        </button>
      }
      footer={
        <>
          <LinkButton href={`/${slug}/designs`} icon="grid">
            Make one from a design
          </LinkButton>
          <LinkButton href={`/${slug}/media`} icon="upload">
            Upload in the library
          </LinkButton>
        </>
      }
    >
      <div className="flex flex-wrap gap-2">
        <span className="min-w-48 flex-1">
          <Input
            icon="search"
            placeholder="Find by name"
            aria-label="Find by name"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            quiet
          />
        </span>
        <SegmentedControl label="Kind" segments={filters} value={filter} onValueChange={setFilter} />
      </div>
      {found.length === 0 ? (
        <p className="py-8 text-center text-ink-3">
          {search || kinds ? 'Nothing like that.' : 'The library is empty. Upload a picture first.'}
        </p>
      ) : null}
      <ul className="mt-3 grid grid-cols-3 gap-3 md:grid-cols-5">
        {found.map((asset) => (
          <li key={asset.id} className="min-w-0">
            <button
              type="button"
              className="block w-full rounded-md text-left"
              onClick={() => {
                onChoose(asset.id)
                setOpen(false)
              }}
            >
              <Face asset={asset} />
              <span className="mt-1 flex items-center gap-1 text-sm font-medium">
                <span className="truncate">{asset.name}</span>
                <FiveLights lights={asset.lights} className="ml-auto flex-none" />
              </span>
              <span className="block truncate text-xs text-ink-3">{kindInWords(asset)}</span>
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
