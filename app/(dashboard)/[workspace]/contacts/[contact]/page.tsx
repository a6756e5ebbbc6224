import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { ContactActions } from '@/components/contacts/contact-actions'
import { ContactFacts } from '@/components/contacts/contact-facts'
import { StandingBadge } from '@/components/contacts/standing-badge'
import { Timeline } from '@/components/contacts/timeline'
import { Avatar } from '@/components/ui/avatar'
import { LinkButton } from '@/components/ui/button'
import { PageReady } from '@/components/ui/first-paint'
import { PageHead } from '@/components/ui/page-head'
import { Part } from '@/components/ui/part'
import { grants, type Scope } from '@/lib/accounts/scope'
import { standingOfNumber } from '@/lib/consent/explore.server'
import { attributeDefinitions } from '@/lib/contacts/attributes.server'
import { displayName } from '@/lib/contacts/contact'
import { getContact } from '@/lib/contacts/contacts.server'
import { formatPhone } from '@/lib/contacts/phone-format'
import { contactTimeline } from '@/lib/contacts/timeline.server'
import { AppError } from '@/lib/platform/errors'
import { addAttribute, bringBackContacts, editContact, removeContacts } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('contacts')
  return { title: t('contact.contact') }
}

type Props = { params: Promise<{ workspace: string; contact: string }> }

export default async function ContactPage({ params }: Props) {
  const t = await words('contacts')
  const { workspace: slug, contact: id } = await params
  const { scope, workspace } = await pageMembership(slug, 'contacts.read')
  const contact = await getContact(scope, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  })
  const [definitions, standing] = await Promise.all([
    attributeDefinitions(scope),
    standingOfNumber(scope, contact.phone),
  ])
  const home = `/${slug}/contacts`
  const mayWrite = grants(scope, 'contacts.write')
  const name = displayName(contact)
  return (
    <>
      <PageHead
        title={name === contact.phone ? formatPhone(t, contact.phone) : name}
        crumbs={[{ label: t('contact.contacts'), href: home }]}
        picture={<Avatar name={name} size={40} />}
        beside={
          <StandingBadge
            consent={contact.consent}
            held={standing.held !== null}
            landline={contact.lineType === 'landline'}
          />
        }
        note={[formatPhone(t, contact.phone), [contact.city, contact.state].filter(Boolean).join(' ')]
          .filter(Boolean)
          .join(', ')}
        actions={
          <>
            <LinkButton href={`/${slug}/consent/${encodeURIComponent(contact.phone)}`} icon="consent">
              {t('contact.consentLedger')}
            </LinkButton>
            {mayWrite ? (
              <ContactActions
                id={id}
                home={home}
                name={name}
                remove={removeContacts.bind(null, slug)}
                restore={bringBackContacts.bind(null, slug)}
              />
            ) : null}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <ContactFacts
          contact={contact}
          definitions={definitions}
          edit={mayWrite ? editContact.bind(null, slug) : null}
          define={addAttribute.bind(null, slug)}
        />
        <Part title={t('timeline.timeline')}>
          <Happened scope={scope} id={id} timeZone={workspace.timeZone} home={`/${slug}`} />
        </Part>
      </div>
      <PageReady />
    </>
  )
}

async function Happened({
  scope,
  id,
  ...where
}: {
  scope: Scope
  id: string
  timeZone: string
  home: string
}) {
  return <Timeline entries={await contactTimeline(scope, id)} {...where} />
}
