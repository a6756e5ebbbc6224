import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { NewCampaign } from '@/components/campaigns/new-campaign'
import { fromZonedInput } from '@/components/campaigns/zoned-time'
import { PageHead } from '@/components/ui/page-head'
import { startCampaign } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('campaigns')
  return { title: t('new.newCampaign') }
}

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<{ segment?: string; asset?: string; day?: string }>
}

export default async function NewCampaignPage({ params, searchParams }: Props) {
  const t = await words('campaigns')
  const { workspace: slug } = await params
  const { segment, asset, day } = await searchParams
  const { workspace } = await pageMembership(slug, 'campaigns.write')
  return (
    <>
      <PageHead
        title={t('new.newCampaign')}
        crumbs={[{ label: t('new.campaigns'), href: `/${slug}/campaigns` }]}
      />
      <NewCampaign
        slug={slug}
        segmentId={segment}
        assetId={asset}
        at={morningOf(day, workspace.timeZone)}
        start={startCampaign}
      />
    </>
  )
}

/** Ten in the morning of a day (YYYY-MM-DD), when people everywhere in the zone may be written to; ISO. */
function morningOf(day: string | undefined, timeZone: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day ?? '')) return undefined
  return fromZonedInput(`${day}T10:00`, timeZone) ?? undefined
}
