import type { Metadata } from 'next'
import { Suspense } from 'react'
import { useWords } from '#words'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { namesOf } from '@/components/segments/names'
import { NewSegment, Starters } from '@/components/segments/new-segment'
import { SegmentList } from '@/components/segments/segment-list'
import { EmptyState } from '@/components/ui/empty-state'
import { PageReady } from '@/components/ui/first-paint'
import { PageHead } from '@/components/ui/page-head'
import { Skeleton } from '@/components/ui/skeleton'
import { grants } from '@/lib/accounts/scope'
import { recount } from '@/lib/segments/counts.server'
import { wordChoices } from '@/lib/segments/people.server'
import { listSegments, type SegmentLine } from '@/lib/segments/segments.server'
import { inPlainWords } from '@/lib/segments/words'
import { makeSegment } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('segments')
  return { title: t('segments.segments') }
}

const freshMs = 5 * 60_000

export default async function SegmentsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const t = await words('segments')
  const { workspace: slug } = await params
  const { scope, workspace } = await pageMembership(slug, 'segments.read')
  const [segments, choices] = await Promise.all([listSegments(scope), wordChoices(scope)])
  const names = namesOf(choices)
  const make = makeSegment.bind(null, slug)
  const mayEdit = grants(scope, 'segments.write')
  const count = counter((segment) => recount(scope, segment, new Date()))
  const day = t.dates({ dateStyle: 'medium', timeZone: workspace.timeZone })
  return (
    <>
      <PageHead
        title={t('segments.segments')}
        note={t('segments.whoYouWriteTo')}
        actions={mayEdit ? <NewSegment home={`/${slug}`} make={make} /> : null}
      />
      {segments.length === 0 ? (
        <EmptyState
          title={t('segments.chooseWhomToWrite')}
          icon="segments"
          actions={mayEdit ? <Starters home={`/${slug}`} make={make} /> : null}
        >
          {t('segments.aSegmentIsA')}
        </EmptyState>
      ) : (
        <SegmentList
          lines={segments.map((segment) => ({
            id: segment.id,
            href: `/${slug}/segments/${segment.id}`,
            name: segment.name,
            words: inPlainWords(t, segment.rule, names),
            count: <Count segment={segment} count={count} />,
            usedIn: segment.usedIn,
            changed: day.format(new Date(segment.updatedAt)),
          }))}
        />
      )}
      <PageReady />
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
  const t = useWords('segments')
  const fresh = segment.countedAt !== null && Date.now() - Date.parse(segment.countedAt) < freshMs
  if (segment.count !== null && fresh) return t.count(segment.count)
  return (
    <Suspense
      fallback={segment.count === null ? <Skeleton className="ms-auto w-10" /> : t.count(segment.count)}
    >
      <Recounted counted={count(segment)} last={segment.count} />
    </Suspense>
  )
}

async function Recounted({ counted, last }: { counted: Promise<number | null>; last: number | null }) {
  const t = await words('segments')
  const count = (await counted) ?? last
  return count === null ? <span title={t('segments.tooHeavyToCount')}>–</span> : t.count(count)
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
