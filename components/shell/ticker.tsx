'use client'

import { useEffect, useState } from 'react'
import { useWords } from '#words'
import { Bulb } from '@/components/ui/bulb'
import { Link } from '@/components/ui/link'
import { wholePercent } from './bulb-edge'
import type { Sending } from './types'

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
  const t = useWords('shell')
  if (!sending) {
    return (
      <span className="flex h-7.5 items-center gap-2 px-3 whitespace-nowrap text-ink-2 max-lg:hidden">
        <Bulb state="off" />
        {t('ticker.nothingIsSending')}
      </span>
    )
  }
  const facts = [
    sending.rate === null ? null : t.rate(sending.rate),
    sending.secondsLeft === null ? null : t('ticker.left', { time: t.duration(sending.secondsLeft) }),
  ].filter((fact) => fact !== null)
  return (
    <Link
      href={sending.href}
      className="flex h-7.5 items-center gap-[9px] rounded-md px-3 whitespace-nowrap hover:bg-band-2 max-md:px-1"
    >
      <Bulb state="live" />
      <b className="max-w-45 truncate font-semibold max-md:sr-only">{sending.name}</b>
      <span className="text-ink-2 tabular-nums max-md:font-semibold max-md:text-ink">
        {t.percent(wholePercent(sending.share) / 100, 0)}
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
