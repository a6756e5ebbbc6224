'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import type { Answer } from './types'
import { useAnswered } from './use-answered'

type Add = (input: {
  phone: string
  values: { firstName: string; lastName: string; email: string }
}) => Promise<Answer<{ id: string }>>

/** Adds one person. Without consent on record nobody writes to them; that is taken down on the profile. */
export function AddContact({ home, add }: { home: string; add: Add }) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<{ message: string; fields?: Record<string, string> } | null>(null)
  const submit = async (form: FormData) => {
    setBusy(true)
    const text = (name: string) => String(form.get(name) ?? '')
    const answer = await answered(
      add({
        phone: text('phone'),
        values: { firstName: text('firstName'), lastName: text('lastName'), email: text('email') },
      }),
    )
    if (answer.ok) return router.push(`${home}/${answer.value.id}`)
    setBusy(false)
    setError(answer.error)
  }
  return (
    <Dialog
      title={t('addContact.addAContact')}
      size="s"
      trigger={<Button icon="plus">{t('addContact.add')}</Button>}
      footer={
        <>
          <DialogClose asChild>
            <Button>{t('addContact.cancel')}</Button>
          </DialogClose>
          <Button kind="go" type="submit" form="add-contact" busy={busy}>
            {t('addContact.addContact')}
          </Button>
        </>
      }
    >
      <form
        id="add-contact"
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void submit(new FormData(event.currentTarget))
        }}
      >
        {error && !error.fields ? <Callout tone="block" title={error.message} /> : null}
        <Field label={t('addContact.phone')} required error={error?.fields?.phone}>
          <Input
            name="phone"
            type="tel"
            autoComplete="off"
            required
            maxLength={40}
            placeholder="(828) 555-0147"
          />
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('addContact.firstName')} error={error?.fields?.['values.firstName']}>
            <Input name="firstName" autoComplete="off" maxLength={120} />
          </Field>
          <Field label={t('addContact.lastName')} error={error?.fields?.['values.lastName']}>
            <Input name="lastName" autoComplete="off" maxLength={120} />
          </Field>
        </div>
        <Field label={t('addContact.email')} error={error?.fields?.['values.email']}>
          <Input name="email" type="email" autoComplete="off" maxLength={254} />
        </Field>
        <p className="text-sm text-ink-3">{t('addContact.nobodyIsWrittenTo')}</p>
      </form>
    </Dialog>
  )
}
