import type { Metadata } from 'next'
import { useWords } from '#words'
import { words } from '@/app/words'
import { AuthHead } from '@/components/accounts/auth-frame'
import { EmailStep } from '@/components/accounts/email-step'
import { Link } from '@/components/ui/link'
import { askForNewPassword } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('accounts')
  return { title: t('forgotPassword.newPassword') }
}

export default function ForgotPasswordPage() {
  const t = useWords('accounts')
  return (
    <>
      <AuthHead title={t('forgotPassword.chooseANewPassword')}>{t('forgotPassword.weMailYouA')}</AuthHead>
      <EmailStep
        act={askForNewPassword}
        verb={t('forgotPassword.sendTheLink')}
        sent={t('forgotPassword.itHoldsALink')}
      />
      <p className="mt-5 text-ink-2">
        {t.rich('forgotPassword.rememberedItSignIn', {
          link: (words) => (
            <Link href="/sign-in" className="text-link">
              {words}
            </Link>
          ),
        })}
      </p>
    </>
  )
}
