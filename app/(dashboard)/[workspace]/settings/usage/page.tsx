import type { Metadata } from 'next'
import { Suspense } from 'react'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { CampaignName, KeptFacts, type UsageLine, UsageSheet } from '@/components/settings/usage-sheet'
import { PageReady } from '@/components/ui/first-paint'
import { Part } from '@/components/ui/part'
import { priceInWords } from '@/components/ui/price'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { Scope } from '@/lib/accounts/scope'
import { sumUsage, type UsageCell, usageBy } from '@/lib/analytics/usage'
import { readHoldings, readUsage, type UsageNames, usageNames } from '@/lib/analytics/usage.server'
import { formatPhone } from '@/lib/contacts/phone-format'
import type { Words } from '@/lib/words/translate'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('settings')
  return { title: t('usage.title') }
}

/** Campaigns that are named; the rest are added up. */
const namedCampaigns = 10

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ month?: string | string[] }> }

export default async function UsagePage({ params, searchParams }: Props) {
  const { scope, workspace } = await pageMembership((await params).workspace, 'campaigns.send')
  const t = await words('settings')
  const [months, { month }] = await Promise.all([readUsage(scope, new Date()), searchParams])
  const asked = months.findIndex((one) => one.month === month)
  const chosen = asked < 0 ? months.length - 1 : asked
  const cells = months[chosen]?.cells ?? []
  const names = await usageNames(scope, cells)
  const here = `/${workspace.slug}/settings/usage`
  return (
    <>
      <UsageSheet
        currency={workspace.currency}
        months={months.map((one) => ({
          month: one.month,
          href: `${here}?month=${one.month}`,
          ...sumUsage(one.cells),
        }))}
        chosen={chosen}
        senders={senderLines(t, cells, names, workspace.currency)}
        campaigns={campaignLines(t, cells, names, workspace.slug)}
      >
        <Part title={t('usage.keeps')}>
          <Suspense fallback={<SkeletonRows rows={3} label={t('usage.keeps')} />}>
            <Kept scope={scope} />
          </Suspense>
        </Part>
      </UsageSheet>
      <PageReady />
    </>
  )
}

/** Counted anew at every look, so nothing else waits for it. */
async function Kept({ scope }: { scope: Scope }) {
  return <KeptFacts {...(await readHoldings(scope))} />
}

function senderLines(
  t: Words<'settings'>,
  cells: readonly UsageCell[],
  { senders }: UsageNames,
  currency: string,
): UsageLine[] {
  const rows = usageBy(cells, ({ senderId, kind, priceMicros }) => `${senderId} ${kind} ${priceMicros}`)
  return rows.map(({ key, ...sum }) => {
    const [senderId = '', kind = 'campaign', price = ''] = key.split(' ')
    const sender = senders[senderId]
    return {
      ...sum,
      id: key,
      cells: [
        sender ? formatPhone(t, sender.address) : t('usage.retired'),
        sender?.account ?? '–',
        t(`usage.uses.${kind as UsageCell['kind']}`),
        priceInWords(t, Number(price), currency),
      ],
    }
  })
}

function campaignLines(
  t: Words<'settings'>,
  cells: readonly UsageCell[],
  { campaigns }: UsageNames,
  slug: string,
): UsageLine[] {
  const ranked = usageBy(
    cells.filter(({ campaignId }) => campaignId !== null),
    ({ campaignId }) => campaignId as string,
  )
  const named = new Set(ranked.slice(0, namedCampaigns).map(({ key }) => key))
  const rest = ranked.length - named.size
  const group = ({ campaignId }: UsageCell) =>
    campaignId === null ? 'none' : named.has(campaignId) ? campaignId : 'others'
  const order = (key: string) => (key === 'none' ? 2 : key === 'others' ? 1 : 0)
  return usageBy(cells, group)
    .sort((a, b) => order(a.key) - order(b.key))
    .map(({ key, ...sum }) => ({
      ...sum,
      id: key,
      cells: [
        key === 'none' ? (
          t('usage.notOfCampaigns')
        ) : key === 'others' ? (
          t('usage.others', { count: rest })
        ) : (
          <CampaignName
            key={key}
            href={`/${slug}/campaigns/${key}/results`}
            name={campaigns[key] ?? t('usage.campaign')}
          />
        ),
      ],
    }))
}
