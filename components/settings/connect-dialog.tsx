'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { RadioGroup } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input, Textarea } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useToast } from '@/components/ui/toast'
import type { CredentialField } from '@/lib/carriers/carrier'
import type { CarrierForm } from '@/lib/carriers/settings'

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
  const [open, setOpen] = useState(false)
  const [adapter, setAdapter] = useState(forms.at(-1)?.adapter ?? '')
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(act, () => {
    setOpen(false)
    toast({ title: 'Connected. Add a number to send from.', kind: 'done' })
    router.refresh()
  })
  const form = forms.find((one) => one.adapter === adapter)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="Connect a carrier"
      trigger={
        <Button kind="go" icon="plus">
          Connect a carrier
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
          label="Carrier"
          value={adapter}
          onValueChange={setAdapter}
          options={forms.map((one) => ({ value: one.adapter, label: one.name, detail: one.description }))}
        />
        <Field label="Name" hint="What your team calls it." error={problem?.fields.name} required>
          <Input key={adapter} name="name" defaultValue={form?.name} maxLength={60} required />
        </Field>
        {form ? <Credentials key={adapter} fields={form.fields} errors={problem?.fields ?? {}} /> : null}
        <div className="flex justify-end">
          <SendButton busy={busy}>Connect</SendButton>
        </div>
      </form>
    </Dialog>
  )
}

type Errors = Readonly<Record<string, string>>

/** What every account needs first, then what few need, folded away under its heading. */
function Credentials({ fields, errors }: { fields: readonly CredentialField[]; errors: Errors }) {
  const sections = [...new Set(fields.flatMap(({ section }) => section ?? []))]
  const drawn = (section: string | undefined) =>
    fields
      .filter((field) => field.section === section)
      .map((field) => <Credential key={field.key} field={field} error={errors[field.key]} />)
  return (
    <>
      {drawn(undefined)}
      {sections.map((section) => (
        <details
          key={section}
          className="border-t border-line pt-3"
          open={fields.some((field) => field.section === section && errors[field.key])}
        >
          <summary className="cursor-pointer text-ink-2">{section}</summary>
          <div className="mt-3 grid gap-4">{drawn(section)}</div>
        </details>
      ))}
    </>
  )
}

function Credential({ field, error }: { field: CredentialField; error: string | undefined }) {
  return (
    <Field
      label={field.label}
      hint={field.help}
      error={error}
      required={field.required}
      aside={field.required ? undefined : 'optional'}
    >
      {control(field)}
    </Field>
  )
}

function control({ key, input, options, required, secret, ...field }: CredentialField) {
  if (input === 'select' && options) {
    return <Select name={key} options={options} defaultValue={field.default} />
  }
  if (input === 'area') return <Textarea name={key} rows={3} required={required} />
  return (
    <Input
      name={key}
      type={secret ? 'password' : input === 'url' || input === 'number' ? input : 'text'}
      autoComplete={secret ? 'new-password' : 'off'}
      defaultValue={field.default}
      required={required}
    />
  )
}
