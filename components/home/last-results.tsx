import { useWords } from '#words'
import { Sparkline } from '@/components/charts/sparkline'
import { Whisker } from '@/components/charts/whisker'
import { Link } from '@/components/ui/link'
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
  const t = useWords('home')
  // One axis for the column, a little wider than what is on it.
  const high = Math.max(...lines.map((line) => line.clicked.high), 0.01) * 1.15
  return (
    <>
      <SectionHead
        title={t('lastResults.lastResults')}
        actions={
          <Link href={`${home}/campaigns`} className="text-link font-medium">
            {t('lastResults.allCampaigns')}
          </Link>
        }
      />
      {lines.length === 0 ? (
        <p className="text-ink-3">{t('lastResults.nothingHasBeenSent')}</p>
      ) : (
        <Table label={t('lastResults.lastResults')}>
          <THead>
            <Tr>
              <Th>{t('lastResults.campaign')}</Th>
              <Th className="max-md:hidden">{t('lastResults.clicksFirst24H')}</Th>
              <Th align="right" className="max-md:hidden">
                {t('lastResults.delivered')}
              </Th>
              <Th>{t('lastResults.clickedPeople')}</Th>
              <Th align="right" className="max-md:hidden">
                {t('lastResults.bought')}
              </Th>
              <Th align="right">{t('lastResults.revenue')}</Th>
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
  const t = useWords('home')
  return (
    <Tr>
      <Td className="w-full max-w-0">
        <Link href={line.href} className="flex items-center gap-3 rounded-sm py-1">
          {line.thumb ? <Poster src={line.thumb} alt="" width={28} /> : null}
          <span className="min-w-0">
            <b className="block font-semibold md:truncate">{line.name}</b>
            <span className="block text-ink-2 md:truncate">{line.note}</span>
          </span>
        </Link>
      </Td>
      <Td className="pe-6 max-md:hidden">
        <Sparkline values={line.clicks} label={t('lastResults.clicksInTheFirst', { name: line.name })} />
      </Td>
      <Td numeric className="max-md:hidden">
        {line.people ? t.percent(line.delivered / line.people) : '–'}
      </Td>
      <Td>
        <span className="flex items-center gap-2.5">
          <b className="w-12 flex-none whitespace-nowrap text-end font-semibold tabular-nums">
            {t.percent(line.clicked.estimate)}
          </b>
          <span className="max-md:hidden">
            <Whisker {...line.clicked} min={0} max={high} label={t('lastResults.clicked')} />
          </span>
        </span>
      </Td>
      <Td numeric className="max-md:hidden">
        {t.count(line.bought)}
      </Td>
      <Td numeric className="font-semibold">
        {line.revenue
          ? moneyInWords(t, Math.round(line.revenue.minor / 100) * 100, line.revenue.currency)
          : '–'}
      </Td>
    </Tr>
  )
}
