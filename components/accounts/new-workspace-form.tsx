'use client'

import { useWords } from '#words'
import { Field, Input } from '@/components/ui/field'
import { ProblemNote } from './problem-note'
import { SendButton } from './send-button'
import { type Answer, fieldsOf, useSubmit } from './use-submit'

export function NewWorkspaceForm({
  act,
}: {
  act: (input: { workspaceName: string }) => Promise<Answer<{ slug: string }>>
}) {
  const t = useWords('accounts')
  const { submit, busy, problem } = useSubmit(act, ({ slug }) => window.location.assign(`/${slug}/start`))
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => submit({ workspaceName: fieldsOf(event).workspaceName ?? '' })}
    >
      <ProblemNote problem={problem} />
      <Field
        label={t('newWorkspaceForm.nameOfYourBrand')}
        hint={t('newWorkspaceForm.whatYourCustomersCall')}
        error={problem?.fields.workspaceName}
        required
      >
        <Input name="workspaceName" size="l" autoComplete="organization" maxLength={60} required />
      </Field>
      <SendButton size="l" busy={busy}>
        {t('newWorkspaceForm.makeTheWorkspace')}
      </SendButton>
    </form>
  )
}
