import type { Submission } from '../carrier'
import type { Verdict } from '../http-answer'

/**
 * Submissions that may share a request: from the same sender, with the same content and the very same text, each to another number.
 * A group has at most `most`; one that stands alone is a group of one.
 */
export function groupsOf(batch: readonly Submission[], most: number): Submission[][] {
  if (most <= 1) return batch.map((submission) => [submission])
  const groups: Submission[][] = []
  for (const submission of batch) {
    const group = groups.find((each) => each.length < most && sharesWith(each, submission))
    if (group) group.push(submission)
    else groups.push([submission])
  }
  return groups
}

function sharesWith(group: readonly Submission[], { from, text, content, to }: Submission): boolean {
  const [first] = group
  return (
    first?.from === from &&
    first.text === text &&
    first.content === content &&
    group.every((other) => other.to !== to)
  )
}

/**
 * What the answer to a group means for each of its members, or null when it may be the fault of one of them alone: nobody was
 * taken then, and each is tried by itself. Of a group that was taken in part nobody knows who; reports will tell.
 */
export function sharedVerdict(verdict: Verdict): Verdict | null {
  switch (verdict.kind) {
    case 'accepted':
      return verdict.code === '1000'
        ? verdict
        : {
            kind: 'unknown',
            code: verdict.code,
            meaning: 'The carrier took it for some of several recipients',
          }
    case 'address_dead':
    case 'opted_out':
    case 'our_fault':
      return null
    default:
      return verdict
  }
}
