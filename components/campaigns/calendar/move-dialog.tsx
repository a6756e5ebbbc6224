'use client'

import { useState } from 'react'
import { useWords } from '#words'
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
  const t = useWords('campaigns')
  const [value, setValue] = useState(campaign.at ? toZonedInput(campaign.at.toISOString(), timeZone) : '')
  const chosen = fromZonedInput(value, timeZone)
  const problem = !chosen
    ? undefined
    : new Date(chosen) <= new Date()
      ? t('moveDialog.thatMomentHasPassed')
      : undefined
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
        campaign.status === 'scheduled' ? t('moveDialog.itIsScheduledAnd') : t('moveDialog.theDraftKeepsThis')
      }
      footer={
        <>
          {campaign.status === 'draft' && campaign.at ? (
            <Button onClick={() => moveTo(null)}>{t('moveDialog.takeTheDateAway')}</Button>
          ) : null}
          <Button
            kind="go"
            disabled={!chosen || problem !== undefined}
            onClick={() => chosen && moveTo(new Date(chosen))}
          >
            {t('moveDialog.set')}
          </Button>
        </>
      }
    >
      <Field
        label={t('moveDialog.leavesAtTime', {
          place: (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' '),
        })}
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
