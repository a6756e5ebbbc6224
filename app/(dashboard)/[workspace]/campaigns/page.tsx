import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { LinkButton } from '@/components/ui/button'
import { PageReady } from '@/components/ui/first-paint'
import { PageHead } from '@/components/ui/page-head'
import { Part } from '@/components/ui/part'
import { SegmentedLinks } from '@/components/ui/segmented'
import { grants } from '@/lib/accounts/scope'
import type { Words } from '@/lib/words/translate'
import { BoardView } from './board-view'
import { CalendarSection } from './calendar-view'
import { ListView } from './list-view'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('campaigns')
  return { title: t('campaigns.campaigns') }
}

const layouts = (t: Words<'campaigns'>) =>
  [
    { value: 'list', label: t('campaigns.list'), icon: 'list' },
    { value: 'board', label: t('campaigns.board'), icon: 'grid' },
    { value: 'calendar', label: t('campaigns.calendar'), icon: 'calendar' },
  ] as const

export type CampaignsQuery = {
  layout?: string
  view?: string
  q?: string
  before?: string
  span?: string
  day?: string
}
type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<CampaignsQuery> }

export default async function CampaignsPage({ params, searchParams }: Props) {
  const t = await words('campaigns')
  const { workspace: slug } = await params
  const query = await searchParams
  const membership = await pageMembership(slug, 'campaigns.read')
  const { layout = 'list' } = query
  const View = layout === 'calendar' ? CalendarSection : layout === 'board' ? BoardView : ListView
  return (
    <>
      <PageHead
        title={t('campaigns.campaigns')}
        actions={
          <>
            <SegmentedLinks
              label={t('campaigns.layout')}
              links={layouts(t).map(({ value, label, icon }) => ({
                href: value === 'list' ? `/${slug}/campaigns` : `/${slug}/campaigns?layout=${value}`,
                label,
                icon,
                current: value === layout,
              }))}
            />
            {grants(membership.scope, 'campaigns.write') ? (
              <LinkButton href={`/${slug}/campaigns/new`} kind="go" icon="plus" className="max-md:hidden">
                {t('campaigns.newCampaign')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <Part key={JSON.stringify(query)} className="rounded-lg border border-line bg-surface px-4 py-3.5">
        <View membership={membership} slug={slug} query={query} />
      </Part>
      <PageReady />
    </>
  )
}
