'use client'

import { useWords } from '#words'
import { Field, Input } from '@/components/ui/field'
import { passwordRule } from '@/lib/accounts/password-rule'
import { PasswordField } from './password-field'
import { ProblemNote } from './problem-note'
import { SendButton } from './send-button'
import { tryPassword } from './session'
import { type Answer, fieldsOf, useSubmit } from './use-submit'

type Created = { email: string; slug: string }
type Typed = { token: string; name: string; password: string }

export type NewAccountFormProps = {
  /** Of the link that led here; it proves the address. */
  token: string
  email: string
  verb: string
} & (
  | {
      asksForBrand: true
      act: (input: Typed & { workspaceName: string; timeZone?: string }) => Promise<Answer<Created>>
    }
  | { asksForBrand?: false; act: (input: Typed) => Promise<Answer<Created>> }
)

/** Makes an account, and with `asksForBrand` its first workspace, then signs in with it. */
export function NewAccountForm(props: NewAccountFormProps) {
  const t = useWords('accounts')
  const { submit, busy, problem } = useSubmit(
    async (typed: Typed & { workspaceName: string }) => {
      const answer = props.asksForBrand ? await props.act({ ...typed, ...zone() }) : await props.act(typed)
      return answer.ok ? { ...answer, value: { ...answer.value, password: typed.password } } : answer
    },
    async ({ email, slug, password }) => {
      const failed = await tryPassword(email, password)
      const next = props.asksForBrand ? `/${slug}/start` : `/${slug}/home`
      window.location.assign(failed ? `/sign-in?callbackUrl=${encodeURIComponent(next)}` : next)
    },
  )
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        const { name = '', password = '', workspaceName = '' } = fieldsOf(event)
        submit({ token: props.token, name, password, workspaceName })
      }}
    >
      <ProblemNote problem={problem} />
      {props.asksForBrand ? (
        <Field
          label={t('newAccountForm.nameOfYourBrand')}
          hint={t('newAccountForm.whatYourCustomersCall')}
          error={problem?.fields.workspaceName}
          required
        >
          <Input name="workspaceName" size="l" autoComplete="organization" maxLength={60} required />
        </Field>
      ) : null}
      <Field label={t('newAccountForm.yourName')} error={problem?.fields.name} required>
        <Input name="name" size="l" autoComplete="name" maxLength={80} required />
      </Field>
      <Field label={t('newAccountForm.eMail')}>
        <Input size="l" type="email" autoComplete="username" readOnly value={props.email} />
      </Field>
      <PasswordField
        name="password"
        label={t('newAccountForm.password')}
        hint={t('newAccountForm.atLeastCharactersA', { min: passwordRule.min })}
        autoComplete="new-password"
        minLength={passwordRule.min}
        maxLength={passwordRule.max}
        required
        error={problem?.fields.password}
      />
      <SendButton size="l" busy={busy}>
        {props.verb}
      </SendButton>
    </form>
  )
}

/** The zone of the person's own clock, as a first guess for the workspace's. */
function zone(): { timeZone?: string } {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return timeZone && timeZone !== 'UTC' ? { timeZone } : {}
}
