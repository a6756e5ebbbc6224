import { Sparkline } from '@/components/charts/sparkline'
import { Bulb, BulbRow } from '@/components/ui/bulb'
import { Button } from '@/components/ui/button'
import { Figure, StatRow } from '@/components/ui/figure'
import { Board } from '@/components/ui/sheet'
import { formatsIn } from '@/lib/words/formats'

const { count } = formatsIn('en')

const carriers = [
  { name: 'AT&T', sent: 2541, of: 4340 },
  { name: 'T-Mobile', sent: 2803, of: 4212 },
  { name: 'Verizon', sent: 2174, of: 3446 },
  { name: 'Other', sent: 396, of: 766 },
]

/** Ink in both themes: tokens inside turn to the ink values, so the usual parts serve. */
export function BoardPart() {
  return (
    <Board
      id="board"
      aria-label="Sending now"
      className="col-span-6 grid grid-cols-[126px_minmax(0,1fr)_236px_112px] gap-x-6 max-lg:col-span-1 max-lg:grid-cols-[84px_minmax(0,1fr)]"
    >
      {/* biome-ignore lint/performance/noImgElement: a sample poster of the right size */}
      <img
        src="/parts/spring-sale.jpg"
        alt="Spring sale poster, red poppies"
        className="h-full w-full object-cover"
      />
      <div className="py-3.5 max-lg:pr-4">
        <p className="type-label flex items-center gap-2">
          <Bulb state="live" /> Sending now
        </p>
        <h2 className="type-verdict mt-1">Spring sale</h2>
        <p className="text-ink-2">12,764 people, from (828) 555-0142, since 9:41 AM</p>
        <ul className="mt-2.5 grid gap-1.5 text-sm leading-3.5">
          {carriers.map((c) => (
            <li key={c.name} className="grid grid-cols-[62px_minmax(0,1fr)_auto] items-center gap-2">
              {c.name}
              <BulbRow
                share={c.sent / c.of}
                count={Math.round(c.of / 72)}
                live
                label={`${Math.round((c.sent / c.of) * 100)} percent of ${c.name} sent`}
              />
              <span className="tabular-nums">
                {count(c.sent)} <span className="max-md:hidden">of {count(c.of)}</span>
              </span>
            </li>
          ))}
        </ul>
      </div>
      <div className="py-3.5 max-lg:col-span-full max-lg:px-4">
        <div className="mb-1 flex gap-7">
          <Figure label="Time left" value="3:17" />
          <Figure label="Rate" value="24.6" unit="/s" />
        </div>
        <Sparkline
          fluid
          live
          width={236}
          values={[2, 6, 7, 6.6, 7, 6.2, 6.4, 5, 6.9, 6.8, 7, 6.6, 7]}
          label="Rate"
        />
        <StatRow
          className="mt-1.5 justify-between gap-x-2!"
          items={[
            { label: 'Delivered', value: '7,602' },
            { label: 'Failed', value: '41' },
            { label: 'Clicked', value: '318' },
            { label: 'Opted out', value: '6' },
          ]}
        />
      </div>
      <div className="flex flex-col gap-2 py-4 pr-4 max-lg:col-span-full max-lg:flex-row max-lg:px-4 max-lg:*:flex-1">
        <Button icon="pause">Pause</Button>
        <Button icon="results">Results</Button>
        <Button kind="stop" icon="stop">
          Stop
        </Button>
      </div>
    </Board>
  )
}
