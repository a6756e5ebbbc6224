'use client'

import clsx from 'clsx'
import { useWords } from '#words'
import { HoursRow } from '@/components/ui/hours-row'
import type { HoursPreview, ZoneHours } from '@/lib/campaigns/inspection'
import type { Words } from '@/lib/words/translate'

const halfHour = 30 * 60_000
/** A label under every third hour. */
const labelEvery = 6

/** Labels nearer to the departure than this share of the row would lie under its own. */
const besideNow = 0.13
/** The same where rows are as short as a phone's. */
const besideNowOnPhones = 0.4

/** Where it is day when: zones by half-hours, with the departure across them and when each zone really goes. */
export function AllowedHours({ hours, timeZone }: { hours: HoursPreview; timeZone: string }) {
  const t = useWords('composer')
  const { from, zones, departure } = hours.day
  const shown = zones[0]?.halfHours.length ?? 0
  if (shown === 0) return null
  const clock = t.dates({ timeZone, hour: 'numeric', minute: '2-digit' })
  const hour = t.dates({ timeZone, hour: 'numeric' })
  const share = (departure - from) / (shown * halfHour)
  const marked = share >= 0 && share <= 1
  const fromNow = (at: number) => Math.abs((at + 1) / shown - share)
  const labelled = Array.from(
    { length: Math.ceil(shown / labelEvery) },
    (_, index) => index * labelEvery,
  ).filter((at) => !marked || fromNow(at) > besideNow)
  return (
    <div className="mt-3.5">
      <div className="hours-grid type-axis text-ink-3">
        <span className="col-span-2">
          {t('allowedHours.allowed', { zone: zoneInWords(t, timeZone, from) })}
        </span>
        <span className="relative h-4" aria-hidden>
          {labelled.map((at) => (
            <span
              key={at}
              className={clsx(
                'absolute whitespace-nowrap',
                marked && fromNow(at) < besideNowOnPhones && 'max-md:hidden',
              )}
              style={{ insetInlineStart: `${(at / shown) * 100}%` }}
            >
              {hour.format(from + at * halfHour)}
            </span>
          ))}
          {marked ? (
            <span className="hours-now" style={{ insetInlineStart: `${share * 100}%` }}>
              {clock.format(departure)}
            </span>
          ) : null}
        </span>
        <span />
      </div>
      <div className="relative">
        {zones.map((zone) => (
          <Zone key={zone.timeZone} zone={zone} hours={hours} clock={clock} />
        ))}
        {marked ? (
          <span aria-hidden className="hours-grid pointer-events-none absolute inset-0">
            <span className="relative col-start-3 h-full">
              <span className="hours-line" style={{ insetInlineStart: `${share * 100}%` }} />
            </span>
          </span>
        ) : null}
      </div>
    </div>
  )
}

function Zone({ zone, hours, clock }: { zone: ZoneHours; hours: HoursPreview; clock: Intl.DateTimeFormat }) {
  const t = useWords('composer')
  const { departure, from } = hours.day
  const leaves = hours.kept ? zone.leaves : departure
  const atOnce = leaves !== null && leaves <= departure
  const name = zoneInWords(t, zone.timeZone, from)
  const opens = zone.halfHours.findIndex((state) => state !== 'none')
  const closes = zone.halfHours.findLastIndex((state) => state !== 'none') + 1
  const at = (halfHours: number) => clock.format(from + halfHours * halfHour)
  return (
    <div className="hours-grid">
      <span className="truncate">{name}</span>
      <span className="text-end text-ink-2 tabular-nums">{t.count(zone.people)}</span>
      <HoursRow
        halfHours={zone.halfHours}
        label={
          opens < 0
            ? t('allowedHours.noneOfTheDay', { name })
            : t('allowedHours.fromUntil', { name, from: at(opens), until: at(closes) })
        }
      />
      <span className={clsx('whitespace-nowrap tabular-nums', atOnce ? 'font-semibold' : 'text-ink-2')}>
        {leaves === null ? t('allowedHours.never') : t('allowedHours.at', { time: clock.format(leaves) })}
      </span>
    </div>
  )
}

/** "Eastern" as the language of the reader names it. */
function zoneInWords(t: Words<'composer'>, timeZone: string, day: number): string {
  if (timeZone === 'unknown') return t('schedulePanel.zoneNotKnown')
  const parts = t.dates({ timeZone, timeZoneName: 'longGeneric' }).formatToParts(day)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
  return name.replace(/ Time$/, '')
}
