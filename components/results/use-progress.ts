'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { Progress } from '@/lib/analytics/progress'

export const isMoving = (status: string) =>
  status === 'preparing' || status === 'sending' || status === 'paused' || status === 'holding'

/** A campaign's progress, kept up by the server for as long as it moves. When it ends, the page around is read again. */
export function useProgress(feed: string, initial: Progress): Progress {
  const [progress, setProgress] = useState(initial)
  const router = useRouter()
  useEffect(() => setProgress(initial), [initial])
  const moving = isMoving(initial.status)
  useEffect(() => {
    if (!moving) return
    const source = new EventSource(feed)
    source.onmessage = (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as Progress
      setProgress(next)
      if (isMoving(next.status)) return
      source.close()
      router.refresh()
    }
    return () => source.close()
  }, [feed, moving, router])
  return progress
}
