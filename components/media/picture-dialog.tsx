'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '#words'
import { Dialog } from '@/components/ui/dialog'
import { Input } from '@/components/ui/field'
import { Poster } from '@/components/ui/poster'

const TYPING_MS = 250

type PictureOption = { id: string; name: string; thumbnail: string | null }

/** Chooses one of the library's pictures by name. */
export function PictureDialog({
  pictures,
  onChoose,
  trigger,
  footer,
  empty,
  title: given,
  onSearch,
  open: asked,
  onOpenChange,
}: {
  pictures: readonly PictureOption[]
  onChoose: (id: string) => void
  /** The button that opens it; or it is opened with `open`. */
  trigger?: ReactNode
  open?: boolean
  onOpenChange?: (open: boolean) => void
  footer?: ReactNode
  /** Said when there is nothing to choose from. */
  empty: string
  title?: string
  /** Asked for when it opens and while one types; what comes of it is then all there is. */
  onSearch?: (text: string) => void
}) {
  const t = useWords('media')
  const title = given ?? t('pictureDialog.chooseAPicture')
  const [own, setOwn] = useState(false)
  const open = asked ?? own
  const setOpen = onOpenChange ?? setOwn
  const [search, setSearch] = useState('')
  const found = onSearch
    ? pictures
    : pictures.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
  useEffect(() => {
    if (!open || !onSearch) return
    const timer = setTimeout(() => onSearch(search), search ? TYPING_MS : 0)
    return () => clearTimeout(timer)
  }, [open, search, onSearch])
  return (
    <Dialog title={title} size="l" open={open} onOpenChange={setOpen} trigger={trigger} footer={footer}>
      <Input
        icon="search"
        placeholder={t('pictureDialog.findByName')}
        aria-label={t('pictureDialog.findByName')}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        quiet
      />
      {found.length === 0 ? (
        <p className="py-8 text-center text-ink-3">{search ? t('pictureDialog.nothingByThatName') : empty}</p>
      ) : null}
      <ul className="mt-3 grid grid-cols-3 gap-3 md:grid-cols-5">
        {found.map(({ id, name, thumbnail }) => (
          <li key={id}>
            <button
              type="button"
              className="block w-full rounded-md text-start"
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
