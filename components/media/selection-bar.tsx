'use client'

import { Button, IconButton } from '@/components/ui/button'
import { Menu, MenuItem, MenuRule } from '@/components/ui/menu'
import type { LibraryCounts } from '@/lib/media/asset'

/** What can be done with the pictures that are selected; floats over the wall. */
export function SelectionBar({
  count,
  folders,
  onMove,
  onDelete,
  onClear,
}: {
  count: number
  folders: LibraryCounts['folders']
  onMove: (folderId: string | null) => void
  onDelete: () => void
  onClear: () => void
}) {
  if (count === 0) return null
  return (
    <section
      data-ink
      aria-label="Selected pictures"
      className="fixed bottom-6 left-1/2 z-30 flex -translate-x-1/2 animate-rise items-center gap-2 rounded-lg bg-band py-2 pr-2 pl-4 text-ink shadow-pop max-md:right-3.5 max-md:bottom-22 max-md:left-3.5 max-md:translate-x-0"
    >
      <p className="mr-2 font-semibold whitespace-nowrap tabular-nums max-md:mr-auto">{count} selected</p>
      <Menu
        align="center"
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
      <Button size="s" icon="trash" onClick={onDelete}>
        Delete
      </Button>
      <IconButton icon="close" label="Select nothing" size="s" onClick={onClear} />
    </section>
  )
}
