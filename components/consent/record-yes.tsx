'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { type Answer, answered } from '@/components/contacts/types'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field, Textarea } from '@/components/ui/field'

const words = {
  yes: {
    open: 'Record a yes',
    title: 'Record a yes',
    description: 'Only what the person agreed to before, in writing. Your name goes with it.',
    label: 'When, where and how they agreed',
    placeholder: 'Signed the card at the market stall on 21 March, card kept in the folder',
    verb: 'Record consent',
  },
  release: {
    open: 'Release',
    title: 'Take the number off the suppression list',
    description: 'This alone allows nothing: the person must say yes anew. Only owners can do it.',
    label: 'Why',
    placeholder: 'The number belongs to someone else since May',
    verb: 'Release the number',
  },
} as const

type Props = {
  mode: keyof typeof words
  phone: string
  record: (input: { phone: string; note: string }) => Promise<Answer<unknown>>
}

/** Takes down a yes given on paper, or ends a suppression. Both ask for what proves it. */
export function RecordYes({ mode, phone, record }: Props) {
  const t = useWords('consent')
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const text = words[mode]
  const submit = async () => {
    setBusy(true)
    const answer = await answered(record({ phone, note }))
    setBusy(false)
    if (!answer.ok) return setError(answer.error.message)
    setOpen(false)
    setNote('')
    router.refresh()
  }
  return (
    <Dialog
      title={text.title}
      description={text.description}
      size="s"
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>{text.open}</Button>}
      footer={
        <>
          <DialogClose asChild>
            <Button>{t('recordYes.cancel')}</Button>
          </DialogClose>
          <Button
            kind="go"
            onClick={submit}
            busy={busy}
            blocker={note.trim().length >= 10 ? null : t('recordYes.writeAtLeast10')}
          >
            {text.verb}
          </Button>
        </>
      }
    >
      <Field label={text.label} required error={error}>
        <Textarea
          rows={3}
          maxLength={500}
          value={note}
          placeholder={text.placeholder}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
    </Dialog>
  )
}
