import { useWords } from '#words'
import { forecast } from '@/lib/campaigns/forecast'
import type { Formats } from '@/lib/words/formats'
import type { DraftState } from './use-draft'

/** When the first leave, who waits for how long, and when all are gone, on the workspace's clock. */
export function ForecastFacts({ state, timeZone }: { state: DraftState; timeZone: string }) {
  const t = useWords('composer')
  const { audience, ratePerSecond, hours } = state.inspection
  const found = forecast(hours, audience?.mayBeWritten ?? 0, ratePerSecond)
  if (!found) return null
  const { firstLeave, atOnce, waiting, lastLeaves } = found
  const now = state.draft.schedule.kind === 'now'
  const at = (moment: number) => momentIn(t, { timeZone, at: moment, beside: hours.day.departure })
  const took = t.duration(Math.ceil((atOnce.goneBy - hours.day.departure) / 1000))
  const facts = [
    ...(now ? [] : [[t('forecast.firstLeave'), at(firstLeave)]]),
    ...(waiting && atOnce.people > 0
      ? [[t('forecast.goneBy', { people: atOnce.people }), now ? took : at(atOnce.goneBy)]]
      : []),
    ...(waiting ? [[t('forecast.waitUntil', { people: waiting.people }), at(waiting.until)]] : []),
    waiting ? [t('forecast.lastLeaves'), at(lastLeaves)] : [t('forecast.allGoneAfter'), took],
    [t('forecast.slowestPart'), t('forecast.aSecond', { rate: ratePerSecond ?? 0 })],
  ]
  return (
    <>
      <dl className="mt-3.5 flex flex-wrap gap-x-6 gap-y-2 border-t border-line pt-3">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className="type-axis text-ink-3">{term}</dt>
            <dd className="font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      {hours.kept ? <p className="mt-2 text-sm text-ink-3">{t('forecast.whereItIsNotYet')}</p> : null}
    </>
  )
}

/** "10:30 AM", with its day where that is another than that of `beside`. */
export function momentIn(
  t: Formats,
  { timeZone, at, beside }: { timeZone: string; at: number; beside: number },
): string {
  const day = (moment: number) => t.dates({ timeZone, dateStyle: 'short' }).format(moment)
  const time = { timeZone, hour: 'numeric', minute: '2-digit' } as const
  return t.dates(day(at) === day(beside) ? time : { ...time, weekday: 'short' }).format(at)
}
