'use client'

import { lazy, Suspense } from 'react'
import { useWords } from '#words'
import { Field } from '@/components/ui/field'
import { SegmentedControl } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Cell, SectionHead } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { Switch } from '@/components/ui/switch'
import { AllowedHours } from './allowed-hours'
import { ForecastFacts } from './forecast-facts'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

/** Apart because clocks of other zones take a library. */
const LeavesAt = lazy(() => import('./leaves-at'))

/** From which number, and when. */
export function SchedulePanel({ state, props }: { state: DraftState; props: ComposerProps }) {
  const t = useWords('composer')
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
        title={t('schedulePanel.senderAndTime')}
        beside={
          <SegmentedControl
            label={t('schedulePanel.when')}
            value={schedule.kind}
            onValueChange={setKind}
            segments={[
              { value: 'now', label: t('schedulePanel.sendNow') },
              { value: 'at', label: t('schedulePanel.later') },
            ]}
          />
        }
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('schedulePanel.from')}>
          <Select
            placeholder={
              props.senders.length === 0
                ? t('schedulePanel.noNumbersYetAdd')
                : t('schedulePanel.chooseANumber')
            }
            value={senderId ?? ''}
            onValueChange={(value) => state.setDraft((draft) => ({ ...draft, senderId: value }))}
            options={props.senders.map((sender) => ({
              value: sender.id,
              label: sender.address,
              detail: t(`schedulePanel.numberType.${sender.type}`),
              disabled: !sender.usable,
            }))}
          />
        </Field>
        {schedule.kind === 'at' ? (
          <Suspense fallback={<Skeleton shape="block" className="mt-5.5 h-8 rounded-md" />}>
            <LeavesAt
              at={schedule.at}
              timeZone={timeZone}
              onChange={(at) => state.setDraft((draft) => ({ ...draft, schedule: { kind: 'at', at } }))}
            />
          </Suspense>
        ) : null}
      </div>
      {props.senders.find(({ id }) => id === senderId)?.simulated ? (
        <div className="mt-3">
          <Switch
            label={t('schedulePanel.keepPeoplesHoursAs')}
            checked={state.draft.keepHours}
            onCheckedChange={(keepHours) => state.setDraft((draft) => ({ ...draft, keepHours }))}
          />
        </div>
      ) : null}
      <AllowedHours hours={state.inspection.hours} timeZone={timeZone} />
      <ForecastFacts state={state} timeZone={timeZone} />
    </Cell>
  )
}

function nextHour(): string {
  const hour = 3600_000
  return new Date(Math.ceil((Date.now() + hour / 2) / hour) * hour).toISOString()
}
