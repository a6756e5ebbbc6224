import type { Metadata } from 'next'
import { words } from '@/app/words'
import { AuthHead } from '@/components/accounts/auth-frame'
import { NewAccountForm } from '@/components/accounts/new-account-form'
import { emailOfSignUp } from '@/lib/accounts/sign-up.server'
import { completeSignUp } from '../../actions'
import { EndedLink, unlessEnded } from '../../ended-link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('accounts')
  return {
    title: t('token.signUp'),
    referrer: 'no-referrer',
  }
}

export default async function FinishSignUpPage({ params }: { params: Promise<{ token: string }> }) {
  const t = await words('accounts')
  const { token } = await params
  const link = await unlessEnded(() => emailOfSignUp(token))
  if ('ended' in link) return <EndedLink sentence={link.ended} href="/sign-up" verb={t('token.beginAgain')} />
  return (
    <>
      <AuthHead title={t('token.makeAWorkspace')}>{t('token.itTakesAMinute')}</AuthHead>
      <NewAccountForm
        token={token}
        email={link.found}
        verb={t('token.makeTheWorkspace')}
        asksForBrand
        act={completeSignUp}
      />
    </>
  )
}
