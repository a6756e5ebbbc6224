import type { Metadata } from 'next'
import { words } from '@/app/words'
import { AuthHead } from '@/components/accounts/auth-frame'
import { NewPasswordForm } from '@/components/accounts/new-password-form'
import { resetIsOpen } from '@/lib/accounts/password-reset.server'
import { setNewPassword } from '../../actions'
import { EndedLink } from '../../ended-link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('accounts')
  return {
    title: t('token.newPassword'),
    referrer: 'no-referrer',
  }
}

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const t = await words('accounts')
  const { token } = await params
  if (!(await resetIsOpen(token))) {
    const sentence = t('token.itWasUsedOr')
    return <EndedLink sentence={sentence} href="/forgot-password" verb={t('token.sendANewLink')} />
  }
  return (
    <>
      <AuthHead title={t('token.chooseANewPassword')}>{t('token.everyoneSignedInWith')}</AuthHead>
      <NewPasswordForm token={token} act={setNewPassword} />
    </>
  )
}
