'use client'

import { useWords } from '#words'
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
import { Select } from '@/components/ui/select'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import { passwordRule } from '@/lib/accounts/password-rule'
import type { Locale } from '@/lib/words/languages'
import { ConfirmButton } from './confirm-button'

export type AccountSheetProps = {
  name: string
  email: string
  /** False for people who come by single sign-on and never set one. */
  hasPassword: boolean
  locale: Locale
  /** The languages to choose from, each by its own name. */
  languages: readonly { value: Locale; label: string }[]
  speak: (input: { locale: Locale }) => Promise<Answer<unknown>>
  rename: (input: { name: string }) => Promise<Answer<unknown>>
  changePassword: (input: { current: string; next: string }) => Promise<Answer<unknown>>
  signOutEverywhere: (input: Record<string, never>) => Promise<Answer<unknown>>
}

export function AccountSheet(props: AccountSheetProps) {
  const t = useWords('settings')
  return (
    <Sheet className="max-w-180">
      <You {...props} />
      <Cell className="border-t border-line">
        <SectionHead title={t('accountSheet.password')} />
        {props.hasPassword ? (
          <PasswordForm email={props.email} act={props.changePassword} />
        ) : (
          <p className="text-ink-2">
            {t.rich('accountSheet.youSignInBy', {
              linkButton: (words) => (
                <LinkButton href="/forgot-password" size="s">
                  {words}
                </LinkButton>
              ),
            })}
          </p>
        )}
      </Cell>
      <Cell className="border-t border-line">
        <SectionHead title={t('accountSheet.sessions')} />
        <p className="mb-3 text-ink-2">{t('accountSheet.lostAPhoneOr')}</p>
        <ConfirmButton
          size="m"
          title={t('accountSheet.signOutEverywhere2')}
          consequence={t('accountSheet.everyDeviceThisOne')}
          verb={t('accountSheet.signOutEverywhere')}
          act={() => props.signOutEverywhere({})}
          onDone={() => void signOut()}
        >
          {t('accountSheet.signOutEverywhere')}
        </ConfirmButton>
      </Cell>
    </Sheet>
  )
}

function You({ name, email, rename, ...language }: AccountSheetProps) {
  const t = useWords('settings')
  const theme = useTheme()
  const toast = useToast()
  const save = async (next: string) => {
    const answer = await rename({ name: next })
    if (!answer.ok)
      toast({ title: t('accountSheet.yourNameWasNot'), detail: answer.error.message, kind: 'warn' })
  }
  return (
    <Cell>
      <SectionHead title={t('accountSheet.you')} />
      <dl className="grid grid-cols-[120px_minmax(0,1fr)] max-md:grid-cols-[72px_minmax(0,1fr)] items-center gap-y-2.5">
        <dt className="text-ink-3">{t('accountSheet.name')}</dt>
        <dd>
          <InlineEdit value={name} label={t('accountSheet.yourName')} onSave={save} maxLength={80} />
        </dd>
        <dt className="text-ink-3">{t('accountSheet.eMail')}</dt>
        <dd className="min-w-0 [overflow-wrap:anywhere]">{email}</dd>
        <dt className="text-ink-3">{t('accountSheet.language')}</dt>
        <dd>
          <LanguageSelect {...language} />
        </dd>
        <dt className="text-ink-3">{t('accountSheet.theme')}</dt>
        <dd>
          <SegmentedControl
            label={t('accountSheet.theme')}
            value={theme}
            onValueChange={(next) => setTheme(parseTheme(next))}
            segments={[
              { value: 'system', label: t('accountSheet.asTheSystem') },
              { value: 'light', label: t('accountSheet.light') },
              { value: 'dark', label: t('accountSheet.dark') },
            ]}
          />
        </dd>
      </dl>
    </Cell>
  )
}

function LanguageSelect({
  locale,
  languages,
  speak,
}: Pick<AccountSheetProps, 'locale' | 'languages' | 'speak'>) {
  const t = useWords('settings')
  const toast = useToast()
  const choose = async (value: string) => {
    const chosen = languages.find((language) => language.value === value)
    if (!chosen) return
    const answer = await speak({ locale: chosen.value })
    // A whole new page: the language stands on <html>, and every word in memory is of the old one.
    if (answer.ok) window.location.reload()
    else toast({ title: t('accountSheet.languageStays'), detail: answer.error.message, kind: 'warn' })
  }
  return (
    <Select
      aria-label={t('accountSheet.language')}
      options={languages}
      value={locale}
      onValueChange={(value) => void choose(value)}
      className="w-auto"
    />
  )
}

function PasswordForm({ email, act }: { email: string; act: AccountSheetProps['changePassword'] }) {
  const t = useWords('settings')
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(
    async (typed: { current: string; next: string }) => {
      const answer = await act(typed)
      // Changing it ended this session too; the new password opens the next one.
      return answer.ok ? { ...answer, value: await tryPassword(email, typed.next) } : answer
    },
    (failed) => {
      if (failed) window.location.assign('/sign-in')
      else
        toast({
          title: t('accountSheet.yourNewPasswordIs'),
          detail: t('accountSheet.otherDevicesAreSigned'),
          kind: 'done',
        })
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
        label={t('accountSheet.currentPassword')}
        size="m"
        autoComplete="current-password"
        required
        error={problem?.fields.current}
      />
      <PasswordField
        name="next"
        label={t('accountSheet.newPassword')}
        size="m"
        hint={t('accountSheet.atLeastCharactersOther', { min: passwordRule.min })}
        autoComplete="new-password"
        minLength={passwordRule.min}
        maxLength={passwordRule.max}
        required
        error={problem?.fields.next}
      />
      <SendButton kind="plain" busy={busy} className="justify-self-start">
        {t('accountSheet.changePassword')}
      </SendButton>
    </form>
  )
}
