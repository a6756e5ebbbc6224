import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { KeywordTable } from '@/components/consent/keyword-table'
import { LedgerList } from '@/components/consent/ledger-list'
import { PersonSearch } from '@/components/consent/person-search'
import { RecordOptOut } from '@/components/consent/record-opt-out'
import { SuppressionTable } from '@/components/consent/suppression-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Figure } from '@/components/ui/figure'
import { PageReady } from '@/components/ui/first-paint'
import { PageHead } from '@/components/ui/page-head'
import { SegmentedLinks } from '@/components/ui/segmented'
import { Cell, Sheet } from '@/components/ui/sheet'
import { grants, type Scope } from '@/lib/accounts/scope'
import { consentCounts, listSuppressions, recentEvents } from '@/lib/consent/explore.server'
import { listContacts } from '@/lib/contacts/list.server'
import { parsePhone } from '@/lib/contacts/phone'
import type { Words } from '@/lib/words/translate'
import { recordOptOut } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('consent')
  return { title: t('consent.consent') }
}

const tabs = (t: Words<'consent'>) =>
  ({
    ledger: t('consent.ledger'),
    suppressed: t('consent.suppressionList'),
    keywords: t('consent.keywords'),
  }) as const
type Tab = keyof ReturnType<typeof tabs>

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<{ tab?: string; q?: string; before?: string }>
}

export default async function ConsentPage({ params, searchParams }: Props) {
  const t = await words('consent')
  const { workspace: slug } = await params
  const { scope, workspace } = await pageMembership(slug, 'consent.read')
  const { tab: wanted = '', q = '', before = '' } = await searchParams
  const tab: Tab = wanted in tabs(t) ? (wanted as Tab) : 'ledger'
  const [counts, found] = await Promise.all([consentCounts(scope), findPeople(scope, q)])
  const home = `/${slug}/consent`
  return (
    <>
      <PageHead
        title={t('consent.consent')}
        note={t('consent.whoSaidYesWho')}
        actions={
          grants(scope, 'consent.revoke') ? (
            <RecordOptOut record={recordOptOut.bind(null, slug)} home={home} />
          ) : null
        }
      />
      <Sheet className="mb-4 grid grid-cols-2 md:grid-cols-4 md:divide-x md:divide-line">
        {[
          { label: t('consent.inForce'), value: counts.granted, note: t('consent.peopleWhoSaidYes') },
          { label: t('consent.asked'), value: counts.pending, note: t('consent.notAnsweredYet') },
          {
            label: t('consent.suppressed'),
            value: counts.suppressed,
            note: t('consent.numbersNeverWrittenTo'),
          },
          { label: t('consent.optedOut'), value: counts.week, note: t('consent.inTheLastSeven') },
        ].map(({ label, value, note }) => (
          <Cell key={label}>
            <Figure label={label} value={t.count(value)} />
            <p className="text-sm text-ink-3">{note}</p>
          </Cell>
        ))}
      </Sheet>
      <Sheet className="mb-4">
        <Cell>
          <PersonSearch q={q} home={home} found={found} />
        </Cell>
      </Sheet>
      <Sheet>
        <Cell className="flex flex-wrap items-center gap-3">
          <SegmentedLinks
            label={t('consent.whatToSee')}
            links={Object.entries(tabs(t)).map(([key, label]) => ({
              href: key === 'ledger' ? home : `${home}?tab=${key}`,
              label,
              current: key === tab,
            }))}
          />
          {tab === 'ledger' ? (
            <p className="ms-auto text-sm text-ink-3 tabular-nums">
              {t('consent.events', { events: counts.events })}
            </p>
          ) : null}
        </Cell>
        {tab === 'ledger' ? (
          <Ledger scope={scope} home={home} before={before} timeZone={workspace.timeZone} />
        ) : null}
        {tab === 'suppressed' ? (
          <SuppressionTable lines={await listSuppressions(scope)} home={home} timeZone={workspace.timeZone} />
        ) : null}
        {tab === 'keywords' ? <KeywordTable /> : null}
      </Sheet>
      <PageReady />
    </>
  )
}

async function Ledger({
  scope,
  home,
  before,
  timeZone,
}: {
  scope: Scope
  home: string
  before: string
  timeZone: string
}) {
  const t = await words('consent')
  const from = /^\d{1,15}$/.test(before) ? Number(before) : undefined
  const events = await recentEvents(scope, from)
  if (events.length === 0)
    return (
      <EmptyState bare icon="consent" title={t('consent.nothingRecordedYet')}>
        {t('consent.everyYesAndNo')}
      </EmptyState>
    )
  return <LedgerList events={events} timeZone={timeZone} home={home} pageSize={50} />
}

/** Contacts that match, and the number itself when the text is one, known or not. */
async function findPeople(scope: Scope, q: string) {
  const text = q.trim().slice(0, 100)
  if (text === '') return null
  const { rows } = await listContacts(scope, { view: 'all', search: text })
  const people = rows.slice(0, 20).map(({ phone, name, consent, held, landline }) => ({
    phone,
    name,
    consent,
    held,
    landline,
  }))
  const number = parsePhone(text, 'US')
  const alone = number.ok && !people.some(({ phone }) => phone === number.phone) ? number.phone : null
  return { people, alone }
}
