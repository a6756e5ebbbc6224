import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { PhoneShelf } from '@/components/phones/phone-shelf'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageReady } from '@/components/ui/first-paint'
import { PageHead } from '@/components/ui/page-head'
import { grants } from '@/lib/accounts/scope'
import { workspacePhones } from '@/lib/carriers/shelf.server'
import { AppError } from '@/lib/platform/errors'
import {
  addPhone,
  changePhone,
  fetchMessage,
  openMessage,
  readHandset,
  readPdus,
  removePhone,
  replyFromPhone,
  wipePhone,
  wipeShelf,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('phones')
  return { title: t('phones.phones') }
}

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ phone?: string }> }

export default async function PhonesPage({ params, searchParams }: Props) {
  const t = await words('phones')
  const { workspace: slug } = await params
  const { phone } = await searchParams
  const { scope, workspace } = await pageMembership(slug, 'phones.use')
  const shelf = await readShelf()
  if (!shelf) {
    return (
      <>
        <PageHead title={t('phones.phones')} />
        <EmptyState
          icon="phones"
          title={t('phones.theSimulatorIsNot')}
          actions={<LinkButton href={`/${slug}/phones`}>{t('phones.lookAgain')}</LinkButton>}
        >
          {t('phones.itStartsWithNpm')}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PhoneShelf
        slug={slug}
        brandName={workspace.brandName}
        timeZone={workspace.timeZone}
        served={shelf.served}
        first={shelf.first}
        writes={grants(scope, 'campaigns.write')}
        actions={{
          read: readHandset,
          reply: replyFromPhone,
          add: addPhone,
          change: changePhone,
          remove: removePhone,
          wipe: wipePhone,
          wipeAll: wipeShelf,
          fetch: fetchMessage,
          open: openMessage,
          pdus: readPdus,
        }}
      />
      <PageReady />
    </>
  )

  async function readShelf() {
    try {
      const phones = await workspacePhones(scope)
      const [handsets, recent] = await Promise.all([phones.list(), phones.recent()])
      const chosen = handsets.find((one) => one.id === phone) ?? handsets[0]
      const inHand = chosen ? (await phones.handset(chosen.id)).messages : []
      const others = recent.filter((message) => message.handsetId !== chosen?.id)
      return { served: { handsets, messages: [...others, ...inHand] }, first: chosen?.id ?? null }
    } catch (error) {
      if (error instanceof AppError && error.code === 'unavailable') return null
      throw error
    }
  }
}
