import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { NewCampaign } from '@/components/campaigns/new-campaign'
import { PageHead } from '@/components/ui/page-head'
import { startCampaign } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('campaigns')
  return { title: t('new.newCampaign') }
}

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<{ segment?: string; asset?: string }>
}

export default async function NewCampaignPage({ params, searchParams }: Props) {
  const t = await words('campaigns')
  const { workspace: slug } = await params
  const { segment, asset } = await searchParams
  await pageMembership(slug, 'campaigns.write')
  return (
    <>
      <PageHead
        title={t('new.newCampaign')}
        crumbs={[{ label: t('new.campaigns'), href: `/${slug}/campaigns` }]}
      />
      <NewCampaign slug={slug} segmentId={segment} assetId={asset} start={startCampaign} />
    </>
  )
}
