import { Funnel } from '@/components/charts/funnel'
import { Whisker } from '@/components/charts/whisker'
import { Figure } from '@/components/ui/figure'
import { formatCount, formatPercent } from '@/components/ui/format'
import { Sheet } from '@/components/ui/sheet'
import { Definition } from '@/components/ui/tooltip'
import { wilsonInterval } from '@/lib/analytics/interval'
import type { Revenue } from '@/lib/analytics/revenue'
import { moneyInWords } from '@/lib/segments/phrases'

export type FunnelCounts = {
  people: number
  sent: number
  delivered: number
  read: number
  failed: number
  underway: number
  clicked: number
  bought: number
  clicks: number
  botClicks: number
}

/** Sent, delivered, clicked, bought and what it earned. */
export function ResultsFunnel({
  counts,
  revenue,
  windowHours,
}: {
  counts: FunnelCounts
  revenue: readonly Revenue[]
  windowHours: number
}) {
  const { people, sent, delivered, clicked, bought } = counts
  const interval = (hits: number) => {
    if (!delivered) return null
    const { low, high } = wilsonInterval(Math.min(hits, delivered), delivered)
    return `${formatPercent(low).replace(' %', '')} to ${formatPercent(high)}`
  }
  const share = (hits: number, of: number, word: string) =>
    of ? `${formatPercent(hits / of)} of ${word}` : `none of ${word}`
  const rest = [
    counts.read ? `${formatCount(counts.read)} read` : null,
    counts.failed ? `${formatCount(counts.failed)} failed` : null,
    counts.underway ? `${formatCount(counts.underway)} on the way` : null,
  ]
    .filter((part) => part !== null)
    .join(', ')
  return (
    <Sheet className="overflow-hidden">
      <Funnel
        sentence={`Of ${formatCount(sent)} sent, ${formatCount(delivered)} arrived, ${formatCount(clicked)} people clicked and ${formatCount(bought)} bought.`}
        steps={[
          {
            label: (
              <Definition term="Sent" meaning="Handed to the carrier, whatever became of it after.">
                Sent
              </Definition>
            ),
            count: sent,
            value: formatCount(sent),
            of: share(sent, people, formatCount(people)),
          },
          {
            label: (
              <Definition
                term="Delivered"
                meaning="The carrier reported that it is on the phone. Read: the phone also said that it was opened, which most phones never do."
              >
                Delivered
              </Definition>
            ),
            count: delivered,
            value: formatCount(delivered),
            of: share(delivered, sent, 'sent'),
            rest,
          },
          {
            label: (
              <Definition
                term="Clicked"
                meaning={`Different people who tapped a link. ${formatCount(counts.clicks)} taps in all; ${formatCount(counts.botClicks)} more came from link checkers and are not counted.`}
              >
                Clicked
              </Definition>
            ),
            count: clicked,
            value: formatCount(clicked),
            of: share(clicked, delivered, 'delivered'),
            rest: interval(clicked),
          },
          {
            label: (
              <Definition
                term="Bought"
                meaning={`Different people who bought within ${windowHours % 24 ? `${windowHours} hours` : `${windowHours / 24} days`} of their last click on this campaign.`}
              >
                Bought
              </Definition>
            ),
            count: bought,
            value: formatCount(bought),
            of: share(bought, delivered, 'delivered'),
            rest: interval(bought),
          },
        ]}
        aside={<RevenueFigure revenue={revenue} />}
      />
    </Sheet>
  )
}

function RevenueFigure({ revenue }: { revenue: readonly Revenue[] }) {
  const [main, ...others] = revenue
  if (!main) return <Figure label="Revenue" value="–" of="no purchases yet" />
  const whole = (minor: number) => moneyInWords(Math.round(minor / 100) * 100, main.currency)
  return (
    <>
      <Figure
        label={
          <Definition
            term="Revenue"
            meaning="The value of those purchases. The range is where it would lie with as many people of the same kind, 95 times in 100."
          >
            Revenue
          </Definition>
        }
        value={whole(main.minor)}
        of={
          others.length ? others.map((one) => `and ${moneyInWords(one.minor, one.currency)}`).join(' ') : null
        }
        interval={`${whole(main.low)} to ${whole(main.high)}`}
      />
      <div className="mt-2">
        <Whisker
          estimate={main.minor / 100}
          low={main.low / 100}
          high={main.high / 100}
          min={0}
          max={(main.high / 100) * 1.2}
          format={{ currency: main.currency }}
          width="100%"
          label="Revenue"
        />
      </div>
    </>
  )
}
