'use client'

import { type FormEvent, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field, Input } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { signInSentence } from '@/lib/accounts/sign-in-errors'
import { PasswordField } from './password-field'
import { SendButton } from './send-button'
import { singleSignOn as continueElsewhere, tryPassword } from './session'

export type SignInFormProps = {
  /** Path to go to afterwards; checked by the page. */
  wayBack: string
  /** Code of an earlier try, from the address. */
  error?: string
  email?: string
  singleSignOn?: { name: string }
}

export function SignInForm({ wayBack, error, email = '', singleSignOn }: SignInFormProps) {
  const t = useWords('accounts')
  const [problem, setProblem] = useState(error)
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(undefined)
    const failed = await tryPassword(String(form.get('email')), String(form.get('password')))
    if (failed) {
      setProblem(failed)
      setBusy(false)
      return
    }
    // A whole new page: nothing that was shown to somebody else stays in the router's memory.
    window.location.assign(wayBack)
  }

  return (
    <form onSubmit={submit} className="grid gap-4" method="post">
      {problem ? (
        <div role="alert">
          <Callout tone="block" title={signInSentence(t, problem)} />
        </div>
      ) : null}
      <Field label={t('signInForm.eMail')} required>
        <Input name="email" type="email" size="l" autoComplete="username" required defaultValue={email} />
      </Field>
      <PasswordField
        name="password"
        autoComplete="current-password"
        required
        aside={
          <Link href="/forgot-password" className="text-link text-sm text-ink-2">
            {t('signInForm.forgotIt')}
          </Link>
        }
      />
      <SendButton size="l" busy={busy}>
        {t('signInForm.signIn')}
      </SendButton>
      {singleSignOn ? (
        <Button size="l" onClick={() => void continueElsewhere(wayBack)}>
          {t('signInForm.continueWith', { name: singleSignOn.name })}
        </Button>
      ) : null}
    </form>
  )
}
