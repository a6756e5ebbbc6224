import type { pageMembership } from '@/app/(dashboard)/membership'
import type { CampaignStatus } from '@/lib/campaigns/state'
import type { Words } from '@/lib/words/translate'
import type { CampaignsQuery } from './page'

/** What each layout of the campaigns page gets. */
export type ViewProps = {
  membership: Awaited<ReturnType<typeof pageMembership>>
  slug: string
  query: CampaignsQuery
}

/** Campaigns by how far they are: the columns of the board, and the views of the list by their name in the address. */
export const stagesOf = (
  t: Words<'campaigns'>,
): { view: string; label: string; status: CampaignStatus[] }[] => [
  { view: 'drafts', label: t('stages.drafts'), status: ['draft'] },
  { view: 'scheduled', label: t('stages.scheduled'), status: ['scheduled', 'holding'] },
  { view: 'sending', label: t('stages.onTheWay'), status: ['preparing', 'sending', 'paused'] },
  { view: 'done', label: t('stages.done'), status: ['sent', 'stopped', 'failed'] },
]
