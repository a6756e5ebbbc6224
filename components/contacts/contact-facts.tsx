'use client'

import { lazy, useState, useTransition } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { ChipPicker } from '@/components/ui/combobox'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import { warm } from '@/components/ui/warm'
import type { Contact } from '@/lib/contacts/contact'
import type { AttributeDefinition } from '@/lib/contacts/fields'
import { attributeWords, carrierNames, type Edit } from './contact-words'
import { type Define, NewAttribute } from './new-attribute'
import { useAnswered } from './use-answered'

type Props = {
  contact: Contact
  definitions: readonly AttributeDefinition[]
  /** Null for members who may only look. */
  edit: Edit | null
  define: Define
}

const fetchForm = () => import('./contact-edit')
const ContactEdit = lazy(fetchForm)

/** What is known of a person: fields, tags, custom attributes. */
export function ContactFacts({ contact, definitions, edit, define }: Props) {
  const t = useWords('contacts')
  const [editing, setEditing] = useState(false)
  // The facts stand until the form is there.
  const [, begin] = useTransition()
  if (editing && edit)
    return (
      <ContactEdit contact={contact} definitions={definitions} edit={edit} onDone={() => setEditing(false)} />
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
    [t('contactFacts.carrier'), contact.carrier && (carrierNames(t)[contact.carrier] ?? contact.carrier)],
    [t('contactFacts.cameBy'), contact.source],
    ...definitions.map(({ key, label }): [string, string | null] => [
      label,
      attributeWords(t, contact.attributes[key]),
    ]),
  ]
  return (
    <Sheet>
      <Cell className="grid gap-3">
        <div className="flex items-center">
          <SectionHead title={t('contactFacts.about')} />
          {edit ? (
            <Button
              size="s"
              icon="edit"
              className="ms-auto"
              onPointerEnter={() => warm(fetchForm)}
              onFocus={() => warm(fetchForm)}
              onClick={() => begin(() => setEditing(true))}
            >
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
