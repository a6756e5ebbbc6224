import { words } from '@/app/words'
import { CampaignTable } from '@/components/campaigns/campaign-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { SegmentedLinks } from '@/components/ui/segmented'
import { Cell, Sheet } from '@/components/ui/sheet'
import { grants } from '@/lib/accounts/scope'
import { listCampaigns } from '@/lib/campaigns/campaigns.server'
import type { CampaignStatus } from '@/lib/campaigns/state'
import type { Words } from '@/lib/words/translate'
import { copyCampaign, putAwayCampaign } from './actions'
import { withThumbnails } from './thumbnails'
import type { ViewProps } from './view'

const views = (
  t: Words<'campaigns'>,
): Record<string, { label: string; status: CampaignStatus[] | undefined }> => ({
  all: { label: t('listView.all'), status: undefined },
  drafts: { label: t('listView.drafts'), status: ['draft'] },
  scheduled: { label: t('listView.scheduled'), status: ['scheduled', 'holding'] },
  sending: { label: t('listView.onTheWay'), status: ['preparing', 'sending', 'paused'] },
  done: { label: t('listView.done'), status: ['sent', 'stopped', 'failed'] },
})

const pageSize = 50

/** Newest change first, a page at a time. */
export async function ListView({ membership: { scope, workspace }, slug, query }: ViewProps) {
  const t = await words('campaigns')
  const { view = 'all', q, before } = query
  const status = views(t)[view]?.status
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
          links={Object.entries(views(t)).map(([key, { label }]) => ({
            href: key === 'all' ? `/${slug}/campaigns` : `/${slug}/campaigns?view=${key}`,
            label,
            current: key === view,
          }))}
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
