'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/field'
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
      {disabled ? null : <Chooser pictures={pictures} onChoose={onChoose} />}
    </div>
  )
}

function Chooser({
  pictures,
  onChoose,
}: {
  pictures: readonly SlotPicture[]
  onChoose: (id: string) => void
}) {
  const [open, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  const found = pictures.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
  return (
    <Dialog
      title="Choose a picture"
      size="l"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="s">Choose</Button>}
    >
      <Input
        icon="search"
        placeholder="Find by name"
        aria-label="Find by name"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        quiet
      />
      {found.length === 0 ? (
        <p className="py-8 text-center text-ink-3">
          {search ? 'Nothing by that name.' : 'The library has no pictures yet. Upload one there first.'}
        </p>
      ) : null}
      <ul className="mt-3 grid grid-cols-3 gap-3 md:grid-cols-5">
        {found.map(({ id, name, thumbnail }) => (
          <li key={id}>
            <button
              type="button"
              className="block w-full rounded-md text-left"
              onClick={() => {
                onChoose(id)
                setOpen(false)
              }}
            >
              <Poster src={thumbnail} alt="" className="w-full" />
              <span className="mt-1 block truncate text-sm font-medium">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
