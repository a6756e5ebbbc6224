'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, type Problem, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { useToast } from '@/components/ui/toast'
import { type EndpointInput, longestDescription, longestUrl } from '@/lib/webhooks/endpoint'
import { type EventType, eventTypes, wordsOfType } from '@/lib/webhooks/event-types'
import { ShownOnce } from './webhook-secret'

export type AddWebhook = (input: EndpointInput) => Promise<Answer<{ id: string; secret: string }>>
export type ChangeWebhook = (input: EndpointInput & { id: string }) => Promise<Answer<unknown>>

/** Adds an endpoint, shows its secret once, and leads to it. */
export function NewWebhookDialog({
  act,
  here,
  blocker,
}: {
  act: AddWebhook
  /** Address of the list. */
  here: string
  /** Why none can be added. */
  blocker: string | null
}) {
  const t = useWords('webhooks')
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<{ id: string; secret: string }>()
  const router = useRouter()
  const { submit, busy, problem } = useSubmit(act, setMade)
  const change = (next: boolean) => {
    setOpen(next)
    if (!next && made) router.push(`${here}/${made.id}`)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={made ? t('secret.added') : t('form.add')}
      description={made ? t('secret.copyItNow') : undefined}
      trigger={
        <Button kind="go" icon="plus" blocker={blocker}>
          {t('list.add')}
        </Button>
      }
    >
      {made ? (
        <ShownOnce secret={made.secret} />
      ) : (
        <EndpointForm
          endpoint={{ url: '', description: '', types: [] }}
          verb={t('form.addIt')}
          submit={submit}
          busy={busy}
          problem={problem}
        />
      )}
    </Dialog>
  )
}

/** Changes where an endpoint is and what it is told of. */
export function ChangeWebhookDialog({
  endpoint,
  act,
}: {
  endpoint: EndpointInput & { id: string }
  act: ChangeWebhook
}) {
  const t = useWords('webhooks')
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(act, () => {
    setOpen(false)
    toast({ title: t('form.saved'), detail: t('form.savedDetail'), kind: 'done' })
    router.refresh()
  })
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={t('form.change')}
      trigger={<Button size="s">{t('form.change2')}</Button>}
    >
      <EndpointForm
        endpoint={endpoint}
        verb={t('form.save')}
        submit={(input) => submit({ id: endpoint.id, ...input })}
        busy={busy}
        problem={problem}
      />
    </Dialog>
  )
}

type EndpointFormProps = {
  endpoint: EndpointInput
  verb: string
  submit: (input: EndpointInput) => void
  busy: boolean
  problem: Problem | undefined
}

function EndpointForm({ endpoint, verb, submit, busy, problem }: EndpointFormProps) {
  const t = useWords('webhooks')
  const [types, setTypes] = useState<readonly EventType[]>(endpoint.types)
  const errors = problem?.fields ?? {}
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        const { url = '', description = '' } = fieldsOf(event)
        submit({ url, description, types: eventTypes.filter((type) => types.includes(type)) })
      }}
    >
      <ProblemNote problem={problem} />
      <Field label={t('form.address')} hint={t('form.addressHint')} error={errors.url} required>
        <Input
          name="url"
          type="url"
          inputMode="url"
          dir="ltr"
          placeholder="https://"
          defaultValue={endpoint.url}
          maxLength={longestUrl}
          required
        />
      </Field>
      <Field
        label={t('form.description')}
        hint={t('form.descriptionHint')}
        aside={t('form.optional')}
        error={errors.description}
      >
        <Input name="description" defaultValue={endpoint.description} maxLength={longestDescription} />
      </Field>
      <TypeChoices types={types} onChange={setTypes} error={errors.types} />
      <div className="flex justify-end">
        <SendButton busy={busy}>{verb}</SendButton>
      </div>
    </form>
  )
}

type TypeChoicesProps = {
  types: readonly EventType[]
  onChange: (types: readonly EventType[]) => void
  error: string | undefined
}

function TypeChoices({ types, onChange, error }: TypeChoicesProps) {
  const t = useWords('webhooks')
  const every = types.length === eventTypes.length
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1.5 text-sm font-[560] text-ink-2">{t('form.tellIt')}</legend>
      <Checkbox
        label={t('form.all')}
        checked={every || (types.length > 0 && 'indeterminate')}
        onCheckedChange={() => onChange(every ? [] : eventTypes)}
      />
      {eventTypes.map((type) => (
        <Checkbox
          key={type}
          label={
            <span dir="ltr" translate="no">
              {type}
            </span>
          }
          detail={t(`events.${wordsOfType[type]}`)}
          checked={types.includes(type)}
          onCheckedChange={(on) => onChange(on ? [...types, type] : types.filter((one) => one !== type))}
        />
      ))}
      {error ? <p className="text-sm text-block">{error}</p> : null}
    </fieldset>
  )
}
