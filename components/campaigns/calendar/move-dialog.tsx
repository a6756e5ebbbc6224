'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { fromZonedInput, toZonedInput } from '../zoned-time'
import type { CalendarCampaign } from './use-move'

/** The exact moment of a draft or a scheduled campaign. */
export function MoveDialog({
  campaign,
  timeZone,
  onClose,
  onMove,
}: {
  campaign: CalendarCampaign
  timeZone: string
  onClose: () => void
  onMove: (at: Date | null) => void
}) {
  const [value, setValue] = useState(campaign.at ? toZonedInput(campaign.at.toISOString(), timeZone) : '')
  const chosen = fromZonedInput(value, timeZone)
  const problem = !chosen ? undefined : new Date(chosen) <= new Date() ? 'That moment has passed.' : undefined
  const moveTo = (at: Date | null) => {
    onMove(at)
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="s"
      title={campaign.name}
      description={
        campaign.status === 'scheduled'
          ? 'It is scheduled and will leave at this moment.'
          : 'The draft keeps this moment; it still has to be sent.'
      }
      footer={
        <>
          {campaign.status === 'draft' && campaign.at ? (
            <Button onClick={() => moveTo(null)}>Take the date away</Button>
          ) : null}
          <Button
            kind="go"
            disabled={!chosen || problem !== undefined}
            onClick={() => chosen && moveTo(new Date(chosen))}
          >
            Set
          </Button>
        </>
      }
    >
      <Field
        label={`Leaves at, ${timeZone.split('/').at(-1)?.replaceAll('_', ' ')} time`}
        {...(problem ? { error: problem } : {})}
      >
        <Input
          type="datetime-local"
          icon="clock"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </Field>
    </Dialog>
  )
}
