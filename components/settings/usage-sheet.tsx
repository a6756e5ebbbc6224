import type { ReactNode } from 'react'
import { useWords } from '#words'
import { type Amount, Amounts } from '@/components/charts/amounts'
import { EmptyState } from '@/components/ui/empty-state'
import { Facts, Figure } from '@/components/ui/figure'
import { Link } from '@/components/ui/link'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { UsageSum } from '@/lib/analytics/usage'
import type { Words } from '@/lib/words/translate'

/** A row of the month's tables: its first cells, then its figures. */
export type UsageLine = UsageSum & { id: string; cells: readonly ReactNode[] }

export type UsageSheetProps = {
  currency: string
  /** Oldest first, the present one last. `month` is `2026-11`. */
  months: readonly (UsageSum & { month: string; href: string })[]
  chosen: number
  senders: readonly UsageLine[]
  campaigns: readonly UsageLine[]
  /** What is kept, which is counted by itself. */
  children: ReactNode
}

export function UsageSheet({ currency, months, chosen, senders, campaigns, children }: UsageSheetProps) {
  const t = useWords('settings')
  const shown = months[chosen]
  const name = shown ? monthName(t, shown.month) : ''
  return (
    <div className="grid gap-4">
      <Sheet>
        <Cell className="grid gap-5 sm:grid-cols-3">
          <Sum
            t={t}
            label={t('usage.thisMonth')}
            note={t('usage.soFar')}
            of={months.at(-1)}
            {...{ currency }}
          />
          <Sum t={t} label={t('usage.lastMonth')} of={months.at(-2)} {...{ currency }} />
          <Sum t={t} label={t('usage.year')} of={allOf(months)} {...{ currency }} />
        </Cell>
        <Cell className="border-t border-line">
          <MonthsChart months={months} chosen={chosen} currency={currency} />
        </Cell>
      </Sheet>
      <Sheet>
        {shown && shown.submitted > 0 ? (
          <>
            <Cell>
              <SectionHead title={t('usage.bySender')} note={t('usage.inMonth', { month: name })} />
              <UsageTable
                label={t('usage.bySender')}
                heads={[t('usage.sender'), t('usage.carrier'), t('usage.use'), t('usage.price')]}
                lines={senders}
                sum={shown}
                currency={currency}
              />
            </Cell>
            <Cell className="border-t border-line">
              <SectionHead title={t('usage.byCampaign')} note={t('usage.inMonth', { month: name })} />
              <UsageTable
                label={t('usage.byCampaign')}
                heads={[t('usage.campaign')]}
                lines={campaigns}
                sum={shown}
                currency={currency}
              />
            </Cell>
          </>
        ) : (
          <Cell>
            <EmptyState bare icon="results" title={t('usage.nothing', { month: name })}>
              {t('usage.nothingText')}
            </EmptyState>
          </Cell>
        )}
        <Cell className="type-label border-t border-line">{t('usage.whatCounts')}</Cell>
      </Sheet>
      <Sheet>
        <Cell>{children}</Cell>
      </Sheet>
    </div>
  )
}

/** What the workspace keeps, in numbers and bytes. */
export function KeptFacts({ contacts, assets, bytes }: { contacts: number; assets: number; bytes: number }) {
  const t = useWords('settings')
  return (
    <>
      <SectionHead title={t('usage.keeps')} />
      <Facts
        className="max-w-md"
        items={[
          { label: t('usage.contacts'), value: t.count(contacts) },
          { label: t('usage.files'), value: t.count(assets) },
          { label: t('usage.bytes'), value: t.bytes(bytes) },
        ]}
      />
    </>
  )
}

function allOf(months: readonly UsageSum[]): UsageSum {
  const sum = (of: keyof UsageSum) => months.reduce((total, month) => total + month[of], 0)
  return {
    submitted: sum('submitted'),
    delivered: sum('delivered'),
    failed: sum('failed'),
    costMicros: sum('costMicros'),
  }
}

/** "November 2026". The first day at noon of UTC is the same day's month everywhere. */
function monthName(t: Words<'settings'>, month: string, style: 'long' | 'short' = 'long'): string {
  const date = new Date(`${month}-01T12:00:00Z`)
  if (style === 'short') return t.dates({ month: 'short', timeZone: 'UTC' }).format(date)
  return t.dates({ month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date)
}

type SumProps = { t: Words<'settings'>; label: string; note?: string; of?: UsageSum; currency: string }

function Sum({ t, label, note, of, currency }: SumProps) {
  const { submitted, costMicros } = of ?? { submitted: 0, costMicros: 0 }
  return (
    <Figure
      size="l"
      label={note ? `${label}, ${note}` : label}
      value={t.money(costMicros / 1_000_000, currency)}
      of={t('usage.handedOver', { messages: submitted })}
    />
  )
}

function MonthsChart({ months, chosen, currency }: Pick<UsageSheetProps, 'months' | 'chosen' | 'currency'>) {
  const t = useWords('settings')
  const money = (micros: number) => t.money(micros / 1_000_000, currency)
  const amounts = months.map(
    ({ month, href, submitted, delivered, failed, costMicros }): Amount => ({
      label: monthName(t, month, 'short'),
      name: monthName(t, month),
      value: costMicros,
      figures: [money(costMicros), t.count(submitted), t.count(delivered), t.count(failed)],
      href,
    }),
  )
  const total = allOf(months).costMicros
  const most = amounts.reduce((a, b) => (b.value > a.value ? b : a))
  return (
    <Amounts
      title={t('usage.months')}
      note={t('usage.twelve')}
      sentence={
        total > 0
          ? t('usage.sentence', { total: money(total), month: most.name, most: money(most.value) })
          : t('usage.sentenceNone')
      }
      columns={[
        t('usage.month'),
        t('usage.cost'),
        t('usage.messages'),
        t('usage.delivered'),
        t('usage.failed'),
      ]}
      amounts={amounts}
      chosen={chosen}
    />
  )
}

type UsageTableProps = {
  label: string
  heads: readonly string[]
  lines: readonly UsageLine[]
  sum: UsageSum
  currency: string
}

function UsageTable({ label, heads, lines, sum, currency }: UsageTableProps) {
  const t = useWords('settings')
  const money = (micros: number) => t.money(micros / 1_000_000, currency)
  const figures = (of: UsageSum) =>
    [t.count(of.submitted), t.count(of.delivered), t.count(of.failed), money(of.costMicros)] as const
  return (
    <Table label={label} minWidth={heads.length > 1 ? 720 : 520}>
      <THead>
        <Tr>
          {heads.map((head) => (
            <Th key={head}>{head}</Th>
          ))}
          <Th align="right">{t('usage.messages')}</Th>
          <Th align="right">{t('usage.delivered')}</Th>
          <Th align="right">{t('usage.failed')}</Th>
          <Th align="right">{t('usage.cost')}</Th>
        </Tr>
      </THead>
      <TBody>
        {lines.map((line) => (
          <Tr key={line.id}>
            {line.cells.map((cell, i) => (
              <Td key={heads[i]} className={i === 0 ? 'font-semibold' : 'text-ink-2'}>
                {cell}
              </Td>
            ))}
            {figures(line).map((figure, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: always the same four figures
              <Td key={i} numeric>
                {figure}
              </Td>
            ))}
          </Tr>
        ))}
        {lines.length > 1 ? (
          <Tr className="font-semibold">
            <Td colSpan={heads.length}>{t('usage.all')}</Td>
            {figures(sum).map((figure, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: always the same four figures
              <Td key={i} numeric>
                {figure}
              </Td>
            ))}
          </Tr>
        ) : null}
      </TBody>
    </Table>
  )
}

/** A campaign's name as the way to its results. */
export function CampaignName({ href, name }: { href: string; name: string }) {
  return (
    <Link href={href} className="hover:underline">
      {name}
    </Link>
  )
}
