'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { useToast } from '@/components/ui/toast'
import type { Answer } from './types'
import { useAnswered } from './use-answered'

type Change = (input: { ids: string[] }) => Promise<Answer<number>>

/** Deletes at once, and offers to take it back. */
export function ContactActions({
  id,
  home,
  name,
  remove,
  restore,
}: {
  id: string
  home: string
  name: string
  remove: Change
  restore: Change
}) {
  const t = useWords('contacts')
  const answered = useAnswered()
  const router = useRouter()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const deleteIt = async () => {
    setBusy(true)
    const answer = await answered(remove({ ids: [id] }))
    setBusy(false)
    if (!answer.ok) return toast({ kind: 'warn', title: answer.error.message })
    router.push(home)
    const undo = async () => {
      const back = await answered(restore({ ids: [id] }))
      if (back.ok) router.push(`${home}/${id}`)
      else toast({ kind: 'warn', title: back.error.message })
    }
    toast({ title: t('contactActions.deleted', { name }), detail: t('contactActions.whatWasSaidOf'), undo })
  }
  return (
    <Button kind="stop" icon="trash" onClick={deleteIt} busy={busy}>
      {t('contactActions.delete')}
    </Button>
  )
}
