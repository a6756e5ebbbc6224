'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Chip } from '@/components/ui/chip'
import { ChipPicker } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import type { Contact } from '@/lib/contacts/contact'
import type { AttributeDefinition } from '@/lib/contacts/fields'
import type { Words } from '@/lib/words/translate'
import type { Answer } from './types'
import { useAnswered } from './use-answered'

type Values = Record<string, unknown>
type Edit = (input: { id: string; values: Values }) => Promise<Answer<void>>
type Define = (input: {
  label: string
  type: AttributeDefinition['type']
}) => Promise<Answer<AttributeDefinition>>

const carriers = (t: Words<'contacts'>): Record<string, string> => ({
  att: 'AT&T',
  tmobile: 'T-Mobile',
  verizon: t('contactFacts.verizon'),
  uscellular: t('contactFacts.usCellular'),
  other: t('contactFacts.anotherCarrier'),
})

type Props = {
  contact: Contact
  definitions: readonly AttributeDefinition[]
  /** Null for members who may only look. */
  edit: Edit | null
  define: Define
}

/** What is known of a person: fields, tags, custom attributes. */
export function ContactFacts({ contact, definitions, edit, define }: Props) {
  const t = useWords('contacts')
  const [editing, setEditing] = useState(false)
  if (editing && edit)
    return (
      <EditForm contact={contact} definitions={definitions} edit={edit} onDone={() => setEditing(false)} />
    )
  const facts: [string, string | null][] = [
    [t('contactFacts.firstName'), contact.firstName],
    [t('contactFacts.lastName'), contact.lastName],
    [t('contactFacts.email'), contact.email],
    [t('contactFacts.city'), contact.city],
    [t('contactFacts.state'), contact.state],
    [t('contactFacts.postalCode'), contact.postalCode],
    [t('contactFacts.country'), contact.country],
    [t('contactFacts.birthday'), contact.birthday],
    [t('contactFacts.carrier'), contact.carrier && (carriers(t)[contact.carrier] ?? contact.carrier)],
    [t('contactFacts.cameBy'), contact.source],
    ...definitions.map(({ key, label }): [string, string | null] => [
      label,
      shown(t, contact.attributes[key]),
    ]),
  ]
  return (
    <Sheet>
      <Cell className="grid gap-3">
        <div className="flex items-center">
          <SectionHead title={t('contactFacts.about')} />
          {edit ? (
            <Button size="s" icon="edit" className="ms-auto" onClick={() => setEditing(true)}>
              {t('contactFacts.edit')}
            </Button>
          ) : null}
        </div>
        <dl className="grid grid-cols-[minmax(90px,auto)_1fr] gap-x-4 gap-y-1.5">
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="type-label text-ink-3">{label}</dt>
              <dd className="min-w-0 break-words">{value || <span className="text-ink-3">–</span>}</dd>
            </div>
          ))}
        </dl>
      </Cell>
      <Cell className="grid gap-2 border-t border-line">
        <h3 className="type-name">{t('contactFacts.tags')}</h3>
        <Tags contact={contact} edit={edit} />
      </Cell>
      {edit ? (
        <Cell className="border-t border-line">
          <NewAttribute define={define} />
        </Cell>
      ) : null}
    </Sheet>
  )
}

function shown(t: Words<'contacts'>, value: string | number | boolean | undefined): string | null {
  if (value === undefined) return null
  return typeof value === 'boolean' ? (value ? t('contactFacts.yes') : t('contactFacts.no')) : String(value)
}

function Tags({ contact, edit }: { contact: Contact; edit: Edit | null }) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const [tags, setTags] = useState(contact.tags)
  const toast = useToast()
  if (!edit)
    return (
      <div className="flex flex-wrap gap-1">
        {tags.length > 0 ? (
          tags.map((tag) => <Chip key={tag}>{tag}</Chip>)
        ) : (
          <span className="text-ink-3">{t('contactFacts.none')}</span>
        )}
      </div>
    )
  const save = async (next: string[]) => {
    const before = tags
    setTags(next)
    const answer = await answered(edit({ id: contact.id, values: { tags: next } }))
    if (answer.ok) return
    setTags(before)
    toast({ kind: 'warn', title: answer.error.message })
  }
  return (
    <ChipPicker
      label={t('contactFacts.tags')}
      addLabel={t('contactFacts.addATag')}
      options={tags.map((tag) => ({ value: tag, label: tag }))}
      values={tags}
      onValuesChange={save}
      onCreate={(tag) => save([...new Set([...tags, tag.trim()])].filter(Boolean))}
    />
  )
}

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

function EditForm({ contact, definitions, edit, onDone }: FormProps) {
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
                ...Object.entries(carriers(t)).map(([value, label]) => ({ value, label })),
              ]}
            />
          </Field>
          {definitions.map(({ key, label, type }) => (
            <Field key={key} label={label}>
              <Input
                name={`attribute ${key}`}
                type={type === 'date' ? 'date' : 'text'}
                inputMode={type === 'number' ? 'decimal' : undefined}
                defaultValue={shown(t, contact.attributes[key]) ?? ''}
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

function NewAttribute({ define }: { define: Define }) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [label, setLabel] = useState('')
  const [type, setType] = useState<AttributeDefinition['type']>('text')
  const [error, setError] = useState<string | null>(null)
  const submit = async () => {
    const answer = await answered(define({ label, type }))
    if (!answer.ok) return setError(answer.error.message)
    setOpen(false)
    setLabel('')
    router.refresh()
  }
  return (
    <Dialog
      title={t('contactFacts.newAttribute')}
      size="s"
      open={open}
      onOpenChange={setOpen}
      description={t('contactFacts.somethingThatYouKnow')}
      trigger={
        <Button size="s" kind="ghost" icon="plus">
          {t('contactFacts.newAttribute')}
        </Button>
      }
      footer={
        <Button kind="go" onClick={submit} blocker={label.trim() ? null : t('contactFacts.giveItAName')}>
          {t('contactFacts.makeAttribute')}
        </Button>
      }
    >
      <div className="grid gap-3">
        <Field label={t('contactFacts.name')} error={error}>
          <Input value={label} maxLength={80} onChange={(event) => setLabel(event.target.value)} />
        </Field>
        <Field label={t('contactFacts.kind')}>
          <Select
            value={type}
            onValueChange={(next) => setType(next as AttributeDefinition['type'])}
            options={[
              { value: 'text', label: t('contactFacts.text') },
              { value: 'number', label: t('contactFacts.number') },
              { value: 'date', label: t('contactFacts.date') },
              { value: 'boolean', label: t('contactFacts.yesOrNo2') },
            ]}
          />
        </Field>
      </div>
    </Dialog>
  )
}
