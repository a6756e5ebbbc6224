'use client'

import { useEffect, useState } from 'react'
import { useWords } from '#words'
import type { Draft } from '@/lib/campaigns/draft'
import type { Words } from '@/lib/words/translate'

/** What a phone's clock shows when the message comes: the chosen time, or now. Empty until the browser knows what time it is. */
export function useDeparture(schedule: Draft['schedule'], timeZone: string): { clock: string; day: string } {
  const t = useWords('composer')
  const [now, setNow] = useState<number | null>(null)
  useEffect(() => {
    const look = () => setNow(Date.now())
    look()
    const timer = setInterval(look, 20_000)
    return () => clearInterval(timer)
  }, [])
  const chosen = schedule.kind === 'at' ? Date.parse(schedule.at) : Number.NaN
  const at = Number.isNaN(chosen) ? now : chosen
  if (at === null) return { clock: '', day: '' }
  const say = (options: Intl.DateTimeFormatOptions) => t.dates({ timeZone, ...options }).format(at)
  const time = say({ hour: 'numeric', minute: '2-digit' })
  const isToday = now !== null && say({ dateStyle: 'short' }) === dayIn(t, now, timeZone)
  return {
    clock: time.replace(/\s?[AP]M$/, ''),
    day: `${isToday ? t('stage.today') : say({ weekday: 'short', month: 'short', day: 'numeric' })}, ${time}`,
  }
}

const dayIn = (t: Words<'composer'>, at: number, timeZone: string) =>
  t.dates({ timeZone, dateStyle: 'short' }).format(at)
