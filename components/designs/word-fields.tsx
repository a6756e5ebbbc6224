'use client'

import { Field, Input, Textarea } from '@/components/ui/field'
import type { DesignCard } from '@/lib/designs/catalogue'
import { FIELD_IDS, FIELDS, type Words } from '@/lib/designs/words'

/** A control for each word the design has a place for. Emptied, it leaves its place free. */
export function WordFields({
  design,
  words,
  onChange,
}: {
  design: DesignCard
  words: Words
  onChange: (words: Words) => void
}) {
  return FIELD_IDS.filter((field) => field in design.words).map((field) => {
    const { label, most, lines } = FIELDS[field]
    const value = words[field] ?? ''
    const control = {
      value,
      maxLength: most,
      onChange: ({ target }: { target: { value: string } }) => onChange({ ...words, [field]: target.value }),
    }
    return (
      <Field key={field} label={label} aside={`${value.length} / ${most}`}>
        {lines ? <Textarea rows={field === 'items' ? 5 : 2} {...control} /> : <Input {...control} />}
      </Field>
    )
  })
}
