import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { AccountSheet } from '@/components/settings/account-sheet'
import { hasPassword } from '@/lib/accounts/account.server'
import { changeMyPassword, endMySessions, renameMe } from './actions'

export const metadata: Metadata = { title: 'Your account' }

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
