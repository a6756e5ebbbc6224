'use client'

import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { HoldDialog } from '@/components/ui/hold-dialog'
import { Poster } from '@/components/ui/poster'
import { priceInWords } from '@/components/ui/price'
import { forecast } from '@/lib/campaigns/forecast'
import { holdSeconds } from '@/lib/campaigns/state'
import { departureOf } from './departure-words'
import { momentIn } from './forecast-facts'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'
import type { Sending } from './use-send'

/** What stands between the button and the phones: the review, and thirty seconds to take it back. */
export default function SendDialogs({
  state,
  props,
  send,
}: {
  state: DraftState
  props: ComposerProps
  send: Sending
}) {
  const { reviewing, onReviewing, refusal, busy, onLaunch, holdUntil, onStop, onSkip, onElapsed } = send
  const t = useWords('composer')
  const later = state.draft.schedule.kind === 'at'
  return (
    <>
      <Dialog
        open={reviewing}
        onOpenChange={onReviewing}
        title={t('sendButton.sendToPeople', { people: state.inspection.audience?.mayBeWritten ?? 0 })}
        footer={
          <>
            <Button onClick={() => onReviewing(false)}>{t('sendButton.back')}</Button>
            <Button kind="go" busy={busy} onClick={onLaunch}>
              {later ? t('sendButton.schedule') : t('sendButton.send')}
            </Button>
          </>
        }
      >
        <Review state={state} props={props} />
        {refusal ? (
          <Callout tone="block" title={t('sendButton.nothingWasSent')} className="mt-3">
            {refusal}
          </Callout>
        ) : null}
      </Dialog>
      <HoldDialog
        open={holdUntil !== null}
        endsAt={holdUntil ?? 0}
        seconds={holdSeconds}
        onStop={onStop}
        onSkip={onSkip}
        onElapsed={onElapsed}
      >
        {t('sendButton.messagesAreReadyNot', { people: state.inspection.audience?.mayBeWritten ?? 0 })}
      </HoldDialog>
    </>
  )
}

function Review({ state, props }: { state: DraftState; props: ComposerProps }) {
  const t = useWords('composer')
  const { audience, priceMicros, ratePerSecond, findings, hours } = state.inspection
  const people = audience?.mayBeWritten ?? 0
  const picture = props.assets.find((asset) => asset.id === state.draft.variants[0]?.media[0]?.assetId)
  const { schedule } = state.draft
  const advice = findings.filter((finding) => finding.severity === 'advice').length
  const sender = props.senders.find((one) => one.id === state.draft.senderId)
  const planned = forecast(hours, people, ratePerSecond)
  const waiting = planned?.waiting
  const at = (moment: number) =>
    momentIn(t, { timeZone: props.workspace.timeZone, at: moment, beside: hours.day.departure })
  const rows = [
    [
      t('sendButton.firstLeave'),
      schedule.kind === 'now' ? t('sendButton.in30Seconds') : departureOf(t, state, props, 'long'),
    ],
    ...(waiting
      ? [
          [
            t('sendButton.waitForTheirHours'),
            t('sendButton.until', { people: waiting.people, moment: at(waiting.until) }),
          ],
        ]
      : []),
    planned && waiting
      ? [t('forecast.lastLeaves'), at(planned.lastLeaves)]
      : [
          t('sendButton.allGoneAfter'),
          ratePerSecond ? t.duration(Math.ceil(people / ratePerSecond)) : t('sendButton.notKnown'),
        ],
    [t('sendButton.from'), sender?.address ?? ''],
    [
      t('sendButton.carrierCost'),
      priceMicros === null
        ? t('sendButton.notKnown')
        : priceInWords(t, priceMicros * people, props.workspace.currency),
    ],
    [t('sendButton.adviceNotTaken'), String(advice)],
  ]
  return (
    <div className="flex gap-4">
      {picture ? (
        <Poster src={picture.thumbnail} alt={picture.name} width={84} className="flex-none self-start" />
      ) : null}
      <div className="min-w-0 flex-1">
        <dl className="divide-y divide-line">
          {rows.map(([term, value]) => (
            <div key={term} className="flex justify-between gap-4 py-1.5">
              <dt className="text-ink-2">{term}</dt>
              <dd className="text-end font-semibold tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-2 text-ink-2">{t('sendButton.nothingLeavesFor30')}</p>
      </div>
    </div>
  )
}
