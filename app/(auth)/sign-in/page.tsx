import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { words } from '@/app/words'
import { AuthHead } from '@/components/accounts/auth-frame'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { Callout } from '@/components/ui/callout'
import { Link } from '@/components/ui/link'
import { singleSignOn } from '@/lib/accounts/auth.server'
import { currentUser } from '@/lib/accounts/session.server'
import { wayBack } from '@/lib/accounts/way-back'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('accounts')
  return { title: t('signIn.signIn') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SignInPage({ searchParams }: Props) {
  const t = await words('accounts')
  const { callbackUrl, error, done } = await searchParams
  const back = wayBack(pathOf(callbackUrl))
  if (await currentUser()) redirect(back)
  return (
    <>
      <AuthHead title={t('signIn.signIn')} />
      {done === 'password' ? (
        <Callout tone="good" title={t('signIn.yourNewPasswordIs')} className="mb-4">
          {t('signIn.everyoneSignedInWith')}
        </Callout>
      ) : null}
      <SignInForm
        wayBack={back}
        error={typeof error === 'string' ? error : undefined}
        singleSignOn={singleSignOn()}
      />
      <p className="mt-5 text-ink-2">
        {t.rich('signIn.newHereMakeA', {
          link: (words) => (
            <Link href="/sign-up" className="text-link">
              {words}
            </Link>
          ),
        })}
      </p>
    </>
  )
}

/** next-auth writes whole addresses into `callbackUrl`; only their path is followed. */
function pathOf(callbackUrl: string | string[] | undefined): string | undefined {
  if (typeof callbackUrl !== 'string') return undefined
  if (!URL.canParse(callbackUrl)) return callbackUrl
  const url = new URL(callbackUrl)
  return `${url.pathname}${url.search}`
}
