'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { useToast } from '@/components/ui/toast'
import type { CarrierForm } from '@/lib/carriers/settings'
import { CredentialFields } from './credential-fields'

export type ConnectDialogProps = {
  forms: readonly CarrierForm[]
  act: (input: {
    adapter: string
    name: string
    credentials: Record<string, string>
  }) => Promise<Answer<unknown>>
}

/** Connects a carrier. The form is drawn from what its adapter says it needs. */
export function ConnectDialog({ forms, act }: ConnectDialogProps) {
  const t = useWords('settings')
  const [open, setOpen] = useState(false)
  const [adapter, setAdapter] = useState(forms.at(-1)?.adapter ?? '')
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(act, () => {
    setOpen(false)
    toast({ title: t('connectDialog.connectedAddANumber'), kind: 'done' })
    router.refresh()
  })
  const form = forms.find((one) => one.adapter === adapter)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('connectDialog.connectACarrier')}
      trigger={
        <Button kind="go" icon="plus">
          {t('connectDialog.connectACarrier')}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          const { name = '', ...credentials } = fieldsOf(event)
          submit({ adapter, name, credentials })
        }}
      >
        <ProblemNote problem={problem} />
        <RadioGroup
          label={t('connectDialog.carrier')}
          value={adapter}
          onValueChange={setAdapter}
          options={forms.map((one) => ({ value: one.adapter, label: one.name, detail: one.description }))}
        />
        <Field
          label={t('connectDialog.name')}
          hint={t('connectDialog.whatYourTeamCalls')}
          error={problem?.fields.name}
          required
        >
          <Input key={adapter} name="name" defaultValue={form?.name} maxLength={60} required />
        </Field>
        {form ? <CredentialFields key={adapter} fields={form.fields} errors={problem?.fields ?? {}} /> : null}
        <div className="flex justify-end">
          <SendButton busy={busy}>{t('connectDialog.connect')}</SendButton>
        </div>
      </form>
    </Dialog>
  )
}
