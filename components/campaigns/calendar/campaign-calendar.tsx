'use client'

import clsx from 'clsx'
import { DateTime } from 'luxon'
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { type CalendarDay, type CalendarView, mostUndated } from '@/lib/campaigns/calendar'
import type { Formats } from '@/lib/words/formats'
import { CalendarCard, dragType } from './calendar-card'
import { MoveDialog } from './move-dialog'
import { type CalendarCampaign, type MoveCampaign, useMove } from './use-move'

export type CampaignCalendarProps = {
  view: CalendarView
  days: readonly CalendarDay[]
  /** Dated ones of these days, and drafts without a date. */
  campaigns: readonly CalendarCampaign[]
  slug: string
  timeZone: string
  mayWrite: boolean
  move: MoveCampaign
}

/** A month or a week of campaigns, each moved by dragging, with the arrow keys, or by its time. */
export function CampaignCalendar({
  view,
  days,
  campaigns,
  slug,
  timeZone,
  mayWrite,
  move,
}: CampaignCalendarProps) {
  const t = useWords('campaigns')
  const { shown, moveAt, moveTo } = useMove(campaigns, { slug, timeZone, move })
  const [timing, setTiming] = useState<CalendarCampaign | null>(null)
  const refocus = useRef<string | null>(null)
  // A card that moved to another day is another element there: the keyboard goes along.
  useEffect(() => {
    if (!refocus.current) return
    document.getElementById(`on-calendar-${refocus.current}`)?.focus()
    refocus.current = null
  })
  const dateOf = ({ at }: CalendarCampaign) => at && DateTime.fromJSDate(at, { zone: timeZone }).toISODate()
  const undated = shown.filter((campaign) => campaign.at === null)
  const drop = (date: string) => (id: string) => {
    const campaign = shown.find((each) => each.id === id)
    if (campaign) moveTo(campaign, date)
  }
  const card = (campaign: CalendarCampaign) => (
    <CalendarCard
      key={campaign.id}
      campaign={campaign}
      slug={slug}
      timeZone={timeZone}
      {...(mayWrite
        ? {
            onMove: (date: string) => {
              refocus.current = campaign.id
              moveTo(campaign, date)
            },
            onTime: () => setTiming(campaign),
          }
        : {})}
    />
  )
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_220px]">
      <Sheet className="overflow-hidden">
        <Weekdays days={days} />
        <ol className="grid grid-cols-7 max-md:grid-cols-1" aria-label={t('campaignCalendar.days')}>
          {days.map((day) => (
            <Day
              key={day.date}
              day={day}
              tall={view === 'week'}
              {...(mayWrite ? { onDrop: drop(day.date) } : {})}
            >
              {shown.filter((campaign) => dateOf(campaign) === day.date).map(card)}
            </Day>
          ))}
        </ol>
      </Sheet>
      <Sheet className="self-start">
        <Cell>
          <SectionHead
            title={t('campaignCalendar.withoutADate')}
            note={
              undated.length >= mostUndated
                ? t('campaignCalendar.theNewest', { most: mostUndated })
                : t.count(undated.length)
            }
          />
          {undated.length === 0 ? (
            <p className="text-sm text-ink-3">{t('campaignCalendar.draftsThatHaveNo')}</p>
          ) : (
            <ul className="grid gap-1.5">
              {undated.map((campaign) => (
                <li key={campaign.id}>{card(campaign)}</li>
              ))}
            </ul>
          )}
          {mayWrite ? (
            <p className="mt-3 border-t border-line pt-2.5 text-sm text-ink-3 max-md:hidden">
              {t('campaignCalendar.dragOneToIts')}
            </p>
          ) : null}
        </Cell>
      </Sheet>
      {timing ? (
        <MoveDialog
          campaign={timing}
          timeZone={timeZone}
          onClose={() => setTiming(null)}
          onMove={(at) => {
            refocus.current = timing.id
            moveAt(timing, at)
          }}
        />
      ) : null}
    </div>
  )
}

function Weekdays({ days }: { days: readonly CalendarDay[] }) {
  const t = useWords('campaigns')
  return (
    <div aria-hidden className="grid grid-cols-7 border-b border-line max-md:hidden">
      {days.slice(0, 7).map(({ date }) => (
        <span key={date} className="type-column px-2 py-1.5">
          {dayIn(t, date, { weekday: 'short' })}
        </span>
      ))}
    </div>
  )
}

/** A day of the calendar, which is of no time zone. */
function dayIn(t: Formats, date: string, options: Intl.DateTimeFormatOptions): string {
  return t.dates({ ...options, timeZone: 'UTC' }).format(new Date(date))
}

type DayProps = {
  day: CalendarDay
  tall: boolean
  /** Gets the id of the campaign that was dropped here. */
  onDrop?: (id: string) => void
  children: ReactNode[]
}

function Day({ day, tall, onDrop, children }: DayProps) {
  const t = useWords('campaigns')
  const [over, setOver] = useState(false)
  const takes = (event: DragEvent) => onDrop && !day.past && event.dataTransfer.types.includes(dragType)
  return (
    <li
      aria-label={dayIn(t, day.date, { weekday: 'long', month: 'long', day: 'numeric' })}
      aria-current={day.today ? 'date' : undefined}
      onDragOver={(event) => {
        if (!takes(event)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!takes(event)) return
        event.preventDefault()
        onDrop?.(event.dataTransfer.getData(dragType))
      }}
      className={clsx(
        'min-w-0 border-b border-line p-1.5 md:border-e md:[&:nth-child(7n)]:border-e-0 md:[&:nth-last-child(-n+7)]:border-b-0',
        tall ? 'md:min-h-105' : 'md:min-h-28',
        // On a phone the calendar is a list of the days on which something happens.
        children.length === 0 && !day.today && 'max-md:hidden',
        (day.past || !day.inMonth) && 'bg-well',
        over && 'bg-bulb-wash',
      )}
    >
      <span
        className={clsx(
          'mb-1 inline-grid h-5 min-w-5 place-items-center rounded-full px-1 text-sm tabular-nums',
          day.today ? 'bg-ink font-semibold text-canvas' : day.inMonth ? 'text-ink-2' : 'text-ink-3',
        )}
      >
        <span className="md:hidden">
          {dayIn(t, day.date, { weekday: 'short', month: 'short', day: 'numeric' })}
        </span>
        <span className="max-md:hidden">{dayIn(t, day.date, { day: 'numeric' })}</span>
      </span>
      <div className="grid grid-cols-1 gap-1">{children}</div>
    </li>
  )
}
