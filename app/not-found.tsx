import { AuthFrame, AuthHead } from '@/components/accounts/auth-frame'
import { LinkButton } from '@/components/ui/button'

export default function NotFound() {
  return (
    <AuthFrame>
      <AuthHead title="There is nothing here">
        The address may be wrong, what it led to may be gone, or it belongs to a workspace you are not a
        member of.
      </AuthHead>
      <LinkButton href="/" kind="dark">
        Go to your workspace
      </LinkButton>
    </AuthFrame>
  )
}
