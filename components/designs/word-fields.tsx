'use client'

import { useRef } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Field as FormField, Input, Textarea } from '@/components/ui/field'
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu'
import type { DesignCard } from '@/lib/designs/catalogue'
import { plainText, tokenFor } from '@/lib/designs/merge'
import { FIELD_IDS, FIELDS, type Field, TOKEN_ROOM, type Words } from '@/lib/designs/words'
import type { Words as Speech } from '@/lib/words/translate'
import type { MergeField } from './types'

/** A control for each word the design has a place for. Emptied, it leaves its place free. */
export function WordFields({
  design,
  words,
  fields,
  onChange,
}: {
  design: DesignCard
  words: Words
  fields: readonly MergeField[]
  onChange: (words: Words) => void
}) {
  return FIELD_IDS.filter((field) => field in design.words).map((field) => (
    <WordField
      key={field}
      field={field}
      value={words[field] ?? ''}
      fields={fields}
      onChange={(text) => onChange({ ...words, [field]: text })}
    />
  ))
}

/** Stands in for people of whom the field is not known. */
const FALLBACKS = (t: Speech<'designs'>): Readonly<Record<string, string>> => ({
  first_name: t('wordFields.friend'),
  last_name: '',
  city: t('wordFields.yourCity'),
})
/** What machines read has no other words: who has no coupon gets no message. */
const MACHINE_READ: ReadonlySet<Field> = new Set(['code', 'link'])

function WordField({
  field,
  value,
  fields,
  onChange,
}: {
  field: Field
  value: string
  fields: readonly MergeField[]
  onChange: (text: string) => void
}) {
  const t = useWords('designs')
  const control = useRef<HTMLElement | null>(null)
  const label = t(`field.${field}`)
  const { most, lines } = FIELDS[field]
  const used = plainText(value).length
  const insert = (key: string) => {
    const token = tokenFor(key, MACHINE_READ.has(field) ? null : (FALLBACKS(t)[key] ?? 'you'))
    const typed = control.current
    const [from, to] =
      typed instanceof HTMLInputElement || typed instanceof HTMLTextAreaElement
        ? [typed.selectionStart ?? value.length, typed.selectionEnd ?? value.length]
        : [value.length, value.length]
    onChange(value.slice(0, from) + token + value.slice(to))
  }
  const props = {
    value,
    maxLength: most + TOKEN_ROOM,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
    onFocus: ({ target }: { target: HTMLElement }) => {
      control.current = target
    },
  }
  return (
    <FormField
      label={label}
      error={used > most ? t('wordFields.charactersAtMostNothing', { most }) : undefined}
      aside={
        <span className="flex items-baseline gap-2">
          <PersonalMenu label={label} fields={fields} onInsert={insert} />
          <span className="tabular-nums">
            {used} / {most}
          </span>
        </span>
      }
    >
      {lines ? <Textarea rows={field === 'items' ? 5 : 2} {...props} /> : <Input {...props} />}
    </FormField>
  )
}

function PersonalMenu({
  label,
  fields,
  onInsert,
}: {
  label: string
  fields: readonly MergeField[]
  onInsert: (key: string) => void
}) {
  const t = useWords('designs')
  return (
    <Menu
      trigger={
        <Button kind="ghost" size="s" aria-label={t('wordFields.putAContactsField', { label })}>
          {t('wordFields.personal')}
        </Button>
      }
    >
      <MenuLabel>{t('wordFields.fromTheContact')}</MenuLabel>
      {fields.map((field) => (
        <MenuItem key={field.key} onSelect={() => onInsert(field.key)}>
          {field.label}
        </MenuItem>
      ))}
    </Menu>
  )
}
