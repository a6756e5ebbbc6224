import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { AddContact } from '@/components/contacts/add-contact'
import { ContactSearch } from '@/components/contacts/contact-search'
import { ContactTable } from '@/components/contacts/contact-table'
import { LinkButton } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { PageReady } from '@/components/ui/first-paint'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { SegmentedLinks } from '@/components/ui/segmented'
import { Sheet } from '@/components/ui/sheet'
import { grants } from '@/lib/accounts/scope'
import { type ListQuery, listQuery, views } from '@/lib/contacts/list'
import { countContacts, listContacts, searchRows } from '@/lib/contacts/list.server'
import { addContact, bringBackContacts, moreContacts, removeContacts, tagTheseContacts } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('contacts')
  return { title: t('contacts.contacts') }
}

type Props = {
  params: Promise<{ workspace: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ContactsPage({ params, searchParams }: Props) {
  const t = await words('contacts')
  const { workspace: slug } = await params
  const { scope, workspace } = await pageMembership(slug, 'contacts.read')
  const query = queryOf(await searchParams)
  const [counts, page] = await Promise.all([countContacts(scope), listContacts(scope, query)])
  const home = `/${slug}/contacts`
  const mayWrite = grants(scope, 'contacts.write')
  const mayImport = grants(scope, 'contacts.import')
  const add = mayWrite ? <AddContact home={home} add={addContact.bind(null, slug)} /> : null
  return (
    <>
      <PageHead
        title={t('contacts.contacts')}
        note={t('contacts.everyoneYouKnowBy')}
        actions={
          <>
            {add}
            {mayImport ? (
              <LinkButton href={`${home}/import`} kind="go" icon="upload">
                {t('contacts.import')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {counts.all === 0 ? (
        <EmptyState
          title={t('contacts.bringInYourPeople')}
          icon="contacts"
          actions={
            <>
              {add}
              {mayImport ? (
                <LinkButton href={`${home}/import`} kind="go" icon="upload">
                  {t('contacts.importACsvFile')}
                </LinkButton>
              ) : null}
            </>
          }
        >
          {t('contacts.aCsvFileFrom')}
        </EmptyState>
      ) : (
        <>
          <div className="mb-3 flex flex-wrap items-center gap-2.5">
            <div className="max-w-full overflow-x-auto">
              <SegmentedLinks
                label={t('contacts.whichPeople')}
                links={views.map((view) => ({
                  href: address(home, { ...query, view }),
                  label: (
                    <>
                      {t(`view.${view}`)}{' '}
                      <span className="text-ink-3 tabular-nums">{t.count(counts[view])}</span>
                    </>
                  ),
                  current: view === query.view,
                }))}
              />
            </div>
            {query.tag ? (
              <Link
                href={address(home, { ...query, tag: undefined })}
                aria-label={t('contacts.stopFilteringBy', { tag: query.tag })}
              >
                <Chip icon="close">{t('contacts.tag', { tag: query.tag })}</Chip>
              </Link>
            ) : null}
            <ContactSearch value={query.search} className="ms-auto w-full sm:w-72" />
          </div>
          <Sheet>
            <ContactTable
              key={JSON.stringify(query)}
              home={home}
              query={query}
              first={page}
              total={query.search || query.tag ? undefined : counts[query.view]}
              most={searchRows}
              timeZone={workspace.timeZone}
              more={moreContacts.bind(null, slug)}
              remove={mayWrite ? removeContacts.bind(null, slug) : null}
              restore={bringBackContacts.bind(null, slug)}
              tag={tagTheseContacts.bind(null, slug)}
            />
          </Sheet>
        </>
      )}
      <PageReady />
    </>
  )
}

function queryOf(given: Record<string, string | string[] | undefined>): ListQuery {
  const parsed = listQuery.safeParse({
    view: given.view ?? 'all',
    tag: given.tag || undefined,
    search: given.q ?? '',
  })
  return parsed.success ? parsed.data : { view: 'all', search: '' }
}

function address(home: string, { view, tag, search }: ListQuery): string {
  const query = new URLSearchParams()
  if (view !== 'all') query.set('view', view)
  if (tag) query.set('tag', tag)
  if (search) query.set('q', search)
  return query.size > 0 ? `${home}?${query}` : home
}
