import { words } from '@/app/words'
import { CampaignTable } from '@/components/campaigns/campaign-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SegmentedLinks } from '@/components/ui/segmented'
import { Cell, Sheet } from '@/components/ui/sheet'
import { grants } from '@/lib/accounts/scope'
import { listCampaigns } from '@/lib/campaigns/campaigns.server'
import { copyCampaign, putAwayCampaign } from './actions'
import { withThumbnails } from './thumbnails'
import { stagesOf, type ViewProps } from './view'

const pageSize = 50

/** Newest change first, a page at a time. */
export async function ListView({ membership: { scope, workspace }, slug, query }: ViewProps) {
  const t = await words('campaigns')
  const { view = 'all', q, before } = query
  const stages = stagesOf(t)
  const status = stages.find((stage) => stage.view === view)?.status
  const campaigns = await listCampaigns(scope, {
    ...(status ? { status } : {}),
    ...(q ? { search: q.slice(0, 100) } : {}),
    ...(before && !Number.isNaN(Date.parse(before)) ? { before: new Date(before) } : {}),
    limit: pageSize,
  })
  const writes = grants(scope, 'campaigns.write')
  const last = campaigns.at(-1)
  return (
    <>
      <div className="mb-3 overflow-x-auto">
        <SegmentedLinks
          label={t('listView.whichCampaigns')}
          links={[
            { href: `/${slug}/campaigns`, label: t('listView.all'), current: view === 'all' },
            ...stages.map((stage) => ({
              href: `/${slug}/campaigns?view=${stage.view}`,
              label: stage.label,
              current: stage.view === view,
            })),
          ]}
        />
      </div>
      {campaigns.length === 0 ? (
        <EmptyState
          icon="campaigns"
          title={view === 'all' ? t('listView.noCampaignsYet') : t('listView.nothingHere')}
          actions={
            writes ? (
              <LinkButton href={`/${slug}/campaigns/new`} icon="plus">
                {t('listView.writeTheFirstOne')}
              </LinkButton>
            ) : null
          }
        >
          {t('listView.aPictureAFew')}
        </EmptyState>
      ) : (
        <Sheet>
          <Cell className="pt-2.5 pb-1">
            <CampaignTable
              campaigns={await withThumbnails(scope, campaigns)}
              slug={slug}
              timeZone={workspace.timeZone}
              mayWrite={writes}
              actions={{ copy: copyCampaign, putAway: putAwayCampaign }}
            />
          </Cell>
          {campaigns.length === pageSize && last ? (
            <p className="border-t border-line px-4 py-2.5">
              <LinkButton
                href={`/${slug}/campaigns?${new URLSearchParams({ view, before: last.updatedAt.toISOString() })}`}
                size="s"
              >
                {t('listView.olderCampaigns')}
              </LinkButton>
            </p>
          ) : null}
        </Sheet>
      )}
    </>
  )
}
