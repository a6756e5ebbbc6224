'use client'

import { useState } from 'react'
import { Button, IconButton } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { HandsetView } from '@/lib/carriers/simulator/api'
import { MODELS } from '@/lib/carriers/simulator/models'
import { NETWORK_NAMES, NETWORKS, type Network } from '@/lib/carriers/simulator/networks'
import type { HandsetSwitches } from '@/lib/carriers/simulator/shelf'
import { PhoneSwitches } from './phone-switches'
import { formatNumber } from './views'

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
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={handset.name}
      description={`${MODELS[handset.model].label}, ${formatNumber(handset.number)}. Changes take effect at once.`}
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton icon="settings" size="s" label={`How ${handset.name} is set`} />}
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
            Remove this phone
          </Button>
        ) : undefined
      }
    >
      <div className="grid gap-3.5">
        {handset.added ? (
          <Field label="Carrier" hint="Each carrier lets messages of another size through.">
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
