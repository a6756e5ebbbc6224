import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { KeywordTable } from '@/components/consent/keyword-table'
import { PersonSearch } from '@/components/consent/person-search'
import { RecordOptOut } from '@/components/consent/record-opt-out'
import { PageReady } from '@/components/ui/first-paint'
import { PageHead } from '@/components/ui/page-head'
import { Part } from '@/components/ui/part'
import { SegmentedLinks } from '@/components/ui/segmented'
import { Cell, Sheet } from '@/components/ui/sheet'
import { grants, type Scope } from '@/lib/accounts/scope'
import { listContacts } from '@/lib/contacts/list.server'
import { parsePhone } from '@/lib/contacts/phone'
import type { Words } from '@/lib/words/translate'
import { recordOptOut } from './actions'
import { EventCount, Figures, Ledger, Suppressed } from './sections'

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
  const found = await findPeople(scope, q)
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
      <Part className="mb-4">
        <Figures scope={scope} />
      </Part>
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
          {tab === 'ledger' ? <EventCount scope={scope} /> : null}
        </Cell>
        <Part key={`${tab} ${before}`} className="border-t border-line px-4 py-3.5">
          {tab === 'ledger' ? (
            <Ledger scope={scope} home={home} before={before} timeZone={workspace.timeZone} />
          ) : null}
          {tab === 'suppressed' ? (
            <Suppressed scope={scope} home={home} timeZone={workspace.timeZone} />
          ) : null}
        </Part>
        {tab === 'keywords' ? <KeywordTable /> : null}
      </Sheet>
      <PageReady />
    </>
  )
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
