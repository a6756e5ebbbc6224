'use client'

import { Field, Input } from '@/components/ui/field'
import { ProblemNote } from './problem-note'
import { SendButton } from './send-button'
import { type Answer, fieldsOf, useSubmit } from './use-submit'

export function NewWorkspaceForm({
  act,
}: {
  act: (input: { workspaceName: string }) => Promise<Answer<{ slug: string }>>
}) {
  const { submit, busy, problem } = useSubmit(act, ({ slug }) => window.location.assign(`/${slug}/start`))
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => submit({ workspaceName: fieldsOf(event).workspaceName ?? '' })}
    >
      <ProblemNote problem={problem} />
      <Field
        label="Name of your brand"
        hint="What your customers call you. It opens every message."
        error={problem?.fields.workspaceName}
        required
      >
        <Input name="workspaceName" size="l" autoComplete="organization" maxLength={60} required />
      </Field>
      <SendButton size="l" busy={busy}>
        Make the workspace
      </SendButton>
    </form>
  )
}
