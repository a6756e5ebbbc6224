'use client'

import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field, Input } from '@/components/ui/field'
import { ProblemNote } from './problem-note'
import { SendButton } from './send-button'
import { type Answer, fieldsOf, useSubmit } from './use-submit'

/** Asks for an e-mail address, then says that a link was sent there: for sign-up and for a new password. */
export function EmailStep({
  act,
  verb,
  sent,
}: {
  /** Answers with a link when it may be followed at once, on a local installation. */
  act: (input: { email: string }) => Promise<Answer<{ link: string | null }>>
  verb: string
  /** What is in the mail. */
  sent: ReactNode
}) {
  const t = useWords('accounts')
  const [isSent, setSent] = useState(false)
  const [email, setEmail] = useState('')
  const { submit, busy, problem } = useSubmit(act, ({ link }) => {
    if (link) window.location.assign(link)
    else setSent(true)
  })
  if (isSent) {
    return (
      <div role="status">
        <Callout
          tone="good"
          icon="mail"
          title={t('emailStep.lookIntoTheMail', { email })}
          actions={
            <Button size="s" onClick={() => setSent(false)}>
              {t('emailStep.useAnotherAddress')}
            </Button>
          }
        >
          {sent}
        </Callout>
      </div>
    )
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        const typed = fieldsOf(event).email ?? ''
        setEmail(typed)
        submit({ email: typed })
      }}
    >
      <ProblemNote problem={problem} />
      <Field label={t('emailStep.eMail')} error={problem?.fields.email} required>
        <Input name="email" type="email" size="l" autoComplete="email" required defaultValue={email} />
      </Field>
      <SendButton size="l" busy={busy}>
        {verb}
      </SendButton>
    </form>
  )
}
