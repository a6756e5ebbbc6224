'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button, IconButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { Menu, MenuItem } from '@/components/ui/menu'
import { useToast } from '@/components/ui/toast'
import type { LibraryCounts } from '@/lib/media/asset'
import type { LibraryActions } from './actions'

/** The button and short form that make a folder. */
export function NewFolder({ actions }: { actions: LibraryActions }) {
  const t = useWords('media')
  const [open, setOpen] = useState(false)
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
      trigger={
        <Button icon="folder" className="max-md:hidden">
          {t('folders.newFolder')}
        </Button>
      }
    />
  )
}

/** Rename and remove, at the right of a folder. */
export function FolderMenu({
  folder,
  actions,
  home,
}: {
  folder: LibraryCounts['folders'][number]
  actions: LibraryActions
  home: string
}) {
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
      <Menu trigger={<IconButton icon="more" size="s" label={t('folders.moreFor', { name: folder.name })} />}>
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

function FolderForm({
  open,
  onOpenChange,
  title,
  verb,
  name,
  save,
  trigger,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  verb: string
  name: string
  /** Answers what is wrong, or null. */
  save: (name: string) => Promise<string | null>
  trigger?: React.ReactNode
}) {
  const t = useWords('media')
  const router = useRouter()
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (form: FormData) => {
    setBusy(true)
    const wrong = await save(String(form.get('name') ?? ''))
    setBusy(false)
    setError(wrong)
    if (wrong) return
    onOpenChange(false)
    router.refresh()
  }
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} size="s" trigger={trigger}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(new FormData(event.currentTarget))
        }}
      >
        <Field label={t('folders.name')} error={error}>
          <Input name="name" defaultValue={name} maxLength={60} required autoComplete="off" />
        </Field>
        <Button type="submit" kind="go" busy={busy} className="self-end">
          {verb}
        </Button>
      </form>
    </Dialog>
  )
}
