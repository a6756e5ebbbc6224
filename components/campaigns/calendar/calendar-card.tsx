'use client'

import clsx from 'clsx'
import { DateTime } from 'luxon'
import type { KeyboardEvent } from 'react'
import { useWords } from '#words'
import { Bulb } from '@/components/ui/bulb'
import { IconButton } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import { Poster } from '@/components/ui/poster'
import type { CalendarCampaign } from './use-move'

export const dragType = 'application/x-marquee-campaign'

const daysByKey: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
}

export type CalendarCardProps = {
  campaign: CalendarCampaign
  slug: string
  timeZone: string
  /** None for who may not move it. */
  onMove?: (date: string) => void
  /** Opens the exact time. */
  onTime?: () => void
}

/** Drafts and scheduled campaigns can be moved; what has left stands where it left. */
function isMovable({ status, at }: CalendarCampaign): boolean {
  return status === 'draft' || (status === 'scheduled' && at !== null && at > new Date())
}

/** A campaign on its day. Dragged to another, moved with Alt and the arrows, or by its time. */
export function CalendarCard({ campaign, slug, timeZone, onMove, onTime }: CalendarCardProps) {
  const t = useWords('campaigns')
  const movable = onMove !== undefined && isMovable(campaign)
  const onKeyDown = (event: KeyboardEvent) => {
    const days = movable && event.altKey ? daysByKey[event.key] : undefined
    if (days === undefined) return
    // Alt and the left arrow are the browser's way back otherwise.
    event.preventDefault()
    // One without a date is moved from today, and not into the past.
    if (!campaign.at && days < 0) return
    const from = DateTime.fromJSDate(campaign.at ?? new Date(), { zone: timeZone })
    const date = from.plus({ days }).toISODate()
    if (date) onMove?.(date)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is the pointer's way; the link and the button are the keyboard's
    <div
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragType, campaign.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      className={clsx(
        'group flex items-center gap-1.5 rounded-sm border border-line bg-surface p-1 text-sm leading-4 hover:border-line-2',
        movable && 'cursor-grab active:cursor-grabbing',
        campaign.status === 'draft' && 'border-dashed',
      )}
    >
      <Link
        href={`/${slug}/campaigns/${campaign.id}`}
        id={`on-calendar-${campaign.id}`}
        draggable={false}
        onKeyDown={onKeyDown}
        aria-keyshortcuts={movable ? t('calendarCard.altArrowleftAltArrowright') : undefined}
        className="flex min-w-0 flex-1 items-center gap-1.5"
      >
        <Poster src={campaign.thumb} alt="" width={21} />
        <span className="min-w-0 flex-1">
          <b className="block truncate font-semibold">{campaign.name}</b>
          <StateAndTime campaign={campaign} timeZone={timeZone} />
        </span>
      </Link>
      {movable ? (
        <span className="flex-none md:sr-only md:group-focus-within:not-sr-only md:group-hover:not-sr-only">
          <IconButton
            icon="clock"
            size="s"
            label={t('calendarCard.setWhenLeaves', { name: campaign.name })}
            onClick={onTime}
          />
        </span>
      ) : null}
    </div>
  )
}

function StateAndTime({ campaign, timeZone }: Pick<CalendarCardProps, 'campaign' | 'timeZone'>) {
  const t = useWords('campaigns')
  const { status, at } = campaign
  const time = at?.toLocaleTimeString(t.tag, { timeZone, hour: 'numeric', minute: '2-digit' })
  const live = status === 'holding' || status === 'preparing' || status === 'sending'
  return (
    <span className="flex items-center gap-1 truncate text-ink-3">
      {live ? <Bulb state="live" size={6} /> : null}
      {time ? `${time}, ` : ''}
      {t(`status.${status}`).toLowerCase()}
    </span>
  )
}
