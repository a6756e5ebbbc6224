import { Columns } from '@/components/charts/columns'
import { Figure } from '@/components/ui/figure'
import { formatCount } from '@/components/ui/format'

export type GrowthFigures = {
  mayBeWrittenTo: number
  joined: number
  left: number
  days: { day: string; joined: number; left: number }[]
}

/** How the list grew and shrank in thirty days, by the consent ledger. */
export function ListGrowth({ growth }: { growth: GrowthFigures }) {
  const { mayBeWrittenTo, joined, left, days } = growth
  const label = (day: string) =>
    new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${day}T00:00:00Z`),
    )
  return (
    <>
      <Columns
        title="List growth"
        note="30 days"
        sentence={`${formatCount(mayBeWrittenTo)} people may be written to; ${formatCount(joined)} joined and ${formatCount(left)} left in 30 days.`}
        days={days.map((day) => ({ label: label(day.day), joined: day.joined, left: day.left }))}
      />
      <div className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
        <Figure label="may be written to" value={formatCount(mayBeWrittenTo)} />
        <Figure label="joined" value={`+${formatCount(joined)}`} tone="in" />
        <Figure label="left" value={left ? `−${formatCount(left)}` : '0'} tone="out" />
      </div>
    </>
  )
}
