'use client'

import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Field, Input } from '@/components/ui/field'
import { ProblemNote } from './problem-note'
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
  const [sentTo, setSentTo] = useState<string>()
  const [email, setEmail] = useState('')
  const { submit, busy, problem } = useSubmit(act, ({ link }) => {
    if (link) window.location.assign(link)
    else setSentTo(email)
  })
  if (sentTo) {
    return (
      <div role="status">
        <Callout
          tone="good"
          icon="mail"
          title={`Look into the mail of ${sentTo}`}
          actions={
            <Button size="s" onClick={() => setSentTo(undefined)}>
              Use another address
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
        fieldsOf(event)
        submit({ email })
      }}
    >
      <ProblemNote problem={problem} />
      <Field label="E-mail" error={problem?.fields.email} required>
        <Input
          name="email"
          type="email"
          size="l"
          autoComplete="email"
          required
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <Button type="submit" kind="go" size="l" busy={busy}>
        {verb}
      </Button>
    </form>
  )
}
