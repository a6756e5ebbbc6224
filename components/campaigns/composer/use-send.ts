import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { useToast } from '@/components/ui/toast'
import { onceFetched } from '@/components/ui/warm'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'

export const fetchDialogs = () => import('./send-dialogs')

export type Sending = ReturnType<typeof useSend>

/** Review, launch, and thirty seconds in which nothing has left yet: one for a page, however many buttons it has. */
export function useSend(state: DraftState, props: ComposerProps) {
  const t = useWords('composer')
  const [reviewing, setReviewing] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [holdUntil, setHoldUntil] = useState(props.campaign.holdUntil)
  const router = useRouter()
  const toast = useToast()
  const { slug } = props.workspace
  const id = props.campaign.id
  const launch = async () => {
    setBusy(true)
    setRefusal(null)
    const saved = await state.settle()
    const result = saved ? await props.actions.launch(slug, { id, revision: state.revision() }) : null
    setBusy(false)
    if (!result) return setRefusal(t('sendButton.notSentYourLast'))
    if (!result.ok) return setRefusal(result.error.message)
    setReviewing(false)
    if (result.value.holdUntil) return setHoldUntil(new Date(result.value.holdUntil).getTime())
    toast({
      title: t('sendButton.isScheduled', { name: state.name }),
      detail: t('sendButton.people', { people: result.value.people }),
    })
    router.push(`/${slug}/campaigns`)
  }
  const stop = async () => {
    const result = await props.actions.takeBack(slug, { id })
    setHoldUntil(null)
    if (result.ok) toast({ title: t('sendButton.takenBack'), detail: t('sendButton.notOneHasLeft') })
    else toast({ kind: 'warn', title: t('sendButton.itHasBegunTo'), detail: result.error.message })
    router.refresh()
  }
  const gone = () => router.push(`/${slug}/campaigns/${id}/results`)
  const skip = async () => {
    const result = await props.actions.skipHold(slug, { id })
    if (result.ok) gone()
    else toast({ kind: 'warn', title: t('sendButton.notSent'), detail: result.error.message })
  }
  return {
    reviewing,
    review: () => onceFetched(fetchDialogs, () => setReviewing(true)),
    onReviewing: setReviewing,
    refusal,
    busy,
    onLaunch: () => void launch(),
    holdUntil,
    onStop: () => void stop(),
    onSkip: () => void skip(),
    onElapsed: gone,
  }
}
