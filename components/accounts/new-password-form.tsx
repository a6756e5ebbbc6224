'use client'

import { useWords } from '#words'
import { passwordRule } from '@/lib/accounts/password-rule'
import { PasswordField } from './password-field'
import { ProblemNote } from './problem-note'
import { SendButton } from './send-button'
import { type Answer, fieldsOf, useSubmit } from './use-submit'

export function NewPasswordForm({
  token,
  act,
}: {
  token: string
  act: (input: { token: string; password: string }) => Promise<Answer<unknown>>
}) {
  const t = useWords('accounts')
  const { submit, busy, problem } = useSubmit(act, () => window.location.assign('/sign-in?done=password'))
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => submit({ token, password: fieldsOf(event).password ?? '' })}
    >
      <ProblemNote problem={problem} />
      <PasswordField
        name="password"
        label={t('newPasswordForm.newPassword')}
        hint={t('newPasswordForm.atLeastCharacters', { min: passwordRule.min })}
        autoComplete="new-password"
        minLength={passwordRule.min}
        maxLength={passwordRule.max}
        required
        error={problem?.fields.password}
      />
      <SendButton size="l" busy={busy}>
        {t('newPasswordForm.setThisPassword')}
      </SendButton>
    </form>
  )
}
