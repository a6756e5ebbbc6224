'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { useToast } from '@/components/ui/toast'
import type { CredentialField } from '@/lib/carriers/carrier'
import { CredentialFields } from './credential-fields'

export type ChangeCarrier = (input: {
  id: string
  name: string
  ratePerSecond: string
  price: string
  credentials: Record<string, string>
}) => Promise<Answer<unknown>>

export type ChangeCarrierDialogProps = {
  account: {
    id: string
    name: string
    ratePerSecond: number
    priceMicros: number
    fields: readonly CredentialField[]
  }
  act: ChangeCarrier
}

/** Changes how a connected carrier is reached, its pace and its price. What waits for it goes on with the new ones. */
export function ChangeCarrierDialog({ account, act }: ChangeCarrierDialogProps) {
  const t = useWords('settings')
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(act, () => {
    setOpen(false)
    toast({
      title: t('changeCarrierDialog.wasChanged', { name: account.name }),
      detail: t('changeCarrierDialog.testTheConnectionTo'),
      kind: 'done',
    })
    router.refresh()
  })
  const errors = problem?.fields ?? {}
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('changeCarrierDialog.change', { name: account.name })}
      trigger={<Button size="s">{t('changeCarrierDialog.change2')}</Button>}
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          const { name = '', ratePerSecond = '', price = '', ...credentials } = fieldsOf(event)
          submit({ id: account.id, name, ratePerSecond, price, credentials })
        }}
      >
        <ProblemNote problem={problem} />
        <Field
          label={t('changeCarrierDialog.name')}
          hint={t('changeCarrierDialog.whatYourTeamCalls')}
          error={errors.name}
          required
        >
          <Input name="name" defaultValue={account.name} maxLength={60} required />
        </Field>
        <div className="grid grid-cols-2 gap-4">
          <Field
            label={t('changeCarrierDialog.messagesPerSecond')}
            hint={t('changeCarrierDialog.asAgreedWithThe')}
            error={errors.ratePerSecond}
            required
          >
            <Input
              name="ratePerSecond"
              type="number"
              min={1}
              max={10_000}
              defaultValue={account.ratePerSecond}
              required
            />
          </Field>
          <Field
            label={t('changeCarrierDialog.priceOfAPicture')}
            hint={t('changeCarrierDialog.forTheCostShown')}
            error={errors.price}
            required
          >
            <Input
              name="price"
              type="number"
              min={0}
              step="any"
              defaultValue={account.priceMicros / 10_000}
              required
            />
          </Field>
        </div>
        <CredentialFields fields={account.fields} errors={errors} />
        <div className="flex justify-end">
          <SendButton busy={busy}>{t('changeCarrierDialog.save')}</SendButton>
        </div>
      </form>
    </Dialog>
  )
}
