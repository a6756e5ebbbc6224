import Link from 'next/link'
import { Sparkline } from '@/components/charts/sparkline'
import { Whisker } from '@/components/charts/whisker'
import { formatCount, formatPercent } from '@/components/ui/format'
import { Poster } from '@/components/ui/poster'
import { SectionHead } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { Interval } from '@/lib/analytics/interval'
import { moneyInWords } from '@/lib/segments/phrases'

export type ResultLine = {
  id: string
  href: string
  name: string
  /** "Mon Mar 16, 8,412 people" */
  note: string
  thumb: string | null
  people: number
  delivered: number
  clicked: Interval
  bought: number
  revenue: { currency: string; minor: number } | null
  clicks: number[]
}

export function LastResults({ home, lines }: { home: string; lines: readonly ResultLine[] }) {
  // One axis for the column, a little wider than what is on it.
  const high = Math.max(...lines.map((line) => line.clicked.high), 0.01) * 1.15
  return (
    <>
      <SectionHead
        title="Last results"
        actions={
          <Link href={`${home}/campaigns`} className="text-link font-medium">
            All campaigns
          </Link>
        }
      />
      {lines.length === 0 ? (
        <p className="text-ink-3">Nothing has been sent yet. What comes of your campaigns is told here.</p>
      ) : (
        <Table label="Last results">
          <THead>
            <Tr>
              <Th>Campaign</Th>
              <Th className="max-md:hidden">Clicks, first 24 h</Th>
              <Th align="right" className="max-md:hidden">
                Delivered
              </Th>
              <Th>Clicked, people</Th>
              <Th align="right" className="max-md:hidden">
                Bought
              </Th>
              <Th align="right">Revenue</Th>
            </Tr>
          </THead>
          <TBody>
            {lines.map((line) => (
              <Line key={line.id} line={line} high={high} />
            ))}
          </TBody>
        </Table>
      )}
    </>
  )
}

function Line({ line, high }: { line: ResultLine; high: number }) {
  return (
    <Tr>
      <Td className="w-full max-w-0">
        <Link href={line.href} className="flex items-center gap-3 rounded-sm py-1">
          {line.thumb ? <Poster src={line.thumb} alt="" width={28} /> : null}
          <span className="min-w-0">
            <b className="block truncate font-semibold">{line.name}</b>
            <span className="block truncate text-ink-2">{line.note}</span>
          </span>
        </Link>
      </Td>
      <Td className="pr-6 max-md:hidden">
        <Sparkline values={line.clicks} label={`${line.name}: clicks in the first 24 hours`} />
      </Td>
      <Td numeric className="max-md:hidden">
        {line.people ? formatPercent(line.delivered / line.people) : '–'}
      </Td>
      <Td>
        <span className="flex items-center gap-2.5">
          <b className="w-12 flex-none text-right font-semibold tabular-nums">
            {formatPercent(line.clicked.estimate)}
          </b>
          <span className="max-md:hidden">
            <Whisker {...line.clicked} min={0} max={high} label="Clicked" />
          </span>
        </span>
      </Td>
      <Td numeric className="max-md:hidden">
        {formatCount(line.bought)}
      </Td>
      <Td numeric className="font-semibold">
        {line.revenue ? moneyInWords(Math.round(line.revenue.minor / 100) * 100, line.revenue.currency) : '–'}
      </Td>
    </Tr>
  )
}
