import { Bars } from '@/components/charts/bars'
import { Curve } from '@/components/charts/curve'
import { HeatBulbs } from '@/components/charts/heat-bulbs'
import { BreakdownTable } from '@/components/results/breakdown-table'
import { formatCount } from '@/components/ui/format'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import type { Scope } from '@/lib/accounts/scope'
import { breakdownOf } from '@/lib/analytics/breakdown.server'
import { clickCurve, clickHours, linkTable } from '@/lib/analytics/clicks.server'
import type { Results } from '@/lib/analytics/results.server'
import { reasonInWords } from '@/lib/messages/state'
import { codeInWords } from '@/lib/segments/places'

type Of = { scope: Scope; campaignId: string }

const stepWords: Readonly<Record<number, string>> = {
  300: 'every 5 minutes',
  900: 'every 15 minutes',
  1800: 'every half hour',
  3600: 'every hour',
  10800: 'every 3 hours',
  21600: 'every 6 hours',
  86400: 'every day',
}

export async function ClicksOverTime({ scope, campaignId, timeZone }: Of & { timeZone: string }) {
  const now = new Date()
  const { step, points } = await clickCurve(scope, campaignId, now)
  const people = points.reduce((sum, point) => sum + point.people, 0)
  const bots = points.reduce((sum, point) => sum + point.bots, 0)
  const every = stepWords[step] ?? 'every week'
  const best = points.reduce(
    (top, point) => (point.people > top.people ? point : top),
    points[0] ?? { at: 0, people: 0 },
  )
  const when = new Intl.DateTimeFormat('en-US', { weekday: 'long', hour: 'numeric', timeZone }).format(
    new Date(best.at),
  )
  if (people + bots === 0)
    return (
      <>
        <SectionHead title="Clicks over time" />
        <p className="text-ink-3">No one has clicked yet. Most clicks come within an hour of arriving.</p>
      </>
    )
  return (
    <Curve
      title="Clicks over time"
      note={`${formatCount(people)} by people, ${formatCount(bots)} by link checkers`}
      sentence={`Clicks by people ${every}: ${formatCount(people)} in all, most on ${when}.`}
      label="People"
      timeZone={timeZone}
      points={points.map((point) => ({ at: point.at, value: point.people }))}
      {...(bots ? { comparison: { label: 'Link checkers', values: points.map((point) => point.bots) } } : {})}
    />
  )
}

export async function WhenPeopleClick({ scope, campaignId }: Of) {
  const counts = await clickHours(scope, campaignId)
  return (
    <HeatBulbs
      title="When people click"
      note="Their local time"
      counts={counts}
      sentence="Clicks by people, by weekday and hour in their own time."
    />
  )
}

export async function Links({ scope, campaignId }: Of) {
  const links = await linkTable(scope, campaignId)
  return (
    <>
      <SectionHead title="Links" />
      {links.length === 0 ? <p className="text-ink-3">No link was in this campaign.</p> : null}
      {links.length ? (
        <Table label="Links" minWidth={320}>
          <THead>
            <Tr>
              <Th>Leads to</Th>
              <Th align="right">People</Th>
              <Th align="right">Clicks</Th>
              <Th align="right">Checkers</Th>
            </Tr>
          </THead>
          <TBody>
            {links.map((link) => (
              <Tr key={link.number}>
                <Td className="max-w-0 w-full truncate" title={link.url}>
                  {link.url.replace(/^https?:\/\//, '')}
                </Td>
                <Td numeric className="font-semibold">
                  {formatCount(link.people)}
                </Td>
                <Td numeric>{formatCount(link.clicks)}</Td>
                <Td numeric className="text-ink-3">
                  {formatCount(link.bots)}
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      ) : null}
    </>
  )
}

/** Why messages did not arrive, or were not sent, in words. */
export function NotDelivered({ results }: { results: Pick<Results, 'failures' | 'withheld' | 'funnel'> }) {
  const { failures, withheld, funnel } = results
  const bars = (rows: Results['failures']) =>
    rows.map(({ reason, count }) => ({ label: reasonInWords(reason), count }))
  return (
    <>
      <SectionHead
        title="Not delivered"
        actions={<b className="type-section tabular-nums">{formatCount(funnel.failed)}</b>}
      />
      {failures.length ? (
        <Bars label="Reasons for not arriving" rows={bars(failures)} />
      ) : (
        <p className="text-ink-3">Nothing has failed.</p>
      )}
      {funnel.unknown ? (
        <p className="mt-2.5 text-ink-2">
          {formatCount(funnel.unknown)} more were handed over and never answered. They are not sent again, so
          that nobody gets two.
        </p>
      ) : null}
      {withheld.length ? (
        <div className="mt-4">
          <SectionHead
            as="h3"
            title="Not sent"
            actions={<b className="type-section tabular-nums">{formatCount(funnel.withheld)}</b>}
          />
          <Bars label="Reasons for not sending" rows={bars(withheld)} />
        </div>
      ) : null}
    </>
  )
}

const mostStates = 6

export async function Breakdowns({
  scope,
  campaignId,
  variants,
  timeZone,
}: Of & { variants: { name: string }[]; timeZone: string }) {
  const breakdown = await breakdownOf(scope, campaignId, new Date())
  const all = { key: 'all', ...breakdown.all }
  const line = (row: (typeof breakdown.states)[number], field: 'carrier' | 'state') => ({
    ...row,
    key: row.key ?? 'unknown',
    label: row.key ? codeInWords(field, row.key) : 'Not known',
  })
  const at = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone }).format(
    new Date(breakdown.at),
  )
  const rest = breakdown.states.length - mostStates
  return (
    <Sheet aria-label="By carrier, state and variant">
      <div className="grid grid-cols-3 max-lg:grid-cols-1">
        <Cell className="border-line lg:border-r">
          <SectionHead title="By carrier" />
          <BreakdownTable
            side="Carrier"
            lines={breakdown.carriers.map((row) => line(row, 'carrier'))}
            all={{ ...all, label: 'All carriers' }}
          />
        </Cell>
        <Cell className="border-line max-lg:border-t lg:border-r">
          <SectionHead
            title="By state"
            note={rest > 0 ? `the largest ${mostStates} of ${breakdown.states.length}` : null}
          />
          <BreakdownTable
            side="State"
            lines={breakdown.states.slice(0, mostStates).map((row) => line(row, 'state'))}
            all={{ ...all, label: 'All states' }}
          />
        </Cell>
        <Cell className="border-line max-lg:border-t">
          <SectionHead title="By variant" note={`counted ${at}`} />
          <BreakdownTable
            side="Variant"
            lines={breakdown.variants.map((row) => ({
              ...row,
              key: String(row.key),
              label: variants[row.key]?.name ?? `Variant ${row.key + 1}`,
            }))}
            all={{ ...all, label: 'All variants' }}
          />
        </Cell>
      </div>
    </Sheet>
  )
}
