'use client'

import { useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { Input } from '@/components/ui/field'
import { Menu, MenuItem, MenuRule } from '@/components/ui/menu'
import { Popover } from '@/components/ui/popover'
import type { LibraryCounts } from '@/lib/media/asset'

/** What can be done with the assets that are selected; floats over the wall. */
export function SelectionBar({
  count,
  folders,
  tags,
  moving,
  onMoving,
  onMove,
  onTag,
  onAgain,
  onDelete,
  onBringBack,
  onClear,
}: {
  count: number
  folders: LibraryCounts['folders']
  /** Tags in use, to choose from. */
  tags: readonly string[]
  /** Whether the list of folders is open: a key opens it, too. */
  moving: boolean
  onMoving: (open: boolean) => void
  onMove: (folderId: string | null) => void
  onTag: (tag: string) => void
  onAgain: () => void
  onDelete: () => void
  /** Given where only deleted assets are shown: then nothing else can be done with them. */
  onBringBack: (() => void) | undefined
  onClear: () => void
}) {
  if (count === 0) return null
  return (
    <section
      data-ink
      aria-label="Selected assets"
      className="fixed bottom-6 left-1/2 z-30 flex -translate-x-1/2 animate-rise items-center gap-2 rounded-lg bg-band py-2 pr-2 pl-4 text-ink shadow-pop max-md:right-3.5 max-md:bottom-22 max-md:left-3.5 max-md:translate-x-0 max-md:overflow-x-auto"
    >
      <p aria-live="polite" className="mr-2 font-semibold whitespace-nowrap tabular-nums max-md:mr-auto">
        {count} selected
      </p>
      {onBringBack ? (
        <Button size="s" icon="undo" onClick={onBringBack}>
          Bring back
        </Button>
      ) : (
        <>
          <Menu
            align="center"
            open={moving}
            onOpenChange={onMoving}
            trigger={
              <Button size="s" icon="folder">
                Move
              </Button>
            }
          >
            {folders.map((folder) => (
              <MenuItem key={folder.id} icon="folder" onSelect={() => onMove(folder.id)}>
                {folder.name}
              </MenuItem>
            ))}
            {folders.length > 0 ? <MenuRule /> : null}
            <MenuItem onSelect={() => onMove(null)}>Out of any folder</MenuItem>
          </Menu>
          <TagButton tags={tags} onTag={onTag} />
          <Button size="s" icon="refresh" onClick={onAgain} className="max-md:hidden">
            Render again
          </Button>
          <Button size="s" icon="trash" onClick={onDelete}>
            Delete
          </Button>
        </>
      )}
      <IconButton icon="close" label="Select nothing" size="s" onClick={onClear} />
    </section>
  )
}

function TagButton({ tags, onTag }: { tags: readonly string[]; onTag: (tag: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="center"
      trigger={
        <Button size="s" icon="tag">
          Tag
        </Button>
      }
    >
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          const tag = String(new FormData(event.currentTarget).get('tag') ?? '').trim()
          if (!tag) return
          onTag(tag)
          setOpen(false)
        }}
      >
        <Input
          name="tag"
          aria-label="Tag"
          placeholder="A tag for all of them"
          maxLength={40}
          list="library-tags"
          autoComplete="off"
          autoFocus
        />
        <datalist id="library-tags">
          {tags.map((tag) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
        <Button type="submit">Tag</Button>
      </form>
    </Popover>
  )
}
