'use client'

import { lazy } from 'react'
import { useWords } from '#words'
import { Button, IconButton } from '@/components/ui/button'
import { OnDemand } from '@/components/ui/on-demand'
import type { LibraryCounts } from '@/lib/media/asset'
import type { LibraryActions } from './actions'

const fetchForm = () => import('./new-folder')
const NewFolderForm = lazy(fetchForm)
const fetchMenu = () => import('./folder-menu')
const FolderMenuItems = lazy(fetchMenu)

/** The button that makes a folder. */
export function NewFolder({ actions }: { actions: LibraryActions }) {
  const t = useWords('media')
  const trigger = (
    <Button icon="folder" className="max-md:hidden">
      {t('folders.newFolder')}
    </Button>
  )
  return (
    <OnDemand trigger={trigger} opens="dialog" fetch={fetchForm}>
      <NewFolderForm actions={actions} trigger={trigger} />
    </OnDemand>
  )
}

export type FolderMenuProps = {
  folder: LibraryCounts['folders'][number]
  actions: LibraryActions
  home: string
}

/** What can be done with a folder, at its right. */
export function FolderMenu(props: FolderMenuProps) {
  const t = useWords('media')
  const trigger = (
    <IconButton icon="more" size="s" label={t('folders.moreFor', { name: props.folder.name })} />
  )
  return (
    <OnDemand trigger={trigger} opens="menu" fetch={fetchMenu}>
      <FolderMenuItems {...props} trigger={trigger} />
    </OnDemand>
  )
}
