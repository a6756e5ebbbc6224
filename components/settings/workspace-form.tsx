'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { Combobox } from '@/components/ui/combobox'
import { Field, Input, Textarea } from '@/components/ui/field'
import type { Option } from '@/components/ui/select'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import { optOutPage } from '@/lib/accounts/opt-out-line'
import type { WorkspaceSettings } from '@/lib/accounts/workspace'
import type { Words } from '@/lib/words/translate'

export type WorkspaceFormProps = {
  settings: WorkspaceSettings
  timeZones: readonly Option[]
  save: (input: WorkspaceSettings) => Promise<Answer<unknown>>
}

const replies = (t: Words<'settings'>) =>
  [
    {
      name: 'stopReply',
      label: t('workspaceForm.afterStop'),
      hint: t('workspaceForm.theLastMessageThey'),
    },
    { name: 'startReply', label: t('workspaceForm.afterStart'), hint: t('workspaceForm.itMustSayHow') },
    { name: 'helpReply', label: t('workspaceForm.afterHelp'), hint: t('workspaceForm.sayWhoYouAre') },
  ] as const

/** Everything an owner sets for the whole workspace. Saved together, so that a half-typed line is never sent. */
export function WorkspaceForm({ settings, timeZones, save }: WorkspaceFormProps) {
  const t = useWords('settings')
  const [timeZone, setTimeZone] = useState(settings.timeZone)
  const toast = useToast()
  const router = useRouter()
  const { submit, busy, problem } = useSubmit(save, () => {
    toast({ title: t('workspaceForm.saved'), kind: 'done' })
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
          <SectionHead title={t('workspaceForm.brand')} as="h2" className="mb-0!" />
          <ProblemNote problem={problem} />
          <Field
            label={t('workspaceForm.brand')}
            hint={t('workspaceForm.opensEveryMessageSo')}
            error={error.brandName}
            required
          >
            <Input name="brandName" defaultValue={settings.brandName} maxLength={60} />
          </Field>
          <Field
            label={t('workspaceForm.workspace')}
            hint={t('workspaceForm.whatYourTeamCalls')}
            error={error.name}
            required
          >
            <Input name="name" defaultValue={settings.name} maxLength={60} />
          </Field>
          <Field
            label={t('workspaceForm.optOutLine')}
            hint={t('workspaceForm.endsEveryMarketingMessage', { page: optOutPage })}
            error={error.optOutLine}
            required
          >
            <Input name="optOutLine" defaultValue={settings.optOutLine} maxLength={80} />
          </Field>
        </Cell>
        <Cell className="grid gap-4 border-t border-line">
          <SectionHead
            title={t('workspaceForm.answersToKeywords')}
            note={t('workspaceForm.sentOnceAtOnce')}
            className="mb-0!"
          />
          {replies(t).map(({ name, label, hint }) => (
            <Field key={name} label={label} hint={hint} error={error[name]} required>
              <Textarea name={name} defaultValue={settings[name]} rows={2} maxLength={320} />
            </Field>
          ))}
        </Cell>
        <Cell className="grid gap-4 border-t border-line">
          <SectionHead title={t('workspaceForm.timeAndResults')} className="mb-0!" />
          <Field
            label={t('workspaceForm.timeZone')}
            hint={t('workspaceForm.ofYourTeamRecipients')}
            error={error.timeZone}
          >
            <Combobox options={timeZones} value={timeZone} onValueChange={setTimeZone} />
          </Field>
          <Field
            label={t('workspaceForm.aPurchaseCountsFor')}
            hint={t('workspaceForm.n1HourTo30')}
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
          <SendButton busy={busy}>{t('workspaceForm.saveChanges')}</SendButton>
        </Cell>
      </Sheet>
    </form>
  )
}
