'use client'

import { useEffect, useRef } from 'react'
import { Callout } from '@/components/ui/callout'
import type { Problem } from './use-submit'

/** What the server refused, unless a field says it already. A long form may be scrolled past it, so it comes into sight. */
export function ProblemNote({ problem }: { problem: Problem | undefined }) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) note.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  if (!problem || Object.keys(problem.fields).length > 0) return null
  return (
    <div role="alert" ref={note}>
      <Callout tone="block" title={problem.message} />
    </div>
  )
}
