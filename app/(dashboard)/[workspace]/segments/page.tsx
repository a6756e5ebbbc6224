import type { Metadata } from 'next'
import { Suspense } from 'react'
import { pageMembership } from '@/app/(dashboard)/membership'
import { namesOf } from '@/components/segments/names'
import { NewSegment, Starters } from '@/components/segments/new-segment'
import { SegmentList } from '@/components/segments/segment-list'
import { EmptyState } from '@/components/ui/empty-state'
import { formatCount } from '@/components/ui/format'
import { PageHead } from '@/components/ui/page-head'
import { Skeleton } from '@/components/ui/skeleton'
import { grants } from '@/lib/accounts/scope'
import { recount } from '@/lib/segments/counts.server'
import { wordChoices } from '@/lib/segments/people.server'
import { listSegments, type SegmentLine } from '@/lib/segments/segments.server'
import { inPlainWords } from '@/lib/segments/words'
import { makeSegment } from './actions'

export const metadata: Metadata = { title: 'Segments' }

const freshMs = 5 * 60_000

export default async function SegmentsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace: slug } = await params
  const { scope, workspace } = await pageMembership(slug, 'segments.read')
  const [segments, choices] = await Promise.all([listSegments(scope), wordChoices(scope)])
  const names = namesOf(choices)
  const make = makeSegment.bind(null, slug)
  const mayEdit = grants(scope, 'segments.write')
  const count = counter((segment) => recount(scope, segment, new Date()))
  const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: workspace.timeZone })
  return (
    <>
      <PageHead
        title="Segments"
        note="Who you write to. Each is a rule, so people come and go by themselves."
        actions={mayEdit ? <NewSegment home={`/${slug}`} make={make} /> : null}
      />
      {segments.length === 0 ? (
        <EmptyState
          title="Choose whom to write to"
          icon="segments"
          actions={mayEdit ? <Starters home={`/${slug}`} make={make} /> : null}
        >
          A segment is a question about your contacts, answered again every time you use it. Start with one of
          these, or with a blank one.
        </EmptyState>
      ) : (
        <SegmentList
          lines={segments.map((segment) => ({
            id: segment.id,
            href: `/${slug}/segments/${segment.id}`,
            name: segment.name,
            words: inPlainWords(segment.rule, names),
            count: <Count segment={segment} count={count} />,
            usedIn: segment.usedIn,
            changed: day.format(new Date(segment.updatedAt)),
          }))}
        />
      )}
    </>
  )
}

function Count({
  segment,
  count,
}: {
  segment: SegmentLine
  count: (segment: SegmentLine) => Promise<number | null>
}) {
  const fresh = segment.countedAt !== null && Date.now() - Date.parse(segment.countedAt) < freshMs
  if (segment.count !== null && fresh) return formatCount(segment.count)
  return (
    <Suspense
      fallback={segment.count === null ? <Skeleton className="ml-auto w-10" /> : formatCount(segment.count)}
    >
      <Recounted counted={count(segment)} last={segment.count} />
    </Suspense>
  )
}

async function Recounted({ counted, last }: { counted: Promise<number | null>; last: number | null }) {
  const count = (await counted) ?? last
  return count === null ? <span title="Too heavy to count just now">–</span> : formatCount(count)
}

/** One after the other, so that a long list does not take every connection of the database. */
function counter(run: (segment: SegmentLine) => Promise<number>) {
  let queue: Promise<unknown> = Promise.resolve()
  return (segment: SegmentLine): Promise<number | null> => {
    const mine = queue.then(() => run(segment)).catch(() => null)
    queue = mine
    return mine
  }
}
