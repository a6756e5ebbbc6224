import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { KeysSheet } from '@/components/settings/keys-sheet'
import { listApiKeys } from '@/lib/accounts/api-keys.server'
import { endKey, makeKey } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('settings')
  return { title: t('keys.apiKeys') }
}

export default async function KeysPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { scope, workspace } = await pageMembership((await params).workspace, 'keys.manage')
  const keys = await listApiKeys(scope)
  return (
    <KeysSheet
      keys={keys}
      timeZone={workspace.timeZone}
      create={makeKey.bind(null, workspace.slug)}
      revoke={endKey.bind(null, workspace.slug)}
    />
  )
}
