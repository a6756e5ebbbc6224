'use client'

import { useWords } from '#words'
import { Lanes, perBulb } from '@/components/results/lanes'
import { timeOf } from '@/components/results/live-board'
import { type SendActs, SendControls } from '@/components/results/send-controls'
import { isMoving, useProgress } from '@/components/results/use-progress'
import { Bulb, BulbRow } from '@/components/ui/bulb'
import { LinkButton } from '@/components/ui/button'
import { Figure, StatRow } from '@/components/ui/figure'
import { Link } from '@/components/ui/link'
import { Poster } from '@/components/ui/poster'
import { Board } from '@/components/ui/sheet'
import type { Progress } from '@/lib/analytics/progress'
import type { Words } from '@/lib/words/translate'

export type BoardCampaign = {
  id: string
  name: string
  /** "From (828) 555-0142, since 9:41 AM" */
  note: string
  thumb: string | null
  href: string
  feed: string
  progress: Progress
}

/** What is leaving right now: the latest in full, the others as a line each. */
export function SendingBoard({
  campaigns,
  acts,
  timeZone,
}: {
  campaigns: readonly BoardCampaign[]
  acts: SendActs | null
  timeZone: string
}) {
  const t = useWords('home')
  const [first, ...others] = campaigns
  if (!first) return null
  return (
    <Board aria-label={t('sendingBoard.sendingNow')} className="mb-4">
      <Main campaign={first} acts={acts} timeZone={timeZone} />
      {others.map((campaign) => (
        <Other key={campaign.id} campaign={campaign} />
      ))}
    </Board>
  )
}

const words = (t: Words<'home'>): Readonly<Record<string, string>> => ({
  preparing: t('sendingBoard.gettingReady'),
  sending: t('sendingBoard.sendingNow'),
  paused: t('sendingBoard.paused'),
})

function Main({
  campaign,
  acts,
  timeZone,
}: {
  campaign: BoardCampaign
  acts: SendActs | null
  timeZone: string
}) {
  const t = useWords('home')
  const progress = useProgress(campaign.feed, campaign.progress)
  const sending = progress.status === 'sending'
  const waiting = progress.people - progress.sent
  return (
    <div className="flex max-md:flex-wrap">
      {campaign.thumb ? (
        <Poster src={campaign.thumb} alt="" className="w-32 rounded-none! max-md:w-22 max-md:self-start" />
      ) : null}
      <div className="min-w-0 flex-1 px-5 py-3.5 max-md:px-3.5">
        <div className="flex justify-between gap-4 text-ink-2">
          <span className="inline-flex items-center gap-2">
            <Bulb state={sending ? 'live' : 'off'} />
            {words(t)[progress.status] ?? progress.status}
          </span>
          <span className="max-md:hidden">
            {t('sendingBoard.eachBulbIsPeople', { lanes: perBulb(progress.lanes) })}
          </span>
        </div>
        <h2 className="type-verdict truncate">{campaign.name}</h2>
        <p className="mb-2.5 text-ink-2">
          {t('sendingBoard.people', { people: progress.people, note: campaign.note })}
        </p>
        <Lanes progress={progress.lanes} live={sending} />
        {progress.failure ? (
          <p role="alert" className="mt-2.5">
            {progress.failure}
          </p>
        ) : null}
      </div>
      <div className="flex w-64 flex-none flex-col gap-3 px-5 py-3.5 max-md:w-full max-md:px-3.5">
        <Pace progress={progress} timeZone={timeZone} />
        <StatRow
          items={[
            { label: t('sendingBoard.sent'), value: t.count(progress.sent) },
            { label: t('sendingBoard.delivered'), value: t.count(progress.delivered) },
            { label: t('sendingBoard.failed'), value: t.count(progress.failed) },
          ]}
        />
      </div>
      <div className="flex flex-none flex-col gap-2 p-3.5 max-md:w-full max-md:flex-row max-md:flex-wrap">
        {acts && isMoving(progress.status) ? (
          <SendControls
            id={campaign.id}
            name={campaign.name}
            status={progress.status}
            waiting={waiting}
            acts={acts}
          />
        ) : null}
        <LinkButton kind="plain" icon="results" href={campaign.href}>
          {t('sendingBoard.results')}
        </LinkButton>
      </div>
    </div>
  )
}

/** How long still and how fast; or, when all that may leave now has left, when the next may. */
function Pace({ progress, timeZone }: { progress: Progress; timeZone: string }) {
  const t = useWords('home')
  const { rate, people, sent, nextAt } = progress
  const sending = progress.status === 'sending'
  return (
    <div className="flex gap-8">
      {progress.secondsLeft ? (
        <Figure label={t('sendingBoard.timeLeft')} value={t.duration(progress.secondsLeft)} />
      ) : nextAt && sending ? (
        <Figure
          label={t('sendingBoard.nextLeaves')}
          value={<span className="type-verdict">{timeOf(t, nextAt, timeZone)}</span>}
        />
      ) : (
        <Figure label={t('sendingBoard.sent')} value={t.percent(people ? sent / people : 0, 0)} />
      )}
      {rate && sending ? <Figure label={t('sendingBoard.rate')} value={rate.toFixed(1)} unit="/s" /> : null}
    </div>
  )
}

function Other({ campaign }: { campaign: BoardCampaign }) {
  const t = useWords('home')
  const progress = useProgress(campaign.feed, campaign.progress)
  const share = progress.people ? progress.sent / progress.people : 0
  return (
    <Link
      href={campaign.href}
      className="flex items-center gap-3 border-t border-band-line px-5 py-2 hover:bg-band-2 max-md:px-3.5"
    >
      <Bulb state={progress.status === 'sending' ? 'live' : 'off'} />
      {campaign.thumb ? <Poster src={campaign.thumb} alt="" width={20} /> : null}
      <b className="min-w-0 truncate font-semibold">{campaign.name}</b>
      <span className="text-ink-2 max-md:hidden">{words(t)[progress.status] ?? progress.status}</span>
      <span className="ms-auto w-72 overflow-hidden text-end max-md:hidden">
        <BulbRow
          share={share}
          count={44}
          size={4}
          gap={2}
          label={t('sendingBoard.sent2', { share: t.percent(share, 0) })}
        />
      </span>
      <span className="font-semibold tabular-nums max-md:ms-auto">{t.percent(share, 0)}</span>
    </Link>
  )
}
