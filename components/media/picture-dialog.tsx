'use client'

import { type ReactNode, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/field'
import { Poster } from '@/components/ui/poster'

type PictureOption = { id: string; name: string; thumbnail: string | null }

/** Chooses one of the library's pictures by name. */
export function PictureDialog({
  pictures,
  onChoose,
  trigger,
  footer,
  empty,
}: {
  pictures: readonly PictureOption[]
  onChoose: (id: string) => void
  /** The button that opens it. */
  trigger: ReactNode
  footer?: ReactNode
  /** Said when there is nothing to choose from. */
  empty: string
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
      trigger={trigger}
      footer={footer}
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
        <p className="py-8 text-center text-ink-3">{search ? 'Nothing by that name.' : empty}</p>
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
