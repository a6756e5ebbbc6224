'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import type { Answer } from '@/components/contacts/types'
import { useAnswered } from '@/components/contacts/use-answered'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field, Textarea } from '@/components/ui/field'
import type { Words } from '@/lib/words/translate'

const words = (t: Words<'consent'>) =>
  ({
    yes: {
      open: t('recordYes.recordAYes'),
      title: t('recordYes.recordAYes'),
      description: t('recordYes.onlyWhatThePerson'),
      label: t('recordYes.whenWhereAndHow'),
      placeholder: t('recordYes.signedTheCardAt'),
      verb: t('recordYes.recordConsent'),
    },
    release: {
      open: t('recordYes.release'),
      title: t('recordYes.takeTheNumberOff'),
      description: t('recordYes.thisAloneAllowsNothing'),
      label: t('recordYes.why'),
      placeholder: t('recordYes.theNumberBelongsTo'),
      verb: t('recordYes.releaseTheNumber'),
    },
  }) as const

type Props = {
  mode: keyof ReturnType<typeof words>
  phone: string
  record: (input: { phone: string; note: string }) => Promise<Answer<unknown>>
}

/** Takes down a yes given on paper, or ends a suppression. Both ask for what proves it. */
export function RecordYes({ mode, phone, record }: Props) {
  const t = useWords('consent')
  const answered = useAnswered()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const text = words(t)[mode]
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
