'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { useToast } from '@/components/ui/toast'
import { type AccountLimits, limitsPresets, takenKinds } from '@/lib/carriers/account-limits'

export type LimitAccount = (input: { id: string; limits: AccountLimits | null }) => Promise<Answer<unknown>>

type Props = { account: { id: string; name: string; limits: AccountLimits | null }; act: LimitAccount }

const presetOf = (limits: AccountLimits | null) => limitsPresets.find(({ id }) => id === limits?.from)

const NONE = 'none'
const OWN = 'own'

/** What whoever carries for an account takes, as published or as agreed. */
export function AccountLimitsDialog({ account, act }: Props) {
  const t = useWords('settings')
  const [open, setOpen] = useState(false)
  const [limits, setLimits] = useState(account.limits)
  const preset = presetOf(account.limits)
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(act, () => {
    setOpen(false)
    const title = t('accountLimits.saved', { name: account.name })
    toast({ title, detail: t('accountLimits.savedDetail'), kind: 'done' })
    router.refresh()
  })
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        setLimits(account.limits)
      }}
      title={t('accountLimits.title', { name: account.name })}
      description={t('accountLimits.why')}
      trigger={
        <Button size="s">
          {account.limits
            ? t('accountLimits.limitsOf', { name: preset?.name ?? t('accountLimits.own') })
            : t('accountLimits.limits')}
        </Button>
      }
    >
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          submit({ id: account.id, limits })
        }}
      >
        <ProblemNote problem={problem} />
        <PresetSelect limits={limits} onChange={setLimits} />
        {limits ? <Figures limits={limits} onChange={setLimits} errors={problem?.fields ?? {}} /> : null}
        <div className="flex justify-end">
          <SendButton busy={busy}>{t('accountLimits.save')}</SendButton>
        </div>
      </form>
    </Dialog>
  )
}

function PresetSelect({
  limits,
  onChange,
}: {
  limits: AccountLimits | null
  onChange: (next: AccountLimits | null) => void
}) {
  const t = useWords('settings')
  const preset = presetOf(limits)
  const { source = '', date = '' } = preset ?? {}
  const options = [
    { value: NONE, label: t('accountLimits.none') },
    ...limitsPresets.map(({ id, name }) => ({ value: id, label: name })),
    { value: OWN, label: t('accountLimits.own') },
  ]
  const choose = (value: string) => {
    const chosen = limitsPresets.find(({ id }) => id === value)
    if (chosen) onChange(chosen.limits)
    else onChange(value === NONE ? null : { ...(limits ?? NO_FIGURES), from: null })
  }
  return (
    <Field
      label={t('accountLimits.asPublishedBy')}
      hint={
        preset
          ? t.rich('accountLimits.source', {
              source,
              date,
              cited: (words) => <cite translate="no">{words}</cite>,
            })
          : undefined
      }
    >
      <Select options={options} value={limits ? (preset?.id ?? OWN) : NONE} onValueChange={choose} />
    </Field>
  )
}

const NO_FIGURES: AccountLimits = {
  from: null,
  messageBytes: null,
  otherBytes: null,
  media: null,
  kinds: takenKinds,
}

function Figures({
  limits,
  onChange,
  errors,
}: {
  limits: AccountLimits
  onChange: (next: AccountLimits) => void
  errors: Readonly<Record<string, string>>
}) {
  const t = useWords('settings')
  const change = (part: Partial<AccountLimits>) => onChange({ ...limits, ...part, from: null })
  const figure = (key: 'messageBytes' | 'otherBytes' | 'media', label: string, unit: number) => (
    <Field label={label} hint={t('accountLimits.blank')} error={errors[`limits.${key}`]}>
      <Input
        type="number"
        min={key === 'media' ? 1 : 30}
        value={limits[key] === null ? '' : limits[key] / unit}
        onChange={({ target }) =>
          change({ [key]: target.value === '' ? null : Math.round(Number(target.value) * unit) })
        }
      />
    </Field>
  )
  return (
    <>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        {figure('messageBytes', t('accountLimits.message'), 1_000)}
        {figure('otherBytes', t('accountLimits.other'), 1_000)}
        {figure('media', t('accountLimits.media'), 1)}
      </div>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5">{t('accountLimits.takes')}</legend>
        {takenKinds.map((kind) => (
          <Checkbox
            key={kind}
            label={t(`accountLimits.kinds.${kind}`)}
            checked={limits.kinds.includes(kind)}
            onCheckedChange={(takes) =>
              change({
                kinds: takenKinds.filter((one) => (one === kind ? takes : limits.kinds.includes(one))),
              })
            }
          />
        ))}
      </fieldset>
    </>
  )
}
