'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { type NumberType, numberTypes } from '@/lib/carriers/settings'

export type AddSender = (input: {
  accountId: string
  address: string
  type: NumberType
}) => Promise<Answer<unknown>>

/** Adds a number to a carrier account. */
export function SenderForm({ accountId, act }: { accountId: string; act: AddSender }) {
  const t = useWords('settings')
  const [type, setType] = useState<NumberType>('long_code')
  const [address, setAddress] = useState('')
  const router = useRouter()
  const { submit, busy, problem } = useSubmit(act, () => {
    setAddress('')
    router.refresh()
  })
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        fieldsOf(event)
        submit({ accountId, address, type })
      }}
    >
      <ProblemNote problem={problem} />
      <div className="flex flex-wrap items-end gap-2">
        <Field label={t('senderForm.number')} error={problem?.fields.address} className="w-48">
          <Input
            name="address"
            inputMode="tel"
            placeholder={type === 'short_code' ? '52755' : '(828) 555-0142'}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            required
          />
        </Field>
        <Field label={t('senderForm.kind')} className="w-48">
          <Select
            options={numberTypes.map((value) => ({ value, label: t(`numberType.${value}`) }))}
            value={type}
            onValueChange={(next) => setType(next as NumberType)}
          />
        </Field>
        <SendButton kind="plain" icon="plus" busy={busy}>
          {t('senderForm.addTheNumber')}
        </SendButton>
      </div>
    </form>
  )
}
