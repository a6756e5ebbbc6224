import { cache } from 'react'
import { words } from '@/app/words'
import { LedgerList } from '@/components/consent/ledger-list'
import { SuppressionTable } from '@/components/consent/suppression-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Figure } from '@/components/ui/figure'
import { Cell, Sheet } from '@/components/ui/sheet'
import type { Scope } from '@/lib/accounts/scope'
import { consentCounts, listSuppressions, recentEvents } from '@/lib/consent/explore.server'

type Of = { scope: Scope; home: string; timeZone: string }

const countsOf = cache(consentCounts)

export async function Figures({ scope }: Pick<Of, 'scope'>) {
  const t = await words('consent')
  const counts = await countsOf(scope)
  const figures = [
    { label: t('consent.inForce'), value: counts.granted, note: t('consent.peopleWhoSaidYes') },
    { label: t('consent.asked'), value: counts.pending, note: t('consent.notAnsweredYet') },
    { label: t('consent.suppressed'), value: counts.suppressed, note: t('consent.numbersNeverWrittenTo') },
    { label: t('consent.optedOut'), value: counts.week, note: t('consent.inTheLastSeven') },
  ]
  return (
    <Sheet className="mb-4 grid grid-cols-2 md:grid-cols-4 md:divide-x md:divide-line">
      {figures.map(({ label, value, note }) => (
        <Cell key={label}>
          <Figure label={label} value={t.count(value)} />
          <p className="text-sm text-ink-3">{note}</p>
        </Cell>
      ))}
    </Sheet>
  )
}

/** How many events the ledger holds; nothing where they could not be counted, which the figures say. */
export async function EventCount({ scope }: Pick<Of, 'scope'>) {
  const t = await words('consent')
  const counts = await countsOf(scope).catch(() => null)
  return counts ? (
    <p className="ms-auto text-sm text-ink-3 tabular-nums">
      {t('consent.events', { events: counts.events })}
    </p>
  ) : null
}

export async function Ledger({ scope, before, ...where }: Of & { before: string }) {
  const t = await words('consent')
  const from = /^\d{1,15}$/.test(before) ? Number(before) : undefined
  const events = await recentEvents(scope, from)
  if (events.length === 0)
    return (
      <EmptyState bare icon="consent" title={t('consent.nothingRecordedYet')}>
        {t('consent.everyYesAndNo')}
      </EmptyState>
    )
  return <LedgerList events={events} {...where} pageSize={50} />
}

export async function Suppressed({ scope, ...where }: Of) {
  return <SuppressionTable lines={await listSuppressions(scope)} {...where} />
}
