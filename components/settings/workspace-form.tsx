'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { Combobox } from '@/components/ui/combobox'
import { Field, Input, Textarea } from '@/components/ui/field'
import type { Option } from '@/components/ui/select'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import type { WorkspaceSettings } from '@/lib/accounts/workspace'

export type WorkspaceFormProps = {
  settings: WorkspaceSettings
  timeZones: readonly Option[]
  save: (input: WorkspaceSettings) => Promise<Answer<unknown>>
}

const replies = [
  {
    name: 'stopReply',
    label: 'After STOP',
    hint: 'The last message they get. It must confirm that they are out.',
  },
  { name: 'startReply', label: 'After START', hint: 'It must say how to get help and how to stop.' },
  { name: 'helpReply', label: 'After HELP', hint: 'Say who you are and how to reach you.' },
] as const

/** Everything an owner sets for the whole workspace. Saved together, so that a half-typed line is never sent. */
export function WorkspaceForm({ settings, timeZones, save }: WorkspaceFormProps) {
  const [timeZone, setTimeZone] = useState(settings.timeZone)
  const toast = useToast()
  const router = useRouter()
  const { submit, busy, problem } = useSubmit(save, () => {
    toast({ title: 'Saved', kind: 'done' })
    router.refresh()
  })
  const error = problem?.fields ?? {}
  return (
    <form
      onSubmit={(event) => {
        const { attributionHours, ...typed } = fieldsOf(event)
        submit({
          ...(typed as unknown as WorkspaceSettings),
          timeZone,
          attributionHours: Number(attributionHours),
        })
      }}
    >
      <Sheet className="max-w-180">
        <Cell className="grid gap-4">
          <SectionHead title="Brand" as="h2" className="mb-0!" />
          <ProblemNote problem={problem} />
          <Field
            label="Brand"
            hint="Opens every message, so that people know who writes."
            error={error.brandName}
            required
          >
            <Input name="brandName" defaultValue={settings.brandName} maxLength={60} />
          </Field>
          <Field
            label="Workspace"
            hint="What your team calls it here. Its address stays."
            error={error.name}
            required
          >
            <Input name="name" defaultValue={settings.name} maxLength={60} />
          </Field>
          <Field label="Opt-out line" hint="Ends every marketing message." error={error.optOutLine} required>
            <Input name="optOutLine" defaultValue={settings.optOutLine} maxLength={80} />
          </Field>
        </Cell>
        <Cell className="grid gap-4 border-t border-line">
          <SectionHead
            title="Answers to keywords"
            note="sent once, at once, and free of marketing"
            className="mb-0!"
          />
          {replies.map(({ name, label, hint }) => (
            <Field key={name} label={label} hint={hint} error={error[name]} required>
              <Textarea name={name} defaultValue={settings[name]} rows={2} maxLength={320} />
            </Field>
          ))}
        </Cell>
        <Cell className="grid gap-4 border-t border-line">
          <SectionHead title="Time and results" className="mb-0!" />
          <Field
            label="Time zone"
            hint="Of your team. Recipients always count in their own."
            error={error.timeZone}
          >
            <Combobox options={timeZones} value={timeZone} onValueChange={setTimeZone} />
          </Field>
          <Field
            label="A purchase counts for a click within"
            hint="1 hour to 30 days, after the click."
            error={error.attributionHours}
            required
          >
            <Input
              name="attributionHours"
              type="number"
              min={1}
              max={720}
              defaultValue={settings.attributionHours}
              trailing="hours"
              className="max-w-36"
            />
          </Field>
        </Cell>
        <Cell className="flex justify-end border-t border-line">
          <SendButton busy={busy}>Save changes</SendButton>
        </Cell>
      </Sheet>
    </form>
  )
}
