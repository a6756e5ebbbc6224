'use client'

import Link from 'next/link'
import { type CSSProperties, useEffect, useState } from 'react'
import { Bulb } from '@/components/ui/bulb'
import { formatDuration, formatRate } from '@/components/ui/format'
import type { Sending } from './types'

const percent = (share: number) => Math.floor(Math.min(1, Math.max(0, share)) * 100)

/** What is being sent now, asked again every few seconds while the page is looked at. */
export function useSending(initial: Sending | null, feed?: string): Sending | null {
  const [sending, setSending] = useState(initial)
  useEffect(() => setSending(initial), [initial])
  const every = sending ? 2000 : 15_000
  useEffect(() => {
    if (!feed) return
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      const answer = await fetch(feed, { headers: { accept: 'application/json' } }).catch(() => null)
      if (answer?.ok) setSending((await answer.json()) as Sending | null)
    }
    const timer = setInterval(ask, every)
    return () => clearInterval(timer)
  }, [feed, every])
  return sending
}

export function Ticker({ sending }: { sending: Sending | null }) {
  if (!sending) {
    return (
      <span className="flex h-7.5 items-center gap-2 px-3 whitespace-nowrap text-ink-2 max-lg:hidden">
        <Bulb state="off" />
        Nothing is sending
      </span>
    )
  }
  const facts = [
    sending.rate === null ? null : formatRate(sending.rate),
    sending.secondsLeft === null ? null : `${formatDuration(sending.secondsLeft)} left`,
  ].filter((fact) => fact !== null)
  return (
    <Link
      href={sending.href}
      className="flex h-7.5 items-center gap-[9px] rounded-md px-3 whitespace-nowrap hover:bg-band-2 max-md:px-1"
    >
      <Bulb state="live" />
      <b className="max-w-45 truncate font-semibold max-md:sr-only">{sending.name}</b>
      <span className="text-ink-2 tabular-nums max-md:font-semibold max-md:text-ink">
        {percent(sending.share)} %
      </span>
      {facts.map((fact) => (
        <span key={fact} className="flex items-center gap-[9px] text-ink-2 tabular-nums max-lg:hidden">
          <i aria-hidden className="size-[3px] rounded-full bg-band-off" />
          {fact}
        </span>
      ))}
    </Link>
  )
}

/** The lights along the lower edge of the band: how far the current send is. Nothing sending: all unlit. */
export function BulbEdge({ sending }: { sending: Sending | null }) {
  const share = sending ? percent(sending.share) : 0
  return (
    <div
      className="bulb-edge"
      style={{ '--share': `${share}%` } as CSSProperties}
      {...(sending
        ? { role: 'img', 'aria-label': `${sending.name} is ${share} percent sent` }
        : { 'aria-hidden': true })}
    >
      <i />
    </div>
  )
}
