'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { AttributeDefinition } from '@/lib/contacts/fields'
import type { Define } from './new-attribute'
import { useAnswered } from './use-answered'

/** The name and the kind of a new attribute. Fetched when its dialog is about to open. */
export default function NewAttributeForm({ define, onDone }: { define: Define; onDone: () => void }) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const router = useRouter()
  const [label, setLabel] = useState('')
  const [type, setType] = useState<AttributeDefinition['type']>('text')
  const [error, setError] = useState<string | null>(null)
  const submit = async () => {
    const answer = await answered(define({ label, type }))
    if (!answer.ok) return setError(answer.error.message)
    onDone()
    router.refresh()
  }
  return (
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
      <div className="flex justify-end">
        <Button kind="go" onClick={submit} blocker={label.trim() ? null : t('contactFacts.giveItAName')}>
          {t('contactFacts.makeAttribute')}
        </Button>
      </div>
    </div>
  )
}
