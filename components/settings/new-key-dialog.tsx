'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { SendButton } from '@/components/accounts/send-button'
import { type Answer, fieldsOf, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/choice'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { useToast } from '@/components/ui/toast'
import { apiScopeWords } from '@/lib/accounts/role-words'
import { type ApiScope, apiScopes } from '@/lib/accounts/roles'

export type NewKeyDialogProps = {
  act: (input: { name: string; scopes: ApiScope[] }) => Promise<Answer<{ key: string }>>
}

/** Makes a key and shows it, once: only its hash is kept. */
export function NewKeyDialog({ act }: NewKeyDialogProps) {
  const t = useWords('settings')
  const [open, setOpen] = useState(false)
  const [key, setKey] = useState<string>()
  const router = useRouter()
  const change = (next: boolean) => {
    setOpen(next)
    if (!next && key) {
      setKey(undefined)
      router.refresh()
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={key ? t('newKeyDialog.yourNewKey') : t('newKeyDialog.newApiKey')}
      description={key ? t('newKeyDialog.copyItNowIt') : undefined}
      trigger={
        <Button kind="go" icon="plus">
          {t('newKeyDialog.newKey')}
        </Button>
      }
    >
      {key ? <ShownOnce value={key} /> : <KeyForm act={act} onMade={setKey} />}
    </Dialog>
  )
}

function KeyForm({ act, onMade }: NewKeyDialogProps & { onMade: (key: string) => void }) {
  const t = useWords('settings')
  const [scopes, setScopes] = useState<ApiScope[]>(['conversions.write'])
  const { submit, busy, problem } = useSubmit(act, ({ key }) => onMade(key))
  const toggle = (scope: ApiScope) => (on: boolean) =>
    setScopes((all) => (on ? [...all, scope] : all.filter((one) => one !== scope)))
  return (
    <form className="grid gap-4" onSubmit={(event) => submit({ name: fieldsOf(event).name ?? '', scopes })}>
      <ProblemNote problem={problem} />
      <Field
        label={t('newKeyDialog.name')}
        hint={t('newKeyDialog.whereItWillBe')}
        error={problem?.fields.name}
        required
      >
        <Input name="name" maxLength={60} required />
      </Field>
      <fieldset className="grid gap-2">
        <legend className="mb-1.5 text-sm font-[560] text-ink-2">{t('newKeyDialog.itMay')}</legend>
        {apiScopes.map((scope) => (
          <Checkbox
            key={scope}
            label={apiScopeWords(t)[scope]}
            checked={scopes.includes(scope)}
            onCheckedChange={toggle(scope)}
          />
        ))}
        {problem?.fields.scopes ? <p className="text-sm text-block">{problem.fields.scopes}</p> : null}
      </fieldset>
      <div className="flex justify-end">
        <SendButton busy={busy}>{t('newKeyDialog.makeTheKey')}</SendButton>
      </div>
    </form>
  )
}

function ShownOnce({ value }: { value: string }) {
  const t = useWords('settings')
  const toast = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    toast({ title: t('newKeyDialog.copied'), kind: 'done' })
  }
  return (
    <div className="grid gap-4">
      <Field label={t('newKeyDialog.key')}>
        <Input
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          trailing={
            <Button size="s" icon="copy" onClick={() => void copy()}>
              {t('newKeyDialog.copy')}
            </Button>
          }
        />
      </Field>
      <p className="text-ink-2">
        {t.rich('newKeyDialog.sendItAsAuthorization', {
          code: (words) => (
            <code translate="no" className="rounded-sm bg-fill px-1">
              {words}
            </code>
          ),
        })}
      </p>
      <div className="flex justify-end">
        <DialogClose asChild>
          <Button kind="go">{t('newKeyDialog.iHaveCopiedIt')}</Button>
        </DialogClose>
      </div>
    </div>
  )
}
