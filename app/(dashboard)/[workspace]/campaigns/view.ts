import type { pageMembership } from '@/app/(dashboard)/membership'
import type { CampaignsQuery } from './page'

/** What each layout of the campaigns page gets. */
export type ViewProps = {
  membership: Awaited<ReturnType<typeof pageMembership>>
  slug: string
  query: CampaignsQuery
}
