import { useWords } from '#words'
import { AuthFrame, AuthHead } from '@/components/accounts/auth-frame'
import { LinkButton } from '@/components/ui/button'

export default function NotFound() {
  const t = useWords('lost')
  return (
    <AuthFrame>
      <AuthHead title={t('notFound.thereIsNothingHere')}>{t('notFound.theAddressMayBe')}</AuthHead>
      <LinkButton href="/" kind="dark">
        {t('notFound.goToYourWorkspace')}
      </LinkButton>
    </AuthFrame>
  )
}
