import { CampaignBoard } from '@/components/campaigns/campaign-board'
import { listCampaigns } from '@/lib/campaigns/campaigns.server'
import type { CampaignStatus } from '@/lib/campaigns/state'
import { withThumbnails } from './thumbnails'
import type { ViewProps } from './view'

const columns: { label: string; status: CampaignStatus[] }[] = [
  { label: 'Drafts', status: ['draft'] },
  { label: 'Scheduled', status: ['scheduled', 'holding'] },
  { label: 'On the way', status: ['preparing', 'sending', 'paused'] },
  { label: 'Done', status: ['sent', 'stopped', 'failed'] },
]

const mostPerColumn = 20

/** By how far they are; the newest of each. The list has the rest. */
export async function BoardView({ membership: { scope, workspace }, slug }: ViewProps) {
  const filled = await Promise.all(
    columns.map(async ({ label, status }) => ({
      label,
      campaigns: await withThumbnails(scope, await listCampaigns(scope, { status, limit: mostPerColumn })),
    })),
  )
  return <CampaignBoard columns={filled} slug={slug} timeZone={workspace.timeZone} />
}
