'use client'

import { Switch } from '@/components/ui/choice'
import { Field, Input } from '@/components/ui/field'
import { formatCount, formatDuration } from '@/components/ui/format'
import { SegmentedControl } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Cell, SectionHead } from '@/components/ui/sheet'
import { fromZonedInput, toZonedInput } from '../zoned-time'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

/** From which number, and when. */
export function SchedulePanel({ state, props }: { state: DraftState; props: ComposerProps }) {
  const { schedule, senderId } = state.draft
  const { timeZone } = props.workspace
  const setKind = (kind: string) =>
    state.setDraft((draft) => ({
      ...draft,
      schedule: kind === 'now' ? { kind: 'now' } : { kind: 'at', at: nextHour() },
    }))
  return (
    <Cell id="schedule" className="border-t border-line">
      <SectionHead
        title="Sender and time"
        beside={
          <SegmentedControl
            label="When"
            value={schedule.kind}
            onValueChange={setKind}
            segments={[
              { value: 'now', label: 'Send now' },
              { value: 'at', label: 'Later' },
            ]}
          />
        }
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="From">
          <Select
            placeholder={
              props.senders.length === 0 ? 'No numbers yet: add one in Settings' : 'Choose a number'
            }
            value={senderId ?? ''}
            onValueChange={(value) => state.setDraft((draft) => ({ ...draft, senderId: value }))}
            options={props.senders.map((sender) => ({
              value: sender.id,
              label: sender.address,
              detail: sender.type,
              disabled: !sender.usable,
            }))}
          />
        </Field>
        {schedule.kind === 'at' ? (
          <Field label={`Leaves at, ${zoneName(timeZone)} time`}>
            <Input
              type="datetime-local"
              icon="clock"
              value={toZonedInput(schedule.at, timeZone)}
              onChange={(event) => {
                const at = fromZonedInput(event.target.value, timeZone)
                if (at) state.setDraft((draft) => ({ ...draft, schedule: { kind: 'at', at } }))
              }}
            />
          </Field>
        ) : null}
      </div>
      {props.senders.find(({ id }) => id === senderId)?.simulated ? (
        <div className="mt-3">
          <Switch
            label="Keep people’s hours, as a carrier’s number does"
            checked={state.draft.keepHours}
            onCheckedChange={(keepHours) => state.setDraft((draft) => ({ ...draft, keepHours }))}
          />
        </div>
      ) : null}
      <Forecast state={state} />
    </Cell>
  )
}

/** How long the carrier account's rate makes it take, and where people's clocks stand. */
function Forecast({ state }: { state: DraftState }) {
  const { audience, ratePerSecond, zones, hours } = state.inspection
  const people = hours.kept ? hours.atOnce : (audience?.mayBeWritten ?? 0)
  if (people === 0 || !ratePerSecond) return null
  return (
    <dl className="mt-3.5 flex flex-wrap gap-x-6 gap-y-2 border-t border-line pt-3">
      <Fact
        term={hours.kept && hours.later.length > 0 ? 'Those who leave now gone after' : 'All gone after'}
        value={formatDuration(Math.ceil(people / ratePerSecond))}
      />
      <Fact term="Slowest part" value={`${ratePerSecond} a second, your account`} />
      {zones.slice(0, 4).map((zone) => (
        <Fact key={zone.timeZone} term={zoneName(zone.timeZone)} value={formatCount(zone.people)} />
      ))}
    </dl>
  )
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt className="type-axis text-ink-3">{term}</dt>
      <dd className="font-semibold tabular-nums">{value}</dd>
    </div>
  )
}

function zoneName(timeZone: string): string {
  return timeZone === 'unknown'
    ? 'Zone not known'
    : (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

function nextHour(): string {
  const hour = 3600_000
  return new Date(Math.ceil((Date.now() + hour / 2) / hour) * hour).toISOString()
}
