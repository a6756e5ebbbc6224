'use client'

import { type FormEvent, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { HandsetView } from '@/lib/carriers/simulator/api'
import { MODELS, PHONE_MODELS, type PhoneModel } from '@/lib/carriers/simulator/models'
import { NETWORK_NAMES, NETWORKS, type Network } from '@/lib/carriers/simulator/networks'
import type { HandsetSwitches } from '@/lib/carriers/simulator/shelf'
import type { ActionResult } from '@/lib/platform/errors'
import type { Words } from '@/lib/words/translate'
import type { NewPhone } from './actions'
import { PhoneSwitches } from './phone-switches'

const modelDetails = (t: Words<'phones'>): Record<PhoneModel, string> => ({
  iphone: t('addPhone.current'),
  pixel: t('addPhone.currentAndroid'),
  galaxy: t('addPhone.currentAndroid'),
  keypad: '2009, holds 300 KB',
  flip: t('addPhone.textsOnly'),
})

/** The form for one more phone. What was typed stays until it is there or the form is closed. */
export function AddPhone({
  add,
  onAdded,
}: {
  add: (input: NewPhone) => Promise<ActionResult<HandsetView>>
  onAdded: (handset: HandsetView) => void
}) {
  const t = useWords('phones')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={t('addPhone.addAPhone')}
      description={t('addPhone.itReceivesWhatThis')}
      open={open}
      onOpenChange={setOpen}
      size="m"
      trigger={<Button icon="plus">{t('addPhone.addAPhone')}</Button>}
    >
      <Form
        add={add}
        onAdded={(handset) => {
          setOpen(false)
          onAdded(handset)
        }}
      />
    </Dialog>
  )
}

function Form({ add, onAdded }: Parameters<typeof AddPhone>[0]) {
  const t = useWords('phones')
  const [model, setModel] = useState<PhoneModel>('iphone')
  const [network, setNetwork] = useState<Network>('att')
  const [set, setSet] = useState<Partial<HandsetSwitches>>({})
  const [refused, setRefused] = useState<Extract<ActionResult<never>, { ok: false }>['error'] | null>(null)
  const [busy, setBusy] = useState(false)
  const { mms, autoFetch } = MODELS[model]
  const switches = { on: true, data: mms, mms, autoFetch, reports: true, rejects: false, ...set }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name') ?? '').trim()
    setBusy(true)
    const number = String(form.get('number') ?? '')
    const result = await add({ number, model, network, switches: set, ...(name ? { name } : {}) })
    setBusy(false)
    if (result.ok) onAdded(result.value)
    else setRefused(result.error)
  }
  const wrong = refused?.fields ?? {}
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-3.5">
      <div className="grid gap-3.5 sm:grid-cols-2">
        <Field
          label={t('addPhone.number')}
          required
          error={wrong.number ?? (refused && !refused.fields ? refused.message : null)}
        >
          <Input name="number" inputMode="tel" placeholder="(828) 555-0160" autoComplete="off" />
        </Field>
        <Field label={t('addPhone.name')} aside="optional" error={wrong.name}>
          <Input name="name" placeholder={t('addPhone.samsPhone')} maxLength={40} autoComplete="off" />
        </Field>
        <Field label={t('addPhone.model')}>
          <Select
            value={model}
            onValueChange={(next) => {
              setModel(next as PhoneModel)
              setSet({})
            }}
            options={PHONE_MODELS.map((value) => ({
              value,
              label: MODELS[value].label,
              detail: modelDetails(t)[value],
            }))}
          />
        </Field>
        <Field label={t('addPhone.carrier')}>
          <Select
            value={network}
            onValueChange={(next) => setNetwork(next as Network)}
            options={NETWORKS.map((value) => ({ value, label: NETWORK_NAMES[value] }))}
          />
        </Field>
      </div>
      <PhoneSwitches
        values={switches}
        mms={mms}
        onChange={(key, on) => setSet((now) => ({ ...now, [key]: on }))}
      />
      <footer className="flex justify-end">
        <Button type="submit" kind="dark" busy={busy}>
          {t('addPhone.putItOnThe')}
        </Button>
      </footer>
    </form>
  )
}
