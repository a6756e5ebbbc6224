'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { HoldDialog } from '@/components/ui/hold-dialog'
import { Poster } from '@/components/ui/poster'
import { useToast } from '@/components/ui/toast'
import type { Finding } from '@/lib/campaigns/finding'
import { forecast } from '@/lib/campaigns/forecast'
import { holdSeconds } from '@/lib/campaigns/state'
import type { Formats } from '@/lib/words/formats'
import { momentIn } from './forecast-facts'
import { priceInWords } from './price'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

/** The one lit button: review, then thirty seconds in which nothing has left yet. */
export function SendButton({
  state,
  props,
  blockers,
  onBlocked,
}: {
  state: DraftState
  props: ComposerProps
  blockers: Finding[]
  onBlocked: () => void
}) {
  const t = useWords('composer')
  const later = state.draft.schedule.kind === 'at'
  const [reviewing, setReviewing] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [holdUntil, setHoldUntil] = useState(props.campaign.holdUntil)
  const router = useRouter()
  const toast = useToast()
  const { slug } = props.workspace
  const id = props.campaign.id
  if (!props.may.send) return null

  const launch = async () => {
    setBusy(true)
    setRefusal(null)
    const saved = await state.settle()
    const result = saved ? await props.actions.launch(slug, { id, revision: state.revision() }) : null
    setBusy(false)
    if (!result) return setRefusal(t('sendButton.notSentYourLast'))
    if (!result.ok) return setRefusal(result.error.message)
    setReviewing(false)
    if (result.value.holdUntil) return setHoldUntil(new Date(result.value.holdUntil).getTime())
    toast({
      title: t('sendButton.isScheduled', { name: state.name }),
      detail: t('sendButton.people', { people: result.value.people }),
    })
    router.push(`/${slug}/campaigns`)
  }
  const stop = async () => {
    const result = await props.actions.takeBack(slug, { id })
    setHoldUntil(null)
    if (result.ok) toast({ title: t('sendButton.takenBack'), detail: t('sendButton.notOneHasLeft') })
    else toast({ kind: 'warn', title: t('sendButton.itHasBegunTo'), detail: result.error.message })
    router.refresh()
  }
  const gone = () => router.push(`/${slug}/campaigns/${id}/results`)
  const skip = async () => {
    const result = await props.actions.skipHold(slug, { id })
    if (result.ok) gone()
    else toast({ kind: 'warn', title: t('sendButton.notSent'), detail: result.error.message })
  }
  const count = blockers.length
  return (
    <>
      <Button
        kind="go"
        icon="send"
        blocker={
          count > 0 ? t('sendButton.blocker', { count }) : state.current ? null : t('sendButton.checking')
        }
        onBlocked={onBlocked}
        onClick={() => setReviewing(true)}
      >
        {!later ? t('sendButton.send') : null}
        {later ? <span className="md:hidden">{t('sendButton.schedule')}</span> : null}
        {later ? (
          <span className="max-md:hidden">
            {t('sendButton.scheduleFor', { moment: momentOf(t, state, props, 'short') })}
          </span>
        ) : null}
      </Button>
      <Dialog
        open={reviewing}
        onOpenChange={setReviewing}
        title={t('sendButton.sendToPeople', { people: state.inspection.audience?.mayBeWritten ?? 0 })}
        footer={
          <>
            <Button onClick={() => setReviewing(false)}>{t('sendButton.back')}</Button>
            <Button kind="go" busy={busy} onClick={() => void launch()}>
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
        onStop={() => void stop()}
        onSkip={() => void skip()}
        onElapsed={gone}
      >
        {t('sendButton.messagesAreReadyNot', { people: state.inspection.audience?.mayBeWritten ?? 0 })}
      </HoldDialog>
    </>
  )
}

/** The chosen departure on the workspace's clock: short for a button, long for the review. */
function momentOf(t: Formats, { draft }: DraftState, { workspace }: ComposerProps, style: 'short' | 'long') {
  if (draft.schedule.kind !== 'at') return ''
  const { timeZone } = workspace
  const short = { timeZone, month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' } as const
  return t
    .dates(style === 'short' ? short : { ...short, weekday: 'short', timeZoneName: 'short' })
    .format(new Date(draft.schedule.at))
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
      schedule.kind === 'now' ? t('sendButton.in30Seconds') : momentOf(t, state, props, 'long'),
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
        <Poster src={picture.thumb} alt={picture.name} width={84} className="flex-none self-start" />
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
