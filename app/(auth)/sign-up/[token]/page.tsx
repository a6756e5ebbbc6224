import type { Metadata } from 'next'
import { AuthHead } from '@/components/accounts/auth-frame'
import { NewAccountForm } from '@/components/accounts/new-account-form'
import { emailOfSignUp } from '@/lib/accounts/sign-up.server'
import { completeSignUp } from '../../actions'
import { EndedLink, unlessEnded } from '../../ended-link'

export const metadata: Metadata = { title: 'Sign up', referrer: 'no-referrer' }

export default async function FinishSignUpPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const link = await unlessEnded(() => emailOfSignUp(token))
  if ('ended' in link) return <EndedLink sentence={link.ended} href="/sign-up" verb="Begin again" />
  return (
    <>
      <AuthHead title="Make a workspace">It takes a minute. You can change all of it later.</AuthHead>
      <NewAccountForm
        token={token}
        email={link.found}
        verb="Make the workspace"
        asksForBrand
        act={completeSignUp}
      />
    </>
  )
}
