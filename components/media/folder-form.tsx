'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'

/** The name of a folder, new or not. */
export function FolderForm({
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
  trigger?: ReactNode
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
