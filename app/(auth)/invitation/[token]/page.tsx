import type { Metadata } from 'next'
import { useWords } from '#words'
import { words } from '@/app/words'
import { AuthHead } from '@/components/accounts/auth-frame'
import { NewAccountForm } from '@/components/accounts/new-account-form'
import { JoinButton, SignOutButton } from '@/components/accounts/one-press'
import { LinkButton } from '@/components/ui/button'
import { type InvitationShown, readInvitation } from '@/lib/accounts/invitations.server'
import { type CurrentUser, currentUser } from '@/lib/accounts/session.server'
import { joinAsNewUser, joinWorkspace } from '../../actions'
import { EndedLink, unlessEnded } from '../../ended-link'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('accounts')
  return {
    title: t('token.invitation'),
    referrer: 'no-referrer',
  }
}

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const t = await words('accounts')
  const { token } = await params
  const link = await unlessEnded(() => readInvitation(token))
  if ('ended' in link) return <EndedLink sentence={link.ended} href="/" verb={t('token.goToYourWorkspace')} />
  const { workspaceName, role } = link.found
  return (
    <>
      <AuthHead title={t('token.join', { workspaceName })}>
        {t('token.youAreInvitedAs', { role, email: link.found.email })}
      </AuthHead>
      <Way token={token} invitation={link.found} user={await currentUser()} />
    </>
  )
}

/** One way in, whichever this visitor has: join, sign in, make an account, or change accounts first. */
function Way({
  token,
  invitation,
  user,
}: {
  token: string
  invitation: InvitationShown
  user: CurrentUser | undefined
}) {
  const t = useWords('accounts')
  const here = `/invitation/${token}`
  if (user && user.email === invitation.email) {
    return <JoinButton token={token} act={joinWorkspace} workspaceName={invitation.workspaceName} />
  }
  if (user) {
    return (
      <>
        <p className="mb-4">{t('token.youAreSignedIn', { email: user.email })}</p>
        <SignOutButton wayBack={here}>{t('token.signOutAndGo')}</SignOutButton>
      </>
    )
  }
  if (invitation.hasAccount) {
    return (
      <LinkButton href={`/sign-in?callbackUrl=${encodeURIComponent(here)}`} kind="go" size="l">
        {t('token.signInToJoin')}
      </LinkButton>
    )
  }
  return (
    <NewAccountForm
      token={token}
      email={invitation.email}
      verb={t('token.join', { workspaceName: invitation.workspaceName })}
      act={joinAsNewUser}
    />
  )
}
