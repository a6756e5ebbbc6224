'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { Menu, MenuItem } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import { FolderForm } from './folder-form'
import type { FolderMenuProps } from './folders'

/** Rename and remove. */
export default function FolderMenuItems({
  folder,
  actions,
  home,
  trigger,
}: FolderMenuProps & { trigger: ReactNode }) {
  const t = useWords('media')
  const router = useRouter()
  const toast = useToast()
  const [renaming, setRenaming] = useState(false)
  const remove = async () => {
    const answer = await actions.removeFolder({ id: folder.id })
    if (!answer.ok) return toast({ kind: 'warn', title: answer.error.message })
    toast({
      title: t('folders.isRemoved', { name: folder.name }),
      detail: answer.value > 0 ? t('folders.itsAssetsStayIn', { value: answer.value }) : undefined,
    })
    router.push(home)
    router.refresh()
  }
  return (
    <>
      <Menu defaultOpen trigger={trigger}>
        <MenuItem icon="edit" onSelect={() => setRenaming(true)}>
          {t('folders.rename')}
        </MenuItem>
        <MenuItem icon="trash" danger onSelect={() => void remove()}>
          {t('folders.removeTheFolder')}
        </MenuItem>
      </Menu>
      <FolderForm
        open={renaming}
        onOpenChange={setRenaming}
        title={t('folders.renameFolder')}
        verb={t('folders.rename')}
        name={folder.name}
        save={async (name) => {
          const answer = await actions.nameFolder({ id: folder.id, name })
          return answer.ok ? null : answer.error.message
        }}
      />
    </>
  )
}
