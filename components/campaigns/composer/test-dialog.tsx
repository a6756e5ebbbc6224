'use client'

import { type ReactNode, useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { useToast } from '@/components/ui/toast'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

/** Sends the message as it stands to a few phones of one's own. Opened by the press that fetched it. */
export default function TestDialog({
  state,
  props,
  variant,
  trigger,
}: {
  state: DraftState
  props: ComposerProps
  variant: number
  trigger: ReactNode
}) {
  const t = useWords('composer')
  const [open, setOpen] = useState(true)
  const [phones, setPhones] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const toast = useToast()
  const send = async () => {
    setBusy(true)
    setError(null)
    await state.settle()
    const result = await props.actions.sendTest(props.workspace.slug, {
      id: props.campaign.id,
      variant,
      phones,
    })
    setBusy(false)
    if (!result.ok) return setError(result.error.message)
    setOpen(false)
    toast({
      title: t('testDialog.testSent'),
      detail: t('testDialog.phone', { queued: result.value.queued }),
    })
  }
  return (
    <Dialog
      title={t('testDialog.sendATest')}
      description={t('testDialog.theRealPictureAnd')}
      open={open}
      onOpenChange={setOpen}
      size="s"
      trigger={trigger}
      footer={
        <Button kind="dark" busy={busy} onClick={() => void send()}>
          {t('testDialog.sendTest')}
        </Button>
      }
    >
      <Field label={t('testDialog.phoneNumbers')} error={error} hint={t('testDialog.upToFiveSeparated')}>
        <Input
          inputMode="tel"
          placeholder="(828) 555-0147"
          value={phones}
          onChange={(event) => setPhones(event.target.value)}
        />
      </Field>
    </Dialog>
  )
}
