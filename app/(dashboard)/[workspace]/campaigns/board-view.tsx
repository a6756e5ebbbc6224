import { words } from '@/app/words'
import { CampaignBoard } from '@/components/campaigns/campaign-board'
import { countCampaigns, listCampaigns } from '@/lib/campaigns/campaigns.server'
import type { CampaignStatus } from '@/lib/campaigns/state'
import type { Words } from '@/lib/words/translate'
import { withThumbnails } from './thumbnails'
import type { ViewProps } from './view'

const columns = (t: Words<'campaigns'>): { view: string; label: string; status: CampaignStatus[] }[] => [
  { view: 'drafts', label: t('boardView.drafts'), status: ['draft'] },
  { view: 'scheduled', label: t('boardView.scheduled'), status: ['scheduled', 'holding'] },
  { view: 'sending', label: t('boardView.onTheWay'), status: ['preparing', 'sending', 'paused'] },
  { view: 'done', label: t('boardView.done'), status: ['sent', 'stopped', 'failed'] },
]

const mostPerColumn = 20

/** By how far they are; the newest of each. The list has the rest. */
export async function BoardView({ membership: { scope, workspace }, slug }: ViewProps) {
  const t = await words('campaigns')
  const counts = await countCampaigns(scope)
  const filled = await Promise.all(
    columns(t).map(async ({ view, label, status }) => ({
      label,
      count: status.reduce((sum, one) => sum + (counts[one] ?? 0), 0),
      list: `/${slug}/campaigns?view=${view}`,
      campaigns: await withThumbnails(scope, await listCampaigns(scope, { status, limit: mostPerColumn })),
    })),
  )
  return <CampaignBoard columns={filled} slug={slug} timeZone={workspace.timeZone} />
}
