'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Dialog } from '@/components/ui/dialog'
import { formatCount, formatDuration } from '@/components/ui/format'
import { HoldDialog } from '@/components/ui/hold-dialog'
import { Poster } from '@/components/ui/poster'
import { useToast } from '@/components/ui/toast'
import type { Finding } from '@/lib/campaigns/finding'
import { holdSeconds } from '@/lib/campaigns/state'
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
    if (!result)
      return setRefusal('Not sent: your last changes are not saved yet. Wait for “Saved” and try again.')
    if (!result.ok) return setRefusal(result.error.message)
    setReviewing(false)
    if (result.value.holdUntil) return setHoldUntil(new Date(result.value.holdUntil).getTime())
    toast({ title: `${state.name} is scheduled`, detail: `${formatCount(result.value.people)} people` })
    router.push(`/${slug}/campaigns`)
  }
  const stop = async () => {
    const result = await props.actions.takeBack(slug, { id })
    setHoldUntil(null)
    if (result.ok) toast({ title: 'Taken back', detail: 'Not one has left. It is a draft again.' })
    else toast({ kind: 'warn', title: 'It has begun to leave', detail: result.error.message })
    router.refresh()
  }
  const gone = () => router.push(`/${slug}/campaigns/${id}/results`)
  const skip = async () => {
    const result = await props.actions.skipHold(slug, { id })
    if (result.ok) gone()
    else toast({ kind: 'warn', title: 'Not sent', detail: result.error.message })
  }
  const count = blockers.length
  return (
    <>
      <Button
        kind="go"
        icon="send"
        blocker={
          count > 0 ? `${count} ${count === 1 ? 'blocker' : 'blockers'}` : state.current ? null : 'Checking'
        }
        onBlocked={onBlocked}
        onClick={() => setReviewing(true)}
      >
        {later ? 'Schedule' : 'Send'}
      </Button>
      <Dialog
        open={reviewing}
        onOpenChange={setReviewing}
        title={`Send to ${formatCount(state.inspection.audience?.mayBeWritten ?? 0)} people?`}
        footer={
          <>
            <Button onClick={() => setReviewing(false)}>Back</Button>
            <Button kind="go" busy={busy} onClick={() => void launch()}>
              {later ? 'Schedule' : 'Send'}
            </Button>
          </>
        }
      >
        <Review state={state} props={props} />
        {refusal ? (
          <Callout tone="block" title="Nothing was sent" className="mt-3">
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
        {formatCount(state.inspection.audience?.mayBeWritten ?? 0)} messages are ready. Not one has left.
      </HoldDialog>
    </>
  )
}

function Review({ state, props }: { state: DraftState; props: ComposerProps }) {
  const { audience, priceMicros, ratePerSecond, findings } = state.inspection
  const people = audience?.mayBeWritten ?? 0
  const picture = props.assets.find((asset) => asset.id === state.draft.variants[0]?.media[0]?.assetId)
  const { schedule } = state.draft
  const advice = findings.filter((finding) => finding.severity === 'advice').length
  const sender = props.senders.find((one) => one.id === state.draft.senderId)
  const rows = [
    [
      'First leave',
      schedule.kind === 'now'
        ? 'In 30 seconds'
        : new Date(schedule.at).toLocaleString('en-US', {
            timeZone: props.workspace.timeZone,
            dateStyle: 'medium',
            timeStyle: 'short',
          }),
    ],
    ['All gone after', ratePerSecond ? formatDuration(Math.ceil(people / ratePerSecond)) : 'not known'],
    ['From', sender?.address ?? ''],
    [
      'Carrier cost',
      priceMicros === null ? 'not known' : priceInWords(priceMicros * people, props.workspace.currency),
    ],
    ['Advice not taken', String(advice)],
  ]
  return (
    <div className="flex gap-4">
      {picture ? <Poster src={picture.thumb} alt={picture.name} width={84} /> : null}
      <div className="min-w-0 flex-1">
        <dl className="divide-y divide-line">
          {rows.map(([term, value]) => (
            <div key={term} className="flex justify-between gap-4 py-1.5">
              <dt className="text-ink-2">{term}</dt>
              <dd className="text-right font-semibold tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        <p className="mt-2 text-ink-2">
          Nothing leaves for 30 seconds after you press. You can stop it whole until then.
        </p>
      </div>
    </div>
  )
}
