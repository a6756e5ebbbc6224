import { useWords } from '#words'
import { Funnel } from '@/components/charts/funnel'
import { Whisker } from '@/components/charts/whisker'
import { Figure } from '@/components/ui/figure'
import { Sheet } from '@/components/ui/sheet'
import { Definition } from '@/components/ui/tooltip'
import { wilsonInterval } from '@/lib/analytics/interval'
import type { Revenue } from '@/lib/analytics/revenue'
import { majorUnits } from '@/lib/links/conversion'
import { moneyInWords } from '@/lib/segments/phrases'
import type { Words } from '@/lib/words/translate'

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
  spent,
  windowHours,
}: {
  counts: FunnelCounts
  revenue: readonly Revenue[]
  spent: Spent
  windowHours: number
}) {
  const t = useWords('results')
  const { people, sent, delivered, clicked, bought } = counts
  const interval = (hits: number) => {
    if (!delivered) return null
    const { low, high } = wilsonInterval(Math.min(hits, delivered), delivered)
    return t('resultsFunnel.interval', { low: t.percent(low).replace(' %', ''), high: t.percent(high) })
  }
  const share = (hits: number, of: number, word: string) =>
    of
      ? t('resultsFunnel.shareOf', { share: t.percent(hits / of), word })
      : t('resultsFunnel.noneOf', { word })
  const rest = [
    counts.read ? t('resultsFunnel.read', { read: t.count(counts.read) }) : null,
    counts.failed ? t('resultsFunnel.failed', { failed: t.count(counts.failed) }) : null,
    counts.underway ? t('resultsFunnel.onTheWay', { underway: counts.underway }) : null,
  ]
    .filter((part) => part !== null)
    .join(', ')
  return (
    <Sheet className="overflow-hidden">
      <Funnel
        sentence={t('resultsFunnel.ofSentArrivedPeople', { sent, delivered, clicked, bought })}
        steps={[
          {
            label: (
              <Definition term={t('resultsFunnel.sent')} meaning={t('resultsFunnel.handedToTheCarrier')}>
                {t('resultsFunnel.sent')}
              </Definition>
            ),
            count: sent,
            value: t.count(sent),
            of: share(sent, people, t.count(people)),
          },
          {
            label: (
              <Definition
                term={t('resultsFunnel.delivered')}
                meaning={t('resultsFunnel.theCarrierReportedThat')}
              >
                {t('resultsFunnel.delivered')}
              </Definition>
            ),
            count: delivered,
            value: t.count(delivered),
            of: share(delivered, sent, t('resultsFunnel.ofSent')),
            rest,
          },
          {
            label: (
              <Definition
                term={t('resultsFunnel.clicked')}
                meaning={t('resultsFunnel.differentPeopleWhoTapped', {
                  clicks: counts.clicks,
                  botClicks: counts.botClicks,
                })}
              >
                {t('resultsFunnel.clicked')}
              </Definition>
            ),
            count: clicked,
            value: t.count(clicked),
            of: share(clicked, delivered, t('resultsFunnel.ofDelivered')),
            rest: interval(clicked),
          },
          {
            label: (
              <Definition
                term={t('resultsFunnel.bought')}
                meaning={
                  windowHours % 24
                    ? t('resultsFunnel.boughtWithinHours', { hours: windowHours })
                    : t('resultsFunnel.boughtWithinDays', { days: windowHours / 24 })
                }
              >
                {t('resultsFunnel.bought')}
              </Definition>
            ),
            count: bought,
            value: t.count(bought),
            of: share(bought, delivered, t('resultsFunnel.ofDelivered')),
            rest: interval(bought),
          },
        ]}
        aside={<RevenueFigure revenue={revenue} spent={spent} delivered={delivered} />}
      />
    </Sheet>
  )
}

/** Millionths of the currency; null where no price is known. */
type Spent = { micros: number; currency: string } | null

/** What it cost, and what each unit of that brought back where both are in one currency. */
function spentInWords(t: Words<'results'>, spent: Spent, main?: Revenue): string | null {
  if (!spent || spent.micros <= 0) return null
  const cost = t.money(spent.micros / 1_000_000, spent.currency)
  if (main?.currency !== spent.currency) return t('resultsFunnel.spent', { cost })
  const back = majorUnits(main.minor, main.currency) / (spent.micros / 1_000_000)
  const digits = back < 10 ? 1 : 0
  return t('resultsFunnel.backForEach', {
    cost,
    back: t.numbers({ maximumFractionDigits: digits }).format(back),
  })
}

type RevenueFigureProps = { revenue: readonly Revenue[]; spent: Spent; delivered: number }

function RevenueFigure({ revenue, spent, delivered }: RevenueFigureProps) {
  const t = useWords('results')
  const [main, ...others] = revenue
  const cost = spentInWords(t, spent, main)
  if (!main)
    return (
      <>
        <Figure label={t('resultsFunnel.revenue')} value="–" of={t('resultsFunnel.noPurchasesYet')} />
        {cost ? <p className="text-[12.5px] tabular-nums text-ink-3">{cost}</p> : null}
      </>
    )
  const whole = (minor: number) => moneyInWords(t, Math.round(minor / 100) * 100, main.currency)
  return (
    <>
      <Figure
        label={
          <Definition term={t('resultsFunnel.revenue')} meaning={t('resultsFunnel.theValueOfThose')}>
            {t('resultsFunnel.revenue')}
          </Definition>
        }
        value={whole(main.minor)}
        of={
          others.length
            ? others
                .map((one) => t('resultsFunnel.and', { minor: moneyInWords(t, one.minor, one.currency) }))
                .join(' ')
            : delivered
              ? t('resultsFunnel.forEachDelivered', {
                  minor: moneyInWords(t, Math.round(main.minor / delivered), main.currency),
                })
              : null
        }
        interval={t('resultsFunnel.interval', { low: whole(main.low), high: whole(main.high) })}
      />
      {cost ? <p className="text-[12.5px] tabular-nums">{cost}</p> : null}
      <div className="mt-4">
        <Whisker
          estimate={main.minor / 100}
          low={main.low / 100}
          high={main.high / 100}
          min={0}
          max={(main.high / 100) * 1.2}
          format={{ currency: main.currency }}
          width="100%"
          label={t('resultsFunnel.revenue')}
        />
        <div aria-hidden className="type-axis flex justify-between tabular-nums">
          <span>{whole(0)}</span>
          <span>{whole(main.high * 1.2)}</span>
        </div>
      </div>
    </>
  )
}
