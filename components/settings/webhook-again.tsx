'use client'

import { useRouter } from 'next/navigation'
import { useWords } from '#words'
import { type Answer, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import type { Shown } from '@/lib/webhooks/delivery'
import { isDelivered } from '@/lib/webhooks/outcome'

export type SendAgain = (input: { id: string; delivery: string }) => Promise<Answer<Shown>>

/** Sends one delivery once more, and says how that went. */
export function AgainButton({
  act,
  endpointId,
  deliveryId,
}: {
  act: SendAgain
  endpointId: string
  deliveryId: string
}) {
  const t = useWords('webhooks')
  const router = useRouter()
  const toast = useToast()
  const { submit, busy } = useSubmit(async () => {
    const answer = await act({ id: endpointId, delivery: deliveryId })
    if (!answer.ok) toast({ title: t('delivery.notTaken'), detail: answer.error.message, kind: 'warn' })
    else if (isDelivered(answer.value.outcome)) toast({ title: t('delivery.sentAgain'), kind: 'done' })
    else
      toast({
        title: t('delivery.notTaken'),
        detail: t(`advice.${answer.value.outcome}`),
        kind: 'warn',
      })
    router.refresh()
    return answer
  })
  return (
    <Button size="s" icon="refresh" busy={busy} onClick={() => submit()}>
      {t('delivery.again')}
    </Button>
  )
}

/** Puts everything that failed back in line. */
export function FailedAgainButton({
  act,
  endpointId,
}: {
  act: (input: { id: string }) => Promise<Answer<{ count: number }>>
  endpointId: string
}) {
  const t = useWords('webhooks')
  const router = useRouter()
  const toast = useToast()
  const { submit, busy } = useSubmit(act, ({ count }) => {
    toast({ title: t('log.againDone', { count }), detail: t('log.againDetail'), kind: 'done' })
    router.refresh()
  })
  return (
    <Button size="s" icon="refresh" busy={busy} onClick={() => submit({ id: endpointId })}>
      {t('log.again')}
    </Button>
  )
}
