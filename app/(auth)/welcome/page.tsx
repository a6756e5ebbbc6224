import type { Metadata } from 'next'
import { pageUser } from '@/app/(dashboard)/membership'
import { words } from '@/app/words'
import { AuthHead } from '@/components/accounts/auth-frame'
import { NewWorkspaceForm } from '@/components/accounts/new-workspace-form'
import { makeWorkspace } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('accounts')
  return { title: t('welcome.newWorkspace') }
}

export default async function WelcomePage() {
  const t = await words('accounts')
  const user = await pageUser()
  return (
    <>
      <AuthHead title={t('welcome.makeAWorkspace')}>
        {t('welcome.aWorkspaceHoldsOne', { name: user.name })}
      </AuthHead>
      <NewWorkspaceForm act={makeWorkspace} />
    </>
  )
}
