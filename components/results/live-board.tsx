'use client'

import { useWords } from '#words'
import { Bulb } from '@/components/ui/bulb'
import { Figure } from '@/components/ui/figure'
import { Board } from '@/components/ui/sheet'
import type { Progress } from '@/lib/analytics/progress'
import type { Formats } from '@/lib/words/formats'
import type { Words } from '@/lib/words/translate'
import { Lanes } from './lanes'
import { type SendActs, SendControls } from './send-controls'
import { isMoving, useProgress } from './use-progress'

const words = (t: Words<'results'>): Readonly<Record<string, string>> => ({
  preparing: t('liveBoard.gettingReady'),
  sending: t('liveBoard.sending'),
  paused: t('liveBoard.paused'),
  holding: t('liveBoard.onHold'),
})

/** One campaign while it leaves. Gone when it is over. */
export function LiveBoard({
  id,
  name,
  feed,
  initial,
  acts,
  timeZone,
}: {
  id: string
  name: string
  feed: string
  initial: Progress
  /** Null for those who may only watch. */
  acts: SendActs | null
  timeZone: string
}) {
  const t = useWords('results')
  const progress = useProgress(feed, initial)
  if (!isMoving(progress.status)) return null
  const sending = progress.status === 'sending'
  return (
    <Board aria-label={t('liveBoard.isBeingSent', { name })} className="mb-4">
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto_auto] items-center gap-6 px-4 py-3.5 max-lg:grid-cols-2 max-md:grid-cols-1 max-md:gap-4">
        <Figure
          label={
            <span className="inline-flex items-center gap-2">
              <Bulb state={sending ? 'live' : 'off'} />
              {words(t)[progress.status] ?? progress.status}
            </span>
          }
          value={t.count(progress.sent)}
          of={t('liveBoard.ofSent', { people: t.count(progress.people) })}
        />
        <Lanes progress={progress.lanes} live={sending} />
        <Facts progress={progress} timeZone={timeZone} />
        {acts ? (
          <div className="flex gap-2">
            <SendControls
              id={id}
              name={name}
              status={progress.status}
              waiting={progress.people - progress.sent}
              acts={acts}
            />
          </div>
        ) : null}
      </div>
      {progress.failure ? (
        <p role="alert" className="border-t border-band-line px-4 py-2.5">
          {progress.failure}
        </p>
      ) : null}
    </Board>
  )
}

function Facts({ progress, timeZone }: { progress: Progress; timeZone: string }) {
  const t = useWords('results')
  const facts: [string, string][] = []
  if (progress.rate !== null && progress.rate > 0) facts.push([t('liveBoard.now'), t.rate(progress.rate)])
  if (progress.secondsLeft) facts.push([t('liveBoard.timeLeft'), t.duration(progress.secondsLeft)])
  if (!facts.length && progress.nextAt && progress.status === 'sending')
    facts.push([t('liveBoard.nextLeaves'), timeOf(t, progress.nextAt, timeZone)])
  facts.push([t('liveBoard.delivered'), t.count(progress.delivered)])
  if (progress.failed) facts.push([t('liveBoard.failed'), t.count(progress.failed)])
  return (
    <dl className="grid grid-cols-[auto_auto] gap-x-4 text-[12.5px] leading-5">
      {facts.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-ink-2">{label}</dt>
          <dd className="text-end font-semibold tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function timeOf(t: Formats, at: string, timeZone: string): string {
  return t
    .dates({
      weekday: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
      timeZoneName: 'short',
    })
    .format(new Date(at))
}
