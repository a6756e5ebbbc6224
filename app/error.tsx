'use client'

import { useWords } from '#words'
import { AuthFrame, AuthHead } from '@/components/accounts/auth-frame'
import { Button, LinkButton } from '@/components/ui/button'

/** A page that could not be made. Nothing is shown of the cause; the digest finds it in the log. */
export default function PageError({
  error,
  retry,
}: {
  error: Error & { digest?: string }
  retry: () => void
}) {
  const t = useWords('lost')
  return (
    <AuthFrame>
      <AuthHead title={t('roomError.title')}>
        {error.digest ? t('roomError.textWithId', { digest: error.digest }) : t('roomError.text')}
      </AuthHead>
      <div className="flex gap-2">
        <Button kind="dark" onClick={retry}>
          {t('roomError.tryAgain')}
        </Button>
        <LinkButton href="/">{t('roomError.goToYourWorkspace')}</LinkButton>
      </div>
    </AuthFrame>
  )
}
