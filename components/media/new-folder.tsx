'use client'

import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import type { LibraryActions } from './actions'
import { FolderForm } from './folder-form'

/** The short form that makes a folder. */
export default function NewFolderForm({ actions, trigger }: { actions: LibraryActions; trigger: ReactNode }) {
  const t = useWords('media')
  const [open, setOpen] = useState(true)
  return (
    <FolderForm
      open={open}
      onOpenChange={setOpen}
      title={t('folders.newFolder')}
      verb={t('folders.makeFolder')}
      name=""
      save={async (name) => {
        const answer = await actions.addFolder({ name })
        return answer.ok ? null : answer.error.message
      }}
      trigger={trigger}
    />
  )
}
