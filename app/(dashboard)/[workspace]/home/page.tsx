import type { Metadata } from 'next'
import { Suspense } from 'react'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import type { SendActs } from '@/components/results/send-controls'
import { LinkButton } from '@/components/ui/button'
import { PageReady } from '@/components/ui/first-paint'
import { PageHead } from '@/components/ui/page-head'
import { Part } from '@/components/ui/part'
import { Cell, Sheet } from '@/components/ui/sheet'
import { Skeleton, SkeletonPanels, SkeletonRows } from '@/components/ui/skeleton'
import { grants } from '@/lib/accounts/scope'
import { pause, resume, stop } from '../campaigns/[campaign]/results/actions'
import { Attention, Begin, Growth, type Of, Results, Sending, Week } from './sections'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words('home'))('home.title') }
}

export default async function HomePage({ params }: { params: Promise<{ workspace: string }> }) {
  const t = await words('home')
  const { workspace: slug } = await params
  const { scope, workspace } = await pageMembership(slug, 'results.read')
  const now = new Date()
  const { timeZone } = workspace
  const of = { scope, slug, now, timeZone }
  const today = t.dates({ weekday: 'long', month: 'long', day: 'numeric', timeZone })
  const acts = grants(scope, 'campaigns.send')
    ? { pause: pause.bind(null, slug), resume: resume.bind(null, slug), stop: stop.bind(null, slug) }
    : null
  return (
    <>
      <PageHead
        title={today.format(now)}
        actions={
          <>
            {grants(scope, 'media.write') ? (
              <LinkButton href={`/${slug}/media`} icon="upload" className="max-md:hidden">
                {t('home.uploadMedia')}
              </LinkButton>
            ) : null}
            {grants(scope, 'campaigns.write') ? (
              <LinkButton href={`/${slug}/campaigns/new`} kind="go" icon="plus" className="max-md:hidden">
                {t('home.newCampaign')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {/* All of it at once: a board that comes late would push the rest down. */}
      <Suspense fallback={<SkeletonPanels heights={['h-110']} />}>
        <Boards {...of} acts={acts} />
      </Suspense>
    </>
  )
}

/** What happens, what is to do and what was earned. */
async function Boards({ acts, ...of }: Of & { acts: SendActs | null }) {
  const t = await words('home')
  return (
    <>
      <Part title={t('sendingBoard.sendingNow')} className="mb-4">
        <Sending {...of} acts={acts} />
      </Part>
      {grants(of.scope, 'workspace.manage') ? (
        <Part className="mb-4">
          <Begin scope={of.scope} slug={of.slug} />
        </Part>
      ) : null}
      <Sheet aria-label={t('home.yourWeek')}>
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,30.5%)] max-lg:grid-cols-1">
          <div className="min-w-0 border-line lg:border-e max-lg:order-2 max-lg:border-t">
            <Part title={t('weekAhead.nextSevenDays')} className="px-4 py-3.5">
              <Week {...of} plans={grants(of.scope, 'campaigns.write')} />
            </Part>
          </div>
          <Cell className="max-lg:order-1">
            <Part title={t('needsYou.needsYou')}>
              <Attention {...of} />
            </Part>
          </Cell>
          <Cell className="border-t border-line lg:border-e max-lg:order-3">
            <Part title={t('lastResults.lastResults')}>
              <Suspense fallback={<SkeletonRows rows={3} label={t('home.countingResults')} />}>
                <Results {...of} />
              </Suspense>
            </Part>
          </Cell>
          <Cell className="flex flex-col border-t border-line max-lg:order-4">
            <Part title={t('listGrowth.listGrowth')}>
              <Suspense fallback={<Skeleton shape="block" className="h-44" />}>
                <Growth {...of} />
              </Suspense>
            </Part>
          </Cell>
        </div>
      </Sheet>
      <PageReady />
    </>
  )
}
