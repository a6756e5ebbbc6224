import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { saying, words } from '@/app/words'
import { AccountSheet } from '@/components/settings/carrier-account'
import { ConnectDialog } from '@/components/settings/connect-dialog'
import { LimitsSheet } from '@/components/settings/limits-sheet'
import { EmptyState } from '@/components/ui/empty-state'
import { SectionHead } from '@/components/ui/sheet'
import { carrierForms, listAccounts } from '@/lib/carriers/settings.server'
import { listLimits } from '@/lib/media/overrides.server'
import {
  addSender,
  changeCarrier,
  connectCarrier,
  disconnectCarrier,
  endSender,
  limitCarrier,
  limitProfile,
  resumeCarrier,
  testCarrier,
} from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('settings')
  return { title: t('senders.carriersAndSenders') }
}

export default async function SendersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const t = await words('settings')
  const { scope, workspace } = await pageMembership((await params).workspace, 'carriers.manage')
  const say = await saying()
  const [accounts, limits] = await Promise.all([listAccounts(scope, say), listLimits(scope)])
  const { slug } = workspace
  const connect = <ConnectDialog forms={carrierForms(scope, say)} act={connectCarrier.bind(null, slug)} />
  if (accounts.length === 0) {
    return (
      <EmptyState icon="phones" title={t('senders.noCarrierYet')} actions={connect}>
        {t('senders.beginWithTheBuilt')}
      </EmptyState>
    )
  }
  return (
    <div className="grid gap-4">
      <SectionHead title={t('senders.carriers')} className="mb-0!" actions={connect} />
      {accounts.map((account) => (
        <AccountSheet
          key={account.id}
          account={account}
          acts={{
            change: changeCarrier.bind(null, slug),
            test: testCarrier.bind(null, slug),
            limit: limitCarrier.bind(null, slug),
            resume: resumeCarrier.bind(null, slug),
            disconnect: disconnectCarrier.bind(null, slug),
            addSender: addSender.bind(null, slug),
            endSender: endSender.bind(null, slug),
          }}
        />
      ))}
      <LimitsSheet limits={limits} act={limitProfile.bind(null, slug)} />
    </div>
  )
}
