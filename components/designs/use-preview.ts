'use client'

import { useEffect, useRef, useState } from 'react'
import { useWords } from '#words'
import type { DrawingInput, DrawingPreview } from '@/lib/designs/drawing'
import type { PreviewDesign } from './types'

const TYPING_MS = 180

/** The picture of what is typed: one request at a time, and always the newest wishes. The last picture stays meanwhile. */
export function usePreview(preview: PreviewDesign, input: DrawingInput) {
  const t = useWords('designs')
  const [shown, setShown] = useState<DrawingPreview>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(true)
  const wanted = useRef<string>('')
  const running = useRef(false)
  const wish = JSON.stringify(input)

  useEffect(() => {
    wanted.current = wish
    setBusy(true)
    const timer = setTimeout(async () => {
      if (running.current) return
      running.current = true
      let asked = ''
      while (asked !== wanted.current) {
        asked = wanted.current
        const answer = await preview(JSON.parse(asked) as DrawingInput).catch(() => undefined)
        if (answer?.ok) setShown(answer.value)
        setProblem(answer?.ok ? undefined : (answer?.error.message ?? t('usePreview.marqueeDoesNotAnswer')))
      }
      running.current = false
      setBusy(false)
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [wish, preview, t])

  return { shown, problem, busy }
}
