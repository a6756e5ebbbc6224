'use client'

import { AuthFrame, AuthHead } from '@/components/accounts/auth-frame'
import { Button, LinkButton } from '@/components/ui/button'

/** A page that could not be made. Nothing is shown of the cause; the digest finds it in the log. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <AuthFrame>
      <AuthHead title="This page could not be shown">
        Something went wrong on our side. What you saved is kept.
        {error.digest ? ` Mention ${error.digest} if you ask for help.` : ''}
      </AuthHead>
      <div className="flex gap-2">
        <Button kind="dark" onClick={reset}>
          Try again
        </Button>
        <LinkButton href="/">Go to your workspace</LinkButton>
      </div>
    </AuthFrame>
  )
}
