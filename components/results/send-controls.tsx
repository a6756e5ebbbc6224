'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { formatCount } from '@/components/ui/format'
import { useToast } from '@/components/ui/toast'

export type Answer<T> = { ok: true; value: T } | { ok: false; error: { message: string } }
type Act = (input: { id: string }) => Promise<Answer<unknown>>
export type SendActs = { pause: Act; resume: Act; stop: Act }

/** Pause, resume and stop one campaign. Stopping is for good and says first what it means. */
export function SendControls({
  id,
  name,
  status,
  waiting,
  acts,
}: {
  id: string
  name: string
  status: string
  /** People whose message has not left. */
  waiting: number
  acts: SendActs
}) {
  const router = useRouter()
  const toast = useToast()
  const [busy, setBusy] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const run = async (what: keyof SendActs, done: string) => {
    setBusy(what)
    const answer = await acts[what]({ id }).catch(() => null)
    setBusy(null)
    setAsking(false)
    if (answer?.ok) toast({ title: done })
    else
      toast({
        kind: 'warn',
        title: answer ? answer.error.message : 'The server could not be reached. Try again.',
      })
    router.refresh()
  }
  return (
    <>
      {status === 'paused' ? (
        <Button
          kind="plain"
          icon="play"
          busy={busy === 'resume'}
          onClick={() => run('resume', `${name} goes on`)}
        >
          Resume
        </Button>
      ) : (
        <Button
          kind="plain"
          icon="pause"
          busy={busy === 'pause'}
          onClick={() => run('pause', `${name} is paused. What the carrier already has still arrives.`)}
        >
          Pause
        </Button>
      )}
      <Dialog
        title={`Stop ${name}?`}
        size="s"
        open={asking}
        onOpenChange={setAsking}
        trigger={
          <Button kind="stop" icon="stop">
            Stop
          </Button>
        }
        footer={
          <>
            <DialogClose asChild>
              <Button>Keep it</Button>
            </DialogClose>
            <Button kind="stop" busy={busy === 'stop'} onClick={() => run('stop', `${name} is stopped`)}>
              Stop for good
            </Button>
          </>
        }
      >
        <p>
          {waiting > 0 ? `${formatCount(waiting)} people will not get it. ` : ''}A stopped campaign cannot be
          resumed; pausing can. What the carrier already has still arrives.
        </p>
      </Dialog>
    </>
  )
}
