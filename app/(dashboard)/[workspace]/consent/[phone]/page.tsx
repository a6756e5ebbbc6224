import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { LedgerList } from '@/components/consent/ledger-list'
import { ProofTicket } from '@/components/consent/proof-ticket'
import { RecordOptOut } from '@/components/consent/record-opt-out'
import { RecordYes } from '@/components/consent/record-yes'
import { StandingStrip } from '@/components/consent/standing-strip'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Icon } from '@/components/ui/icon'
import { PageHead } from '@/components/ui/page-head'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { grants } from '@/lib/accounts/scope'
import { mayWriteTo } from '@/lib/consent/explain'
import { eventsOf, standingOfNumber } from '@/lib/consent/explore.server'
import { formatPhone } from '@/lib/contacts/phone-format'
import { checkChain, recordOptOut, recordYes, release } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('consent')
  return { title: t('phone.consentOfAPerson') }
}

type Props = { params: Promise<{ workspace: string; phone: string }> }

export default async function PersonConsentPage({ params }: Props) {
  const t = await words('consent')
  const { workspace: slug, phone: given } = await params
  const { scope, workspace } = await pageMembership(slug, 'consent.read')
  const phone = decodeURIComponent(given)
  if (!/^\+\d{6,15}$/.test(phone)) notFound()
  const [standing, events] = await Promise.all([standingOfNumber(scope, phone), eventsOf(scope, phone)])
  const day = t.dates({ dateStyle: 'medium', timeZone: workspace.timeZone })
  const answer = mayWriteTo(t, standing, (iso) => day.format(new Date(iso)))
  const home = `/${slug}/consent`
  const name = standing.name ?? formatPhone(t, phone)
  return (
    <>
      <PageHead
        title={name}
        crumbs={[{ label: t('phone.consent'), href: home }]}
        picture={<Avatar name={standing.name ?? '#'} size={38} />}
        beside={
          answer.may ? (
            <Badge tone="good">{t('phone.mayBeWrittenTo')}</Badge>
          ) : (
            <Badge tone="block">{t('phone.mayNotBeWritten')}</Badge>
          )
        }
        note={standing.name ? formatPhone(t, phone) : t('phone.noContactHasThis')}
        actions={
          <>
            {grants(scope, 'consent.record') && !answer.may && !standing.held ? (
              <RecordYes mode="yes" phone={phone} record={recordYes.bind(null, slug)} />
            ) : null}
            {grants(scope, 'workspace.manage') && standing.held ? (
              <RecordYes mode="release" phone={phone} record={release.bind(null, slug)} />
            ) : null}
            {grants(scope, 'consent.revoke') && !standing.held ? (
              <RecordOptOut record={recordOptOut.bind(null, slug)} home={home} phone={phone} />
            ) : null}
            <a
              href={`${home}/${encodeURIComponent(phone)}/proof`}
              download
              className={buttonClass('plain', 'm')}
            >
              <Icon name="download" size={14} />
              {t('phone.exportForCounsel')}
            </a>
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1.75fr)_minmax(0,1fr)]">
        <div className="grid gap-4">
          <StandingStrip standing={standing} date={(iso) => day.format(new Date(iso))} />
          <Sheet>
            <Cell>
              <SectionHead title={t('phone.ledger')} note={t('phone.event', { events: events.length })} />
            </Cell>
            {events.length > 0 ? (
              <LedgerList events={events} timeZone={workspace.timeZone} home={home} rail />
            ) : (
              <EmptyState bare icon="consent" title={t('phone.nothingOnRecord')}>
                {t('phone.nobodyAskedThisPerson')}
              </EmptyState>
            )}
          </Sheet>
        </div>
        <ProofTicket
          phone={phone}
          name={standing.name}
          answer={answer}
          events={events.length}
          head={events[0]?.hash ?? null}
          check={checkChain.bind(null, slug)}
        />
      </div>
    </>
  )
}
