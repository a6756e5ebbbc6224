import { words } from '@/app/words'
import { CampaignBoard } from '@/components/campaigns/campaign-board'
import { countCampaigns, listCampaigns } from '@/lib/campaigns/campaigns.server'
import { withThumbnails } from './thumbnails'
import { stagesOf, type ViewProps } from './view'

const mostPerColumn = 20

/** By how far they are; the newest of each. The list has the rest. */
export async function BoardView({ membership: { scope, workspace }, slug }: ViewProps) {
  const t = await words('campaigns')
  const counts = await countCampaigns(scope)
  const filled = await Promise.all(
    stagesOf(t).map(async ({ view, label, status }) => ({
      label,
      count: status.reduce((sum, one) => sum + (counts[one] ?? 0), 0),
      list: `/${slug}/campaigns?view=${view}`,
      campaigns: await withThumbnails(scope, await listCampaigns(scope, { status, limit: mostPerColumn })),
    })),
  )
  return <CampaignBoard columns={filled} slug={slug} timeZone={workspace.timeZone} />
}
