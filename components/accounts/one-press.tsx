'use client'

import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { ProblemNote } from './problem-note'
import { signOut } from './session'
import { type Answer, useSubmit } from './use-submit'

/** Joins with the account one is signed in with. Joining is a press, not a visit: programs that look into mail open links. */
export function JoinButton({
  token,
  act,
  workspaceName,
}: {
  token: string
  act: (input: { token: string }) => Promise<Answer<{ slug: string }>>
  workspaceName: string
}) {
  const t = useWords('accounts')
  const { submit, busy, problem } = useSubmit(act, ({ slug }) => window.location.assign(`/${slug}/home`))
  return (
    <div className="grid gap-4">
      <ProblemNote problem={problem} />
      <Button kind="go" size="l" busy={busy} onClick={() => submit({ token })}>
        {t('onePress.join', { workspaceName })}
      </Button>
    </div>
  )
}

export function SignOutButton({ wayBack, children }: { wayBack: string; children: string }) {
  return (
    <Button size="l" onClick={() => void signOut(wayBack)}>
      {children}
    </Button>
  )
}
