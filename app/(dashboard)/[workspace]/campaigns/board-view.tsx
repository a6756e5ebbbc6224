import { words } from '@/app/words'
import { CampaignBoard } from '@/components/campaigns/campaign-board'
import { listCampaigns } from '@/lib/campaigns/campaigns.server'
import type { CampaignStatus } from '@/lib/campaigns/state'
import type { Words } from '@/lib/words/translate'
import { withThumbnails } from './thumbnails'
import type { ViewProps } from './view'

const columns = (t: Words<'campaigns'>): { label: string; status: CampaignStatus[] }[] => [
  { label: t('boardView.drafts'), status: ['draft'] },
  { label: t('boardView.scheduled'), status: ['scheduled', 'holding'] },
  { label: t('boardView.onTheWay'), status: ['preparing', 'sending', 'paused'] },
  { label: t('boardView.done'), status: ['sent', 'stopped', 'failed'] },
]

const mostPerColumn = 20

/** By how far they are; the newest of each. The list has the rest. */
export async function BoardView({ membership: { scope, workspace }, slug }: ViewProps) {
  const t = await words('campaigns')
  const filled = await Promise.all(
    columns(t).map(async ({ label, status }) => ({
      label,
      campaigns: await withThumbnails(scope, await listCampaigns(scope, { status, limit: mostPerColumn })),
    })),
  )
  return <CampaignBoard columns={filled} slug={slug} timeZone={workspace.timeZone} />
}
