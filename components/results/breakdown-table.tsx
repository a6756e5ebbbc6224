import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Whisker } from '@/components/charts/whisker'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { type Interval, wilsonInterval } from '@/lib/analytics/interval'

export type BreakdownLine = {
  key: string
  label: ReactNode
  delivered: number
  clicked: number
  bought: number
  optedOut: number
}

type Measured = BreakdownLine & { share: Interval }

const measure = (line: BreakdownLine): Measured => ({
  ...line,
  // Someone may click what was never reported as delivered.
  share: wilsonInterval(Math.min(line.clicked, line.delivered), line.delivered),
})

/** Delivered, the share who clicked with its interval on one axis, bought, opted out. */
export function BreakdownTable({
  side,
  lines,
  all,
}: {
  /** The head of the first column: "Carrier". */
  side: string
  lines: readonly BreakdownLine[]
  all: BreakdownLine
}) {
  const t = useWords('results')
  const measured = lines.map(measure)
  // Rows of a handful of people would stretch the axis for all the others.
  const large = measured.filter((line) => line.delivered >= all.delivered * 0.01)
  const shown = large.length ? large : measured
  const low = Math.min(...shown.map((line) => line.share.low))
  const high = Math.max(...shown.map((line) => line.share.high))
  return (
    <Table
      label={t('breakdownTable.by', { toLowerCase: side.toLowerCase() })}
      minWidth={304}
      className="max-md:text-[13px] max-md:[&_td]:pe-1.5 max-md:[&_th]:pe-1.5"
    >
      <THead>
        <Tr>
          <Th>{side}</Th>
          <Th align="right">{t('breakdownTable.delivered')}</Th>
          <Th>
            <span className="max-md:hidden">{t('breakdownTable.clickedPeople')}</span>
            <span className="md:hidden">{t('breakdownTable.clicked')}</span>
          </Th>
          <Th align="right">{t('breakdownTable.bought')}</Th>
          <Th align="right">{t('breakdownTable.optedOut')}</Th>
        </Tr>
      </THead>
      <TBody>
        {measured.map((line) => (
          <Line key={line.key} line={line} axis={[low, high]} />
        ))}
        <Line line={measure(all)} axis={[low, high]} strong />
      </TBody>
    </Table>
  )
}

function Line({ line, axis, strong }: { line: Measured; axis: [number, number]; strong?: boolean }) {
  const t = useWords('results')
  const { share } = line
  return (
    <Tr className={strong ? 'font-semibold' : undefined}>
      <Td className="max-w-36 truncate">{line.label}</Td>
      <Td numeric>{t.count(line.delivered)}</Td>
      <Td>
        {line.delivered ? (
          <span className="flex items-center gap-2 max-md:flex-col max-md:items-end max-md:gap-0">
            <b className="w-12 flex-none text-end font-semibold tabular-nums">{t.percent(share.estimate)}</b>
            <span className="w-18 max-md:w-14">
              <Whisker
                {...share}
                min={axis[0]}
                max={axis[1]}
                width="100%"
                height={14}
                label={t('breakdownTable.clicked')}
              />
            </span>
          </span>
        ) : (
          <span className="text-ink-3">–</span>
        )}
      </Td>
      <Td numeric>{t.count(line.bought)}</Td>
      <Td numeric>{line.delivered ? t.percent(line.optedOut / line.delivered, 2) : '–'}</Td>
    </Tr>
  )
}
