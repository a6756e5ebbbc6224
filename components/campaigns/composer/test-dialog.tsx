'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import { useToast } from '@/components/ui/toast'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

/** Sends the message as it stands to a few phones of one's own. */
export function TestDialog({
  state,
  props,
  variant,
}: {
  state: DraftState
  props: ComposerProps
  variant: number
}) {
  const [open, setOpen] = useState(false)
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
      title: 'Test sent',
      detail: `${result.value.queued} ${result.value.queued === 1 ? 'phone' : 'phones'}`,
    })
  }
  return (
    <Dialog
      title="Send a test"
      description="The real picture and words, marked as a test. It does not count in results."
      open={open}
      onOpenChange={setOpen}
      size="s"
      trigger={<Button icon="send">Send a test</Button>}
      footer={
        <Button kind="dark" busy={busy} onClick={() => void send()}>
          Send test
        </Button>
      }
    >
      <Field
        label="Phone numbers"
        error={error}
        hint="Up to five, separated by commas. On a real carrier they must be contacts who agreed."
      >
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
