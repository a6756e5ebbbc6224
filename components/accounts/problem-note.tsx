import { Callout } from '@/components/ui/callout'
import type { Problem } from './use-submit'

/** What the server refused, unless a field says it already. */
export function ProblemNote({ problem }: { problem: Problem | undefined }) {
  if (!problem || Object.keys(problem.fields).length > 0) return null
  return (
    <div role="alert">
      <Callout tone="block" title={problem.message} />
    </div>
  )
}
