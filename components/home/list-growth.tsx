import clsx from 'clsx'
import { useWords } from '#words'
import { Columns } from '@/components/charts/columns'
import { Skeleton } from '@/components/ui/skeleton'
import { WhenMeant } from '@/components/ui/when-meant'

export type GrowthFigures = {
  mayBeWrittenTo: number
  joined: number
  left: number
  days: { day: string; joined: number; left: number }[]
}

/** How the list grew and shrank in thirty days, by the consent ledger. */
export function ListGrowth({ growth }: { growth: GrowthFigures }) {
  const t = useWords('home')
  const { mayBeWrittenTo, joined, left, days } = growth
  const label = (day: string) =>
    t.dates({ month: 'short', day: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  const figures = [
    [t('listGrowth.mayBeWrittenTo'), t.count(mayBeWrittenTo), ''],
    [t('listGrowth.joined'), `+${t.count(joined)}`, 'text-d2'],
    [t('listGrowth.left'), left ? `−${t.count(left)}` : '0', 'text-d3'],
  ]
  return (
    <WhenMeant fallback={<Skeleton shape="block" className="h-44" />}>
      <Columns
        title={t('listGrowth.listGrowth')}
        note={t('listGrowth.n30Days')}
        sentence={t('listGrowth.peopleMayBeWritten', { mayBeWrittenTo, joined, left })}
        lead={
          <dl className="mb-4 flex flex-wrap gap-x-7 gap-y-2">
            {figures.map(([term, value, tone]) => (
              <div key={term} className="flex flex-col-reverse">
                <dt className="text-ink-3">{term}</dt>
                <dd className={clsx('type-verdict tabular-nums', tone)}>{value}</dd>
              </div>
            ))}
          </dl>
        }
        days={days.map((day) => ({ label: label(day.day), joined: day.joined, left: day.left }))}
      />
    </WhenMeant>
  )
}
