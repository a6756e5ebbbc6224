import type { Metadata } from 'next'
import { useWords } from '#words'
import { words } from '@/app/words'
import { AuthHead } from '@/components/accounts/auth-frame'
import { EmailStep } from '@/components/accounts/email-step'
import { Link } from '@/components/ui/link'
import { beginSignUp } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('accounts')
  return { title: t('signUp.signUp') }
}

export default function SignUpPage() {
  const t = useWords('accounts')
  return (
    <>
      <AuthHead title={t('signUp.makeAWorkspace')}>{t('signUp.firstWeMakeSure')}</AuthHead>
      <EmailStep act={beginSignUp} verb={t('signUp.goOn')} sent={t('signUp.itHoldsALink')} />
      <p className="mt-5 text-ink-2">
        {t.rich('signUp.haveAnAccountSign', {
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
