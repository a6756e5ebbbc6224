import { useWords } from '#words'
import { Columns } from '@/components/charts/columns'
import { Figure } from '@/components/ui/figure'

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
  return (
    <>
      <Columns
        title={t('listGrowth.listGrowth')}
        note={t('listGrowth.n30Days')}
        sentence={t('listGrowth.peopleMayBeWritten', { mayBeWrittenTo, joined, left })}
        days={days.map((day) => ({ label: label(day.day), joined: day.joined, left: day.left }))}
      />
      <div className="mt-4 flex flex-wrap gap-x-8 gap-y-2">
        <Figure label={t('listGrowth.mayBeWrittenTo')} value={t.count(mayBeWrittenTo)} />
        <Figure label={t('listGrowth.joined')} value={`+${t.count(joined)}`} tone="in" />
        <Figure label={t('listGrowth.left')} value={left ? `−${t.count(left)}` : '0'} tone="out" />
      </div>
    </>
  )
}
