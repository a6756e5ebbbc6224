'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
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
  const t = useWords('results')
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
        title: answer ? answer.error.message : t('sendControls.theServerCouldNot'),
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
          onClick={() => run('resume', t('sendControls.goesOn', { name }))}
        >
          {t('sendControls.resume')}
        </Button>
      ) : (
        <Button
          kind="plain"
          icon="pause"
          busy={busy === 'pause'}
          onClick={() => run('pause', t('sendControls.isPausedWhatThe', { name }))}
        >
          {t('sendControls.pause')}
        </Button>
      )}
      <Dialog
        title={t('sendControls.stop', { name })}
        size="s"
        open={asking}
        onOpenChange={setAsking}
        trigger={
          <Button kind="stop" icon="stop">
            {t('sendControls.stop2')}
          </Button>
        }
        footer={
          <>
            <DialogClose asChild>
              <Button>{t('sendControls.keepIt')}</Button>
            </DialogClose>
            <Button
              kind="stop"
              busy={busy === 'stop'}
              onClick={() => run('stop', t('sendControls.isStopped', { name }))}
            >
              {t('sendControls.stopForGood')}
            </Button>
          </>
        }
      >
        <p>
          {waiting > 0 ? `${t('sendControls.peopleWillNotGet', { waiting })} ` : ''}
          {t('sendControls.aStoppedCampaignCannot')}
        </p>
      </Dialog>
    </>
  )
}
