'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import type { Contact } from '@/lib/contacts/contact'
import type { AttributeDefinition } from '@/lib/contacts/fields'
import type { Words } from '@/lib/words/translate'
import { attributeWords, carrierNames, type Edit, type Values } from './contact-words'
import { useAnswered } from './use-answered'

const fields = (t: Words<'contacts'>) =>
  [
    ['firstName', t('contactFacts.firstName')],
    ['lastName', t('contactFacts.lastName')],
    ['email', t('contactFacts.email')],
    ['city', t('contactFacts.city')],
    ['state', t('contactFacts.state')],
    ['postalCode', t('contactFacts.postalCode')],
    ['birthday', t('contactFacts.birthday')],
  ] as const

type FormProps = {
  contact: Contact
  definitions: readonly AttributeDefinition[]
  edit: Edit
  onDone: () => void
}

/** The fields of a person, to be changed. Fetched when somebody is about to. */
export default function ContactEdit({ contact, definitions, edit, onDone }: FormProps) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [carrier, setCarrier] = useState(contact.carrier ?? 'unknown')
  const [error, setError] = useState<{ message: string; fields?: Record<string, string> } | null>(null)
  const submit = async (form: FormData) => {
    setBusy(true)
    const values: Values = { carrier: carrier === 'unknown' ? null : carrier }
    for (const [key] of fields(t)) values[key] = String(form.get(key) ?? '')
    if (definitions.length > 0) values.attributes = attributesOf(form, definitions)
    const answer = await answered(edit({ id: contact.id, values }))
    setBusy(false)
    if (!answer.ok) return setError(answer.error)
    onDone()
    router.refresh()
  }
  return (
    <Sheet>
      <Cell>
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault()
            void submit(new FormData(event.currentTarget))
          }}
        >
          <SectionHead title={t('contactFacts.about')} />
          {error ? <Callout tone="block" title={error.message} /> : null}
          {fields(t).map(([key, label]) => (
            <Field key={key} label={label} error={error?.fields?.[`values.${key}`]}>
              <Input
                name={key}
                type={key === 'birthday' ? 'date' : key === 'email' ? 'email' : 'text'}
                defaultValue={contact[key] ?? ''}
                autoComplete="off"
                maxLength={254}
              />
            </Field>
          ))}
          <Field label={t('contactFacts.carrier')} hint={t('contactFacts.decidesWhichRenditionOf')}>
            <Select
              value={carrier}
              onValueChange={setCarrier}
              options={[
                { value: 'unknown', label: t('contactFacts.notKnown') },
                ...Object.entries(carrierNames(t)).map(([value, label]) => ({ value, label })),
              ]}
            />
          </Field>
          {definitions.map(({ key, label, type }) => (
            <Field key={key} label={label}>
              <Input
                name={`attribute ${key}`}
                type={type === 'date' ? 'date' : 'text'}
                inputMode={type === 'number' ? 'decimal' : undefined}
                defaultValue={attributeWords(t, contact.attributes[key]) ?? ''}
                placeholder={type === 'boolean' ? t('contactFacts.yesOrNo') : undefined}
              />
            </Field>
          ))}
          <div className="flex justify-end gap-2">
            <Button onClick={onDone}>{t('contactFacts.cancel')}</Button>
            <Button kind="go" type="submit" busy={busy}>
              {t('contactFacts.save')}
            </Button>
          </div>
        </form>
      </Cell>
    </Sheet>
  )
}

function attributesOf(form: FormData, definitions: readonly AttributeDefinition[]): Values {
  const values: Values = {}
  for (const { key, type } of definitions) {
    const text = String(form.get(`attribute ${key}`) ?? '').trim()
    if (text === '') values[key] = null
    else if (type === 'number') values[key] = Number.isFinite(Number(text)) ? Number(text) : text
    else if (type === 'boolean') values[key] = /^(y|yes|true|1)$/i.test(text)
    else values[key] = text
  }
  return values
}
