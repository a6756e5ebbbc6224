import type { Metadata } from 'next'
import { pageUser } from '@/app/(dashboard)/membership'
import { AuthHead } from '@/components/accounts/auth-frame'
import { NewWorkspaceForm } from '@/components/accounts/new-workspace-form'
import { makeWorkspace } from '../actions'

export const metadata: Metadata = { title: 'New workspace' }

export default async function WelcomePage() {
  const user = await pageUser()
  return (
    <>
      <AuthHead title="Make a workspace">
        {user.name}, a workspace holds one brand: its media, contacts, campaigns and team.
      </AuthHead>
      <NewWorkspaceForm act={makeWorkspace} />
    </>
  )
}
