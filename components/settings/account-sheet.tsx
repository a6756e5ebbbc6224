'use client'

import { PasswordField } from '@/components/accounts/password-field'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { signOut, tryPassword } from '@/components/accounts/session'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { parseTheme } from '@/components/shell/theme'
import { setTheme, useTheme } from '@/components/shell/theme-toggle'
import { LinkButton } from '@/components/ui/button'
import { InlineEdit } from '@/components/ui/inline-edit'
import { SegmentedControl } from '@/components/ui/segmented'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import { passwordRule } from '@/lib/accounts/fields'
import { ConfirmButton } from './confirm-button'

export type AccountSheetProps = {
  name: string
  email: string
  /** False for people who come by single sign-on and never set one. */
  hasPassword: boolean
  rename: (input: { name: string }) => Promise<Answer<unknown>>
  changePassword: (input: { current: string; next: string }) => Promise<Answer<unknown>>
  signOutEverywhere: (input: Record<string, never>) => Promise<Answer<unknown>>
}

export function AccountSheet(props: AccountSheetProps) {
  return (
    <Sheet className="max-w-180">
      <You {...props} />
      <Cell className="border-t border-line">
        <SectionHead title="Password" />
        {props.hasPassword ? (
          <PasswordForm email={props.email} act={props.changePassword} />
        ) : (
          <p className="text-ink-2">
            You sign in by single sign-on. A password is optional; we mail you a link to set one.{' '}
            <LinkButton href="/forgot-password" size="s">
              Set a password
            </LinkButton>
          </p>
        )}
      </Cell>
      <Cell className="border-t border-line">
        <SectionHead title="Sessions" />
        <p className="mb-3 text-ink-2">
          Lost a phone, or used a machine that is not yours? End every session, this one included.
        </p>
        <ConfirmButton
          size="m"
          title="Sign out everywhere?"
          consequence="Every device, this one too, has to sign in again. Nothing else changes."
          verb="Sign out everywhere"
          act={() => props.signOutEverywhere({})}
          onDone={() => void signOut()}
        >
          Sign out everywhere
        </ConfirmButton>
      </Cell>
    </Sheet>
  )
}

function You({ name, email, rename }: AccountSheetProps) {
  const theme = useTheme()
  const toast = useToast()
  const save = async (next: string) => {
    const answer = await rename({ name: next })
    if (!answer.ok) toast({ title: 'Your name was not changed', detail: answer.error.message, kind: 'warn' })
  }
  return (
    <Cell>
      <SectionHead title="You" />
      <dl className="grid grid-cols-[120px_minmax(0,1fr)] max-md:grid-cols-[72px_minmax(0,1fr)] items-center gap-y-2.5">
        <dt className="text-ink-3">Name</dt>
        <dd>
          <InlineEdit value={name} label="Your name" onSave={save} maxLength={80} />
        </dd>
        <dt className="text-ink-3">E-mail</dt>
        <dd className="min-w-0 [overflow-wrap:anywhere]">{email}</dd>
        <dt className="text-ink-3">Theme</dt>
        <dd>
          <SegmentedControl
            label="Theme"
            value={theme}
            onValueChange={(next) => setTheme(parseTheme(next))}
            segments={[
              { value: 'system', label: 'As the system' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        </dd>
      </dl>
    </Cell>
  )
}

function PasswordForm({ email, act }: { email: string; act: AccountSheetProps['changePassword'] }) {
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(
    async (typed: { current: string; next: string }) => {
      const answer = await act(typed)
      // Changing it ended this session too; the new password opens the next one.
      return answer.ok ? { ...answer, value: await tryPassword(email, typed.next) } : answer
    },
    (failed) => {
      if (failed) window.location.assign('/sign-in')
      else toast({ title: 'Your new password is set', detail: 'Other devices are signed out.', kind: 'done' })
    },
  )
  return (
    <form
      className="grid max-w-90 gap-4"
      onSubmit={(event) => {
        const { current = '', next = '' } = fieldsOf(event)
        submit({ current, next })
      }}
    >
      <ProblemNote problem={problem} />
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <PasswordField
        name="current"
        label="Current password"
        size="m"
        autoComplete="current-password"
        required
        error={problem?.fields.current}
      />
      <PasswordField
        name="next"
        label="New password"
        size="m"
        hint={`At least ${passwordRule.min} characters. Other devices are signed out.`}
        autoComplete="new-password"
        minLength={passwordRule.min}
        maxLength={passwordRule.max}
        required
        error={problem?.fields.next}
      />
      <SendButton kind="plain" busy={busy} className="justify-self-start">
        Change password
      </SendButton>
    </form>
  )
}
