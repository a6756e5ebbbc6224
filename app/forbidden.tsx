import { useWords } from '#words'
import { AuthFrame, AuthHead } from '@/components/accounts/auth-frame'
import { LinkButton } from '@/components/ui/button'

/** Shown by forbidden(): the visitor is a member, but their role does not open this page. */
export default function Forbidden() {
  const t = useWords('lost')
  return (
    <AuthFrame>
      <AuthHead title={t('forbidden.yourRoleDoesNot')}>{t('forbidden.anOwnerOfThe')}</AuthHead>
      <LinkButton href="/" kind="dark">
        {t('forbidden.backToYourWorkspace')}
      </LinkButton>
    </AuthFrame>
  )
}
