import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { pageMembership } from '@/app/(dashboard)/membership'
import { saying, words } from '@/app/words'
import { LiveBoard } from '@/components/results/live-board'
import { ResultsFunnel } from '@/components/results/results-funnel'
import { ResultsHead } from '@/components/results/results-head'
import { PageReady } from '@/components/ui/first-paint'
import { Part } from '@/components/ui/part'
import { Cell, Sheet } from '@/components/ui/sheet'
import { Skeleton, SkeletonRows } from '@/components/ui/skeleton'
import { grants } from '@/lib/accounts/scope'
import { sayProgress } from '@/lib/analytics/progress'
import { progressOf } from '@/lib/analytics/progress.server'
import { type Results, resultsOf } from '@/lib/analytics/results.server'
import { formatPhone } from '@/lib/contacts/phone-format'
import { assetsById } from '@/lib/media/assets.server'
import { AppError } from '@/lib/platform/errors'
import type { Words } from '@/lib/words/translate'
import { pause, resume, segmentAfter, stop, writeFollowUp } from './actions'
import { Breakdowns, ClicksOverTime, Links, NotDelivered, Personal, WhenPeopleClick } from './sections'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words('results'))('resultsPage.results') }
}

type Props = { params: Promise<{ workspace: string; campaign: string }> }

export default async function ResultsPage({ params }: Props) {
  const t = await words('results')
  const { workspace: slug, campaign: id } = await params
  const { scope, workspace } = await pageMembership(slug, 'results.read')
  if (!/^[0-9a-f-]{36}$/.test(id)) notFound()
  const results = await resultsOf(scope, id).catch(missing)
  const { campaign, funnel } = results
  const [progress, [picture]] = await Promise.all([
    progressOf(scope, id).then(async (found) => sayProgress(await saying(), found)),
    assetsById(scope, campaign.assetId ? [campaign.assetId] : []),
  ])
  const { timeZone } = workspace
  const section = { scope, campaignId: id }
  const writes = grants(scope, 'campaigns.write') && grants(scope, 'segments.write')
  return (
    <>
      <ResultsHead
        home={`/${slug}`}
        campaign={campaign}
        note={noteOf(t, results, timeZone)}
        thumb={picture?.thumbnail ?? null}
        mayExport={grants(scope, 'results.export')}
        acts={
          writes ? { segment: segmentAfter.bind(null, slug), write: writeFollowUp.bind(null, slug) } : null
        }
      />
      <LiveBoard
        id={id}
        name={campaign.name}
        feed={`/${slug}/campaigns/${id}/results/live`}
        initial={progress}
        timeZone={timeZone}
        acts={
          grants(scope, 'campaigns.send')
            ? { pause: pause.bind(null, slug), resume: resume.bind(null, slug), stop: stop.bind(null, slug) }
            : null
        }
      />
      <div className="flex flex-col gap-4">
        <ResultsFunnel
          counts={funnel}
          revenue={results.revenue}
          spent={results.spent}
          windowHours={campaign.attributionHours}
        />
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(280px,34%)] gap-4 max-lg:grid-cols-1">
          <Sheet>
            <Cell>
              <Part title={t('resultsSections.clicksOverTime')}>
                <Suspense fallback={<Skeleton shape="block" className="h-80" />}>
                  <ClicksOverTime {...section} timeZone={timeZone} />
                </Suspense>
              </Part>
            </Cell>
          </Sheet>
          <Sheet className="below-fold">
            <Cell>
              <NotDelivered results={results} />
              <Part className="mt-4">
                <Suspense>
                  <Personal {...section} />
                </Suspense>
              </Part>
              {results.optedOut ? (
                <p className="mt-4 border-t border-line pt-3">
                  {t.rich('resultsPage.optedOutWithinSeven', {
                    optedOut: results.optedOut,
                    b: (words) => <b className="font-semibold tabular-nums">{words}</b>,
                    share: t.percent(results.optedOut / Math.max(funnel.delivered, 1)),
                  })}
                </p>
              ) : null}
            </Cell>
          </Sheet>
          <Sheet className="below-fold">
            <Cell>
              <Part title={t('resultsSections.whenPeopleClick')}>
                <Suspense fallback={<Skeleton shape="block" className="h-56" />}>
                  <WhenPeopleClick {...section} />
                </Suspense>
              </Part>
            </Cell>
          </Sheet>
          <Sheet className="below-fold">
            <Cell>
              <Part title={t('resultsSections.links')}>
                <Suspense fallback={<SkeletonRows rows={2} label={t('resultsPage.countingLinks')} />}>
                  <Links {...section} />
                </Suspense>
              </Part>
            </Cell>
          </Sheet>
        </div>
        <Part
          title={t('resultsSections.byCarrierStateAnd')}
          className="rounded-lg border border-line bg-surface px-4 py-3.5"
        >
          <Suspense
            fallback={
              <Sheet>
                <Cell>
                  <SkeletonRows rows={5} label={t('resultsPage.countingByCarrierAnd')} />
                </Cell>
              </Sheet>
            }
          >
            <Breakdowns {...section} variants={campaign.variants} timeZone={timeZone} />
          </Suspense>
        </Part>
      </div>
      <PageReady />
    </>
  )
}

function noteOf(t: Words<'results'>, { campaign }: Results, timeZone: string): string {
  const began = t
    .dates({
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
      timeZoneName: 'short',
    })
    .format(campaign.launchedAt)
  const parts =
    campaign.variants.length > 1
      ? `${campaign.variants.map(({ name, share }) => `${name} ${t.percent(share, 0)}`).join(', ')}. `
      : ''
  return `${parts}${campaign.sender ? t('resultsPage.fromBegan', { sender: formatPhone(t, campaign.sender), began }) : t('resultsPage.began', { began })}`
}

function missing(error: unknown): never {
  if (error instanceof AppError && error.code === 'not_found') notFound()
  throw error
}
