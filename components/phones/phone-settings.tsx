'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Button, IconButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { HandsetView } from '@/lib/carriers/simulator/api'
import { MODELS } from '@/lib/carriers/simulator/models'
import { NETWORK_NAMES, NETWORKS, type Network } from '@/lib/carriers/simulator/networks'
import type { HandsetSwitches } from '@/lib/carriers/simulator/shelf'
import { formatPhone } from '@/lib/contacts/phone-format'
import { PhoneSwitches } from './phone-switches'

/** How a phone is set. Everything takes effect at once, also for what is on its way. */
export function PhoneSettings({
  handset,
  onChange,
  onRemove,
}: {
  handset: HandsetView
  onChange: (change: Partial<HandsetSwitches> & { network?: Network }) => void
  onRemove: () => void
}) {
  const t = useWords('phones')
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={handset.name}
      description={t('phoneSettings.changesTakeEffectAt', {
        label: MODELS[handset.model].label,
        number: formatPhone(t, handset.number),
      })}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton icon="settings" size="s" label={t('phoneSettings.howIsSet', { name: handset.name })} />
      }
      footer={
        handset.added ? (
          <Button
            kind="stop"
            icon="trash"
            onClick={() => {
              setOpen(false)
              onRemove()
            }}
          >
            {t('phoneSettings.removeThisPhone')}
          </Button>
        ) : undefined
      }
    >
      <div className="grid gap-3.5">
        {handset.added ? (
          <Field label={t('phoneSettings.carrier')} hint={t('phoneSettings.eachCarrierLetsMessages')}>
            <Select
              value={handset.network}
              onValueChange={(network) => onChange({ network: network as Network })}
              options={NETWORKS.map((value) => ({ value, label: NETWORK_NAMES[value] }))}
            />
          </Field>
        ) : null}
        <PhoneSwitches
          values={handset.switches}
          mms={handset.mms}
          onChange={(key, on) => onChange({ [key]: on })}
        />
      </div>
    </Dialog>
  )
}
