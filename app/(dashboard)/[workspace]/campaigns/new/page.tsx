import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { NewCampaign } from '@/components/campaigns/new-campaign'
import { PageHead } from '@/components/ui/page-head'
import { startCampaign } from '../actions'

export const metadata: Metadata = { title: 'New campaign' }

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<{ segment?: string; asset?: string }>
}

export default async function NewCampaignPage({ params, searchParams }: Props) {
  const { workspace: slug } = await params
  const { segment, asset } = await searchParams
  await pageMembership(slug, 'campaigns.write')
  return (
    <>
      <PageHead title="New campaign" crumbs={[{ label: 'Campaigns', href: `/${slug}/campaigns` }]} />
      <NewCampaign slug={slug} segmentId={segment} assetId={asset} start={startCampaign} />
    </>
  )
}
