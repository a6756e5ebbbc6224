'use client'

import { useWords } from '#words'
import { Field, Input } from '@/components/ui/field'
import type { Words } from '@/lib/words/translate'
import { fromZonedInput, toZonedInput } from '../zoned-time'

type Props = {
  /** ISO. */
  at: string
  timeZone: string
  onChange: (at: string) => void
}

/** When a campaign leaves, on the workspace's clock. */
export default function LeavesAt({ at, timeZone, onChange }: Props) {
  const t = useWords('composer')
  return (
    <Field label={t('schedulePanel.leavesAtTime', { zone: zoneName(t, timeZone) })}>
      <Input
        type="datetime-local"
        icon="clock"
        value={toZonedInput(at, timeZone)}
        onChange={(event) => {
          const chosen = fromZonedInput(event.target.value, timeZone)
          if (chosen) onChange(chosen)
        }}
      />
    </Field>
  )
}

function zoneName(t: Words<'composer'>, timeZone: string): string {
  return timeZone === 'unknown'
    ? t('schedulePanel.zoneNotKnown')
    : (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}
