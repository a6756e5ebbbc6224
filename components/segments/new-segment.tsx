'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import type { Rule } from '@/lib/segments/rule'
import { starters } from '@/lib/segments/starters'
import type { Answer } from './types'

type Make = (input: { name: string; rule?: Rule }) => Promise<Answer<{ id: string }>>

function useMake(home: string, make: Make) {
  const t = useWords('segments')
  const router = useRouter()
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (name: string, rule?: Rule) => {
    setBusy(name)
    setProblem(null)
    const answer = await make({ name, ...(rule ? { rule } : {}) }).catch(() => null)
    if (answer?.ok) return router.push(`${home}/segments/${answer.value.id}`)
    setBusy(null)
    setProblem(answer ? answer.error.message : t('newSegment.theServerCouldNot'))
  }
  return { run, busy, problem }
}

/** Asks for the name, makes an empty segment and opens it. */
export function NewSegment({ home, make }: { home: string; make: Make }) {
  const t = useWords('segments')
  const [name, setName] = useState('')
  const { run, busy, problem } = useMake(home, make)
  return (
    <Dialog
      title={t('newSegment.newSegment')}
      size="s"
      trigger={
        <Button kind="go" icon="plus">
          {t('newSegment.newSegment')}
        </Button>
      }
      footer={
        <>
          <DialogClose asChild>
            <Button>{t('newSegment.cancel')}</Button>
          </DialogClose>
          <Button
            kind="go"
            form="new-segment"
            type="submit"
            busy={busy !== null}
            blocker={name.trim() ? null : t('newSegment.giveItAName')}
          >
            {t('newSegment.choosePeople')}
          </Button>
        </>
      }
    >
      <form
        id="new-segment"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) void run(name.trim())
        }}
      >
        <Field label={t('newSegment.name')} hint={t('newSegment.seenByYourTeam')} error={problem}>
          <Input
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
            placeholder={t('newSegment.driftFansNearby')}
          />
        </Field>
      </form>
    </Dialog>
  )
}

/** Ready-made first segments. */
export function Starters({ home, make }: { home: string; make: Make }) {
  const t = useWords('segments')
  const { run, busy, problem } = useMake(home, make)
  return (
    <div className="w-full max-w-160">
      <ul className="grid grid-cols-2 gap-2 text-start max-md:grid-cols-1">
        {starters(t).map(({ name, why, rule }) => (
          <li key={name} className="flex flex-col items-start gap-1.5 rounded-md border border-line p-3">
            <b className="font-semibold">{name}</b>
            <span className="flex-1 text-ink-3">{why}</span>
            <Button size="s" busy={busy === name} onClick={() => run(name, rule)}>
              {t('newSegment.startWithThis')}
            </Button>
          </li>
        ))}
      </ul>
      {problem ? (
        <p role="alert" className="mt-2 text-block">
          {problem}
        </p>
      ) : null}
    </div>
  )
}
