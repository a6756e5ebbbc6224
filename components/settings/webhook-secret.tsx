'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { type Answer, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { useToast } from '@/components/ui/toast'

export type RenewSecret = (input: { id: string }) => Promise<Answer<{ secret: string }>>

/** Replaces the signing secret: says what follows, then shows the new one, once. */
export function RenewSecretDialog({ endpointId, act }: { endpointId: string; act: RenewSecret }) {
  const t = useWords('webhooks')
  const [open, setOpen] = useState(false)
  const [secret, setSecret] = useState<string>()
  const router = useRouter()
  const { submit, busy, problem } = useSubmit(act, (made) => setSecret(made.secret))
  const change = (next: boolean) => {
    setOpen(next)
    if (!next && secret) {
      setSecret(undefined)
      router.refresh()
    }
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={secret ? t('secret.renewed') : t('secret.renewTitle')}
      description={secret ? t('secret.copyItNow') : t('secret.renewText')}
      trigger={<Button size="s">{t('secret.renew')}</Button>}
      footer={
        secret ? undefined : (
          <>
            <DialogClose asChild>
              <Button>{t('secret.keep')}</Button>
            </DialogClose>
            <Button kind="go" busy={busy} onClick={() => submit({ id: endpointId })}>
              {t('secret.renewIt')}
            </Button>
          </>
        )
      }
    >
      {secret ? <ShownOnce secret={secret} /> : <ProblemNote problem={problem} />}
    </Dialog>
  )
}

/** A secret inside the dialog that made it. */
export function ShownOnce({ secret }: { secret: string }) {
  const t = useWords('webhooks')
  const toast = useToast()
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    toast({ title: t('secret.copied'), kind: 'done' })
  }
  return (
    <div className="grid gap-4">
      <Field label={t('secret.secret')}>
        <Input
          readOnly
          dir="ltr"
          value={secret}
          onFocus={(event) => event.target.select()}
          trailing={
            <Button size="s" icon="copy" onClick={() => void copy()}>
              {t('secret.copy')}
            </Button>
          }
        />
      </Field>
      <p className="text-ink-2">
        {t.rich('secret.verify', {
          call: 'new Webhook(secret).verify(body, headers)',
          code: (words) => (
            <code dir="ltr" translate="no" className="rounded-sm bg-fill px-1 [overflow-wrap:anywhere]">
              {words}
            </code>
          ),
        })}
      </p>
      <div className="flex justify-end">
        <DialogClose asChild>
          <Button kind="go">{t('secret.done')}</Button>
        </DialogClose>
      </div>
    </div>
  )
}
