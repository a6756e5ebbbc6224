import { AuthFrame, AuthHead } from '@/components/accounts/auth-frame'
import { LinkButton } from '@/components/ui/button'

/** Shown by forbidden(): the visitor is a member, but their role does not open this page. */
export default function Forbidden() {
  return (
    <AuthFrame>
      <AuthHead title="Your role does not open this page">
        An owner of the workspace can change your role in Settings, Team.
      </AuthHead>
      <LinkButton href="/" kind="dark">
        Back to your workspace
      </LinkButton>
    </AuthFrame>
  )
}
