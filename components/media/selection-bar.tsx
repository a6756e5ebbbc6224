'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Button, IconButton } from '@/components/ui/button'
import { Input } from '@/components/ui/field'
import { Menu, MenuItem, MenuRule } from '@/components/ui/menu'
import { Popover } from '@/components/ui/popover'
import type { LibraryCounts } from '@/lib/media/asset'

/** What can be done with the assets that are selected; floats over the wall. Fetched with the first choice. */
export default function SelectionBar({
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
  const t = useWords('media')
  return (
    <section
      data-ink
      aria-label={t('selectionBar.selectedAssets')}
      className="fixed bottom-6 left-1/2 z-30 flex -translate-x-1/2 animate-rise items-center gap-2 rounded-lg bg-band py-2 pe-2 ps-4 text-ink shadow-pop max-md:end-3.5 max-md:bottom-22 max-md:start-3.5 max-md:translate-x-0 max-md:overflow-x-auto"
    >
      <p aria-live="polite" className="me-2 font-semibold whitespace-nowrap tabular-nums max-md:me-auto">
        {t('selectionBar.selected', { count })}
      </p>
      {onBringBack ? (
        <Button size="s" icon="undo" onClick={onBringBack}>
          {t('selectionBar.bringBack')}
        </Button>
      ) : (
        <>
          <Menu
            align="center"
            open={moving}
            onOpenChange={onMoving}
            trigger={
              <Button size="s" icon="folder">
                {t('selectionBar.move')}
              </Button>
            }
          >
            {folders.map((folder) => (
              <MenuItem key={folder.id} icon="folder" onSelect={() => onMove(folder.id)}>
                {folder.name}
              </MenuItem>
            ))}
            {folders.length > 0 ? <MenuRule /> : null}
            <MenuItem onSelect={() => onMove(null)}>{t('selectionBar.outOfAnyFolder')}</MenuItem>
          </Menu>
          <TagButton tags={tags} onTag={onTag} />
          <Button size="s" icon="refresh" onClick={onAgain} className="max-md:hidden">
            {t('selectionBar.renderAgain')}
          </Button>
          <Button size="s" icon="trash" onClick={onDelete}>
            {t('selectionBar.delete')}
          </Button>
        </>
      )}
      <IconButton icon="close" label={t('selectionBar.selectNothing')} size="s" onClick={onClear} />
    </section>
  )
}

function TagButton({ tags, onTag }: { tags: readonly string[]; onTag: (tag: string) => void }) {
  const t = useWords('media')
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="center"
      trigger={
        <Button size="s" icon="tag">
          {t('selectionBar.tag')}
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
          aria-label={t('selectionBar.tag')}
          placeholder={t('selectionBar.aTagForAll')}
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
        <Button type="submit">{t('selectionBar.tag')}</Button>
      </form>
    </Popover>
  )
}
