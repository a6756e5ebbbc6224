import { useWords } from '#words'
import { AuthHead } from '@/components/accounts/auth-frame'
import { LinkButton } from '@/components/ui/button'
import { AppError } from '@/lib/platform/errors'

/** A link from a mail that does not work any more, and the way to a new one. */
export function EndedLink({ sentence, href, verb }: { sentence: string; href: string; verb: string }) {
  const t = useWords('accounts')
  return (
    <>
      <AuthHead title={t('endedLink.thisLinkHasEnded')}>{sentence}</AuthHead>
      <LinkButton href={href} kind="go" size="l">
        {verb}
      </LinkButton>
    </>
  )
}

/** What `read` found, or the sentence why its link has ended. */
export async function unlessEnded<T>(read: () => T | Promise<T>): Promise<{ found: T } | { ended: string }> {
  try {
    return { found: await read() }
  } catch (error) {
    if (error instanceof AppError && error.code === 'gone') return { ended: error.message }
    throw error
  }
}
