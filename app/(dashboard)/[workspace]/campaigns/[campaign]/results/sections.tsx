import clsx from 'clsx'
import { useWords } from '#words'
import { words } from '@/app/words'
import { Bars } from '@/components/charts/bars'
import { Curve } from '@/components/charts/curve'
import { HeatBulbs } from '@/components/charts/heat-bulbs'
import { BreakdownTable } from '@/components/results/breakdown-table'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { WhenMeant } from '@/components/ui/when-meant'
import type { Scope } from '@/lib/accounts/scope'
import { breakdownOf } from '@/lib/analytics/breakdown.server'
import { clickCurve, clickHours, linkTable } from '@/lib/analytics/clicks.server'
import type { Results } from '@/lib/analytics/results.server'
import { personalReport } from '@/lib/messages/personal-report.server'
import { reasonInWords } from '@/lib/messages/state'
import { codeInWords } from '@/lib/segments/places'
import type { Words } from '@/lib/words/translate'

type Of = { scope: Scope; campaignId: string }

const stepWords = (t: Words<'results'>): Readonly<Record<number, string>> => ({
  300: t('resultsSections.every5Minutes'),
  900: t('resultsSections.every15Minutes'),
  1800: t('resultsSections.everyHalfHour'),
  3600: t('resultsSections.everyHour'),
  10800: t('resultsSections.every3Hours'),
  21600: t('resultsSections.every6Hours'),
  86400: t('resultsSections.everyDay'),
})

export async function ClicksOverTime({ scope, campaignId, timeZone }: Of & { timeZone: string }) {
  const t = await words('results')
  const now = new Date()
  const { step, points } = await clickCurve(scope, campaignId, now)
  const people = points.reduce((sum, point) => sum + point.people, 0)
  const bots = points.reduce((sum, point) => sum + point.bots, 0)
  const every = stepWords(t)[step] ?? t('resultsSections.everyWeek')
  const best = points.reduce(
    (top, point) => (point.people > top.people ? point : top),
    points[0] ?? { at: 0, people: 0 },
  )
  const when = t.dates({ weekday: 'long', hour: 'numeric', timeZone }).format(new Date(best.at))
  if (people + bots === 0)
    return (
      <>
        <SectionHead title={t('resultsSections.clicksOverTime')} />
        <p className="text-ink-3">{t('resultsSections.noOneHasClicked')}</p>
      </>
    )
  return (
    <WhenMeant fallback={<Skeleton shape="block" className="h-84" />}>
      <Curve
        title={t('resultsSections.clicksOverTime')}
        note={t('resultsSections.byPeopleByLink', { people, bots })}
        sentence={t('resultsSections.clicksByPeopleIn', { every, people, when })}
        label={t('resultsSections.people')}
        timeZone={timeZone}
        points={points.map((point) => ({ at: point.at, value: point.people }))}
        {...(bots
          ? {
              comparison: {
                label: t('resultsSections.linkCheckers'),
                values: points.map((point) => point.bots),
              },
            }
          : {})}
      />
    </WhenMeant>
  )
}

export async function WhenPeopleClick({ scope, campaignId }: Of) {
  const t = await words('results')
  const counts = await clickHours(scope, campaignId)
  return (
    <WhenMeant fallback={<Skeleton shape="block" className="h-56" />}>
      <HeatBulbs
        title={t('resultsSections.whenPeopleClick')}
        note={t('resultsSections.theirLocalTime')}
        counts={counts}
        sentence={t('resultsSections.clicksByPeopleBy')}
      />
    </WhenMeant>
  )
}

export async function Links({ scope, campaignId }: Of) {
  const t = await words('results')
  const links = await linkTable(scope, campaignId)
  return (
    <>
      <SectionHead title={t('resultsSections.links')} />
      {links.length === 0 ? <p className="text-ink-3">{t('resultsSections.noLinkWasIn')}</p> : null}
      {links.length ? (
        <Table label={t('resultsSections.links')} minWidth={320}>
          <THead>
            <Tr>
              <Th>{t('resultsSections.leadsTo')}</Th>
              <Th align="right">{t('resultsSections.people')}</Th>
              <Th align="right">{t('resultsSections.clicks')}</Th>
              <Th align="right">{t('resultsSections.checkers')}</Th>
            </Tr>
          </THead>
          <TBody>
            {links.map((link) => (
              <Tr key={link.number}>
                <Td className="max-w-0 w-full truncate" title={link.url}>
                  {link.url.replace(/^https?:\/\//, '')}
                </Td>
                <Td numeric className="font-semibold">
                  {t.count(link.people)}
                </Td>
                <Td numeric>{t.count(link.clicks)}</Td>
                <Td numeric className="text-ink-3">
                  {t.count(link.bots)}
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
  const t = useWords('results')
  const m = useWords('messages')
  const { failures, withheld, funnel } = results
  const bars = (rows: Results['failures']) =>
    rows.map(({ reason, count }) => ({ label: reasonInWords(m, reason), count }))
  return (
    <>
      <SectionHead
        title={t('resultsSections.notDelivered')}
        actions={<b className="type-section tabular-nums">{t.count(funnel.failed)}</b>}
      />
      {failures.length ? (
        <Bars label={t('resultsSections.reasonsForNotArriving')} rows={bars(failures)} />
      ) : (
        <p className="text-ink-3">{t('resultsSections.nothingHasFailed')}</p>
      )}
      {funnel.unknown ? (
        <p className="mt-2.5 text-ink-2">
          {t('resultsSections.moreWereHandedOver', { unknown: funnel.unknown })}
        </p>
      ) : null}
      {withheld.length ? (
        <div className="mt-4">
          <SectionHead
            as="h3"
            title={t('resultsSections.notSent')}
            actions={<b className="type-section tabular-nums">{t.count(funnel.withheld)}</b>}
          />
          <Bars label={t('resultsSections.reasonsForNotSending')} rows={bars(withheld)} />
        </div>
      ) : null}
    </>
  )
}

/** Pictures that were drawn for each person, and who got the default words; nothing where everybody got the same. */
export async function Personal({ scope, campaignId }: Of) {
  const report = await personalReport(scope, campaignId)
  if (!report) return null
  const t = await words('results')
  const reasons: Record<(typeof report.defaults)[number]['why'], string> = {
    empty: t('resultsSections.personalEmpty'),
    glyphs: t('resultsSections.personalGlyphs'),
    too_long: t('resultsSections.personalTooLong'),
    too_small: t('resultsSections.personalTooSmall'),
    late: t('resultsSections.personalLate'),
  }
  return (
    <div className="mt-4 border-t border-line pt-3">
      <SectionHead
        as="h3"
        title={t('resultsSections.personal')}
        note={t('resultsSections.personalMade', { made: report.made })}
      />
      {report.drawing ? <p className="text-ink-2">{t('resultsSections.personalDrawing')}</p> : null}
      {report.defaults.length > 0 ? (
        <Bars
          label={t('resultsSections.personalDefaults')}
          rows={report.defaults.map(({ why, count }) => ({ label: reasons[why], count }))}
        />
      ) : (
        <p className="text-ink-3">{t('resultsSections.personalAll')}</p>
      )}
    </div>
  )
}

const mostStates = 6

export async function Breakdowns({
  scope,
  campaignId,
  variants,
  timeZone,
}: Of & { variants: { name: string }[]; timeZone: string }) {
  const t = await words('results')
  const breakdown = await breakdownOf(scope, campaignId, new Date())
  const all = { key: 'all', ...breakdown.all }
  const line = (row: (typeof breakdown.states)[number], field: 'carrier' | 'state') => ({
    ...row,
    key: row.key ?? 'unknown',
    label: row.key ? codeInWords(field, row.key) : t('resultsSections.notKnown'),
  })
  const at = t.dates({ hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(breakdown.at))
  const rest = breakdown.states.length - mostStates
  // With one variant its table would say again what all say.
  const several = variants.length > 1
  return (
    <Sheet aria-label={t('resultsSections.byCarrierStateAnd')}>
      <div className={clsx('grid max-lg:grid-cols-1', several ? 'grid-cols-3' : 'grid-cols-2')}>
        <Cell className="border-line lg:border-e">
          <SectionHead title={t('resultsSections.byCarrier')} note={t('resultsSections.counted', { at })} />
          <BreakdownTable
            side={t('resultsSections.carrier')}
            lines={breakdown.carriers.map((row) => line(row, 'carrier'))}
            all={{ ...all, label: t('resultsSections.allCarriers') }}
          />
        </Cell>
        <Cell className={clsx('border-line max-lg:border-t', several && 'lg:border-e')}>
          <SectionHead
            title={t('resultsSections.byState')}
            note={
              rest > 0
                ? t('resultsSections.theLargestOf', { mostStates, states: breakdown.states.length })
                : null
            }
          />
          <BreakdownTable
            side={t('resultsSections.state')}
            lines={breakdown.states.slice(0, mostStates).map((row) => line(row, 'state'))}
            all={{ ...all, label: t('resultsSections.allStates') }}
          />
        </Cell>
        {several ? (
          <Cell className="border-line max-lg:border-t">
            <SectionHead title={t('resultsSections.byVariant')} />
            <BreakdownTable
              side={t('resultsSections.variantSide')}
              lines={breakdown.variants.map((row) => ({
                ...row,
                key: String(row.key),
                label: variants[row.key]?.name ?? t('resultsSections.variant', { value: row.key + 1 }),
              }))}
              all={{ ...all, label: t('resultsSections.allVariants') }}
            />
          </Cell>
        ) : null}
      </div>
    </Sheet>
  )
}
