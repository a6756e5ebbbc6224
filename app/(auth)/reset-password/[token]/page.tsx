import type { Metadata } from 'next'
import { AuthHead } from '@/components/accounts/auth-frame'
import { NewPasswordForm } from '@/components/accounts/new-password-form'
import { resetIsOpen } from '@/lib/accounts/password-reset.server'
import { setNewPassword } from '../../actions'
import { EndedLink } from '../../ended-link'

export const metadata: Metadata = { title: 'New password', referrer: 'no-referrer' }

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (!(await resetIsOpen(token))) {
    const sentence = 'It was used, or is older than an hour. Your password is as it was.'
    return <EndedLink sentence={sentence} href="/forgot-password" verb="Send a new link" />
  }
  return (
    <>
      <AuthHead title="Choose a new password">Everyone signed in with the old one is signed out.</AuthHead>
      <NewPasswordForm token={token} act={setNewPassword} />
    </>
  )
}
