import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { AccountSheet } from '@/components/settings/carrier-account'
import { ConnectDialog } from '@/components/settings/connect-dialog'
import { EmptyState } from '@/components/ui/empty-state'
import { SectionHead } from '@/components/ui/sheet'
import { carrierForms, listAccounts } from '@/lib/carriers/settings.server'
import {
  addSender,
  changeCarrier,
  connectCarrier,
  disconnectCarrier,
  endSender,
  resumeCarrier,
  testCarrier,
} from './actions'

export const metadata: Metadata = { title: 'Carriers and senders' }

export default async function SendersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { scope, workspace } = await pageMembership((await params).workspace, 'carriers.manage')
  const accounts = await listAccounts(scope)
  const { slug } = workspace
  const connect = <ConnectDialog forms={carrierForms(scope)} act={connectCarrier.bind(null, slug)} />
  if (accounts.length === 0) {
    return (
      <EmptyState icon="phones" title="No carrier yet" actions={connect}>
        Begin with the built-in simulator: it has phones of its own, and nobody can be reached by mistake.
      </EmptyState>
    )
  }
  return (
    <div className="grid gap-4">
      <SectionHead title="Carriers" className="mb-0!" actions={connect} />
      {accounts.map((account) => (
        <AccountSheet
          key={account.id}
          account={account}
          acts={{
            change: changeCarrier.bind(null, slug),
            test: testCarrier.bind(null, slug),
            resume: resumeCarrier.bind(null, slug),
            disconnect: disconnectCarrier.bind(null, slug),
            addSender: addSender.bind(null, slug),
            endSender: endSender.bind(null, slug),
          }}
        />
      ))}
    </div>
  )
}
