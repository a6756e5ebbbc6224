import { Amounts } from '@/components/charts/amounts'
import { Bars } from '@/components/charts/bars'
import { BytesBar } from '@/components/charts/bytes-bar'
import { Columns } from '@/components/charts/columns'
import { Curve } from '@/components/charts/curve'
import { Funnel } from '@/components/charts/funnel'
import { HeatBulbs } from '@/components/charts/heat-bulbs'
import { Sparkline } from '@/components/charts/sparkline'
import { Waterfall } from '@/components/charts/waterfall'
import { Whisker, WhiskerPlot } from '@/components/charts/whisker'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { wilsonInterval } from '@/lib/analytics/interval'
import { Part } from './part'

const HOUR = 3_600_000
const start = Date.UTC(2026, 2, 13, 4)
const wave = (i: number) => {
  const hour = i % 24
  const day = Math.floor(i / 24)
  const awake =
    hour < 7 || hour > 22 ? 0.02 : Math.exp(-((hour - 10) ** 2) / 9) + 0.7 * Math.exp(-((hour - 19) ** 2) / 8)
  return Math.round(awake * (24 + 30 * Math.exp(-((day - 2) ** 2) / 1.4)))
}
const points = Array.from({ length: 24 * 7 }, (_, i) => ({ at: start + i * HOUR, value: wave(i) }))
const before = points.map((_, i) => Math.round(wave(i % 24) * 0.9 * Math.exp(-i / 40)))
const day = Array.from({ length: 33 }, (_, i) => {
  const value = 20 + 14 * Math.sin(i / 5) ** 2 + i * 0.7
  return { at: start + 9 * HOUR + (i * HOUR) / 4, value, low: value - 4, high: value + 4 }
})
const week = Array.from({ length: 7 }, (_, d) => Array.from({ length: 24 }, (_, h) => wave(d * 24 + h)))
const growth = Array.from({ length: 30 }, (_, i) => ({
  label: i < 11 ? `${18 + i} Feb` : `${i - 10} Mar`,
  joined: 26 + ((i * 37) % 31) + (i === 12 ? 44 : 0),
  left: 4 + ((i * 13) % 7) + (i === 20 ? 16 : 0),
}))
const costs = ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'].map(
  (label, i) => {
    const value = i < 2 ? 0 : Math.round(180 + 90 * i + 120 * Math.sin(i))
    return { label, name: `${label} 2026`, value, figures: [`$${value}`], href: '/parts' }
  },
)
const clicked = wilsonInterval(2290, 25_160)

export function CurvePart() {
  return (
    <Part span={6}>
      <div className="grid grid-cols-3 gap-6 max-lg:grid-cols-1">
        <div className="col-span-2 min-w-0 max-lg:col-span-1">
          <Curve
            title="Clicks over time"
            sentence="Clicks by people each hour from Friday 13 to Thursday 19 March, highest on Sunday in the morning."
            label="Clicks"
            points={points}
            comparison={{ label: 'Last coffee campaign, one blast', values: before }}
            now={start + 24 * 6.45 * HOUR}
            sends={points
              .filter((p) => [9, 11, 13, 15, 17, 19].includes((new Date(p.at).getUTCHours() + 20) % 24))
              .map((p) => p.at)}
            nights={Array.from(
              { length: 8 },
              (_, d) => [start + (d * 24 - 2) * HOUR, start + (d * 24 + 7) * HOUR] as const,
            )}
            timeZone="America/New_York"
          />
        </div>
        <Curve
          title="With an interval"
          sentence="Clicked share through the day, rising."
          label="Clicks"
          points={day}
          timeZone="America/New_York"
          height={300}
        />
      </div>
    </Part>
  )
}

export function FunnelPart() {
  return (
    <Sheet className="col-span-6 overflow-hidden max-lg:col-span-1">
      <Funnel
        sentence="Of 25,812 sent, 25,160 were delivered, 2,290 people clicked and 371 bought."
        steps={[
          { label: 'Sent', count: 25_812, value: '25,812', of: '91 % of 28,332' },
          { label: 'Delivered', count: 25_160, value: '25,160', of: '97.5 % of sent', rest: '652 failed' },
          { label: 'Clicked', count: 2290, value: '2,290', of: '9.1 % of delivered', rest: '8.7 to 9.5 %' },
          { label: 'Bought', count: 371, value: '371', of: '1.47 % of delivered', rest: '1.33 to 1.62 %' },
        ]}
      />
    </Sheet>
  )
}

export function WaterfallPart() {
  return (
    <Part title="Waterfall" span={2}>
      <Waterfall
        sentence="From 18,432 in the segments to 14,093 leaving at 10:30 AM."
        rows={[
          { label: 'In “send to”', kind: 'total', count: 18_432, href: '#in' },
          { label: 'Don’t send to', kind: 'loss', count: 1204, href: '#not' },
          { label: 'No consent', kind: 'loss', count: 611 },
          { label: 'Opted out', kind: 'loss', count: 204 },
          { label: 'Written to too often', kind: 'loss', count: 387 },
          { label: 'Landline', kind: 'loss', count: 31 },
          { label: 'May be written to', kind: 'total', count: 15_995 },
          { label: 'Asleep at 10:30, go later', kind: 'later', count: 1902 },
          { label: 'Leave at 10:30 AM', kind: 'now', count: 14_093 },
        ]}
      />
    </Part>
  )
}

export function HeatPart() {
  return (
    <Part span={4}>
      <HeatBulbs
        title="When people click"
        note="Their local time"
        counts={week}
        sentence="Clicks by weekday and local hour, most on Sunday around 10 AM."
      />
    </Part>
  )
}

export function SmallChartsPart() {
  return (
    <Sheet className="col-span-6 grid grid-cols-3 max-lg:col-span-1 max-lg:grid-cols-1">
      <Cell>
        <SectionHead title="Bytes against the limit" />
        <div className="grid gap-2.5">
          <BytesBar bytes={907_020} limit={1_000_000} scale={1_500_000} />
          <BytesBar bytes={1_322_840} limit={1_500_000} scale={1_500_000} />
          <BytesBar bytes={92_110} limit={100_000} scale={1_500_000} />
        </div>
        <div className="mt-4">
          <Amounts
            title="Cost by month"
            note="last 12 months"
            sentence="Cost of messages in the last 12 months, most in October."
            columns={['Month', 'Cost']}
            amounts={costs}
            chosen={10}
          />
        </div>
      </Cell>
      <Cell className="border-line lg:border-l">
        <SectionHead title="Estimates" note="95 % interval" />
        <div className="flex items-center gap-3">
          <b className="whitespace-nowrap tabular-nums">9.1 %</b>
          <Whisker {...clicked} min={0.08} max={0.1} label="Clicked" />
          <Sparkline
            values={[1, 4, 9, 7, 5, 4, 3.4, 3, 2.6, 2.4, 2, 2.1, 1.8]}
            label="Clicks, first 24 hours"
          />
          <Sparkline values={[1, 4, 5, 5.4, 5, 5.2, 5.1, 5.6, 5.2]} label="Rate" live />
        </div>
        <div className="mt-4">
          <WhiskerPlot
            format={{ currency: 'USD' }}
            ticks={[0, 250, 500, 750, 1000]}
            rows={[
              { name: 'Picture', note: '22,036 people', estimate: 768, low: 668, high: 870 },
              { name: 'Text only', note: '6,296 people', estimate: 664, low: 470, high: 860 },
              { name: 'Nothing', note: '3,148 people', estimate: 402, low: 180, high: 630 },
            ]}
          />
        </div>
      </Cell>
      <Cell className="border-line lg:border-l">
        <Columns
          title="List growth"
          note="30 days"
          days={growth}
          sentence="Over 30 days 1,231 people joined and 202 left."
        />
        <div className="mt-4">
          <Bars
            label="Not delivered"
            rows={[
              { label: 'Phone off for 72 hours', count: 338 },
              { label: 'Number no longer in service', count: 131 },
              { label: 'Carrier refused the picture', count: 92 },
            ]}
          />
        </div>
      </Cell>
    </Sheet>
  )
}
