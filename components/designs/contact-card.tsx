'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { LinkButton } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { formatPhone } from '@/lib/contacts/phone-format'
import type { ContactForm } from '@/lib/designs/contact-form'

export type SaveContact = (input: ContactForm) => Promise<Answer<string>>

/** Makes the contact card by which people save the business itself. */
export function ContactCardForm({
  workspace,
  name,
  phones,
  save,
}: {
  workspace: string
  name: string
  phones: readonly string[]
  save: SaveContact
}) {
  const t = useWords('designs')
  const [phone, setPhone] = useState(phones[0] ?? '')
  const [made, setMade] = useState<string>()
  const { submit, busy, problem } = useSubmit(save, setMade)
  return (
    <Sheet className="mt-4 max-w-180">
      <Cell>
        <SectionHead title={t('contactCard.title')} note={t('contactCard.note')} />
        {phones.length === 0 ? (
          <p className="text-ink-2">{t('contactCard.noSender')}</p>
        ) : (
          <form
            className="grid gap-4"
            onSubmit={(event) => {
              const { name = '', email = '', url = '' } = fieldsOf(event)
              submit({ name, email, url, phone })
            }}
          >
            <ProblemNote problem={problem} />
            <div className="grid gap-4 md:grid-cols-2">
              <Field label={t('contactCard.name')} error={problem?.fields.name} required>
                <Input name="name" defaultValue={name} maxLength={60} required />
              </Field>
              <Field label={t('contactCard.number')} error={problem?.fields.phone} required>
                <Select
                  options={phones.map((value) => ({ value, label: formatPhone(t, value) }))}
                  value={phone}
                  onValueChange={setPhone}
                />
              </Field>
              <Field label={t('contactCard.email')} error={problem?.fields.email}>
                <Input name="email" type="email" maxLength={120} />
              </Field>
              <Field label={t('contactCard.website')} error={problem?.fields.url}>
                <Input name="url" type="url" placeholder="https://" maxLength={300} />
              </Field>
            </div>
            <div className="flex flex-wrap items-center gap-3">
              <SendButton kind="plain" icon="plus" busy={busy}>
                {t('contactCard.make')}
              </SendButton>
              <span role="status">
                {made ? (
                  <LinkButton href={`/${workspace}/media/${made}`}>{t('contactCard.look')}</LinkButton>
                ) : null}
              </span>
            </div>
          </form>
        )}
      </Cell>
    </Sheet>
  )
}
