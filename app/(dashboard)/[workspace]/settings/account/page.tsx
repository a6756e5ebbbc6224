import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { AccountSheet } from '@/components/settings/account-sheet'
import { hasPassword } from '@/lib/accounts/account.server'
import { changeMyPassword, endMySessions, renameMe } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('settings')
  return { title: t('account.yourAccount') }
}

export default async function AccountPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { user } = await pageMembership((await params).workspace)
  return (
    <AccountSheet
      name={user.name}
      email={user.email}
      hasPassword={await hasPassword(user.id)}
      rename={renameMe}
      changePassword={changeMyPassword}
      signOutEverywhere={endMySessions}
    />
  )
}
