'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose } from '@/components/ui/dialog'
import { Field, Input } from '@/components/ui/field'
import type { Rule } from '@/lib/segments/rule'
import { starters } from '@/lib/segments/starters'
import type { Answer } from './types'

type Make = (input: { name: string; rule?: Rule }) => Promise<Answer<{ id: string }>>

function useMake(home: string, make: Make) {
  const router = useRouter()
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const run = async (name: string, rule?: Rule) => {
    setBusy(name)
    setProblem(null)
    const answer = await make({ name, ...(rule ? { rule } : {}) }).catch(() => null)
    if (answer?.ok) return router.push(`${home}/segments/${answer.value.id}`)
    setBusy(null)
    setProblem(answer ? answer.error.message : 'The server could not be reached. Try again.')
  }
  return { run, busy, problem }
}

/** Asks for the name, makes an empty segment and opens it. */
export function NewSegment({ home, make }: { home: string; make: Make }) {
  const [name, setName] = useState('')
  const { run, busy, problem } = useMake(home, make)
  return (
    <Dialog
      title="New segment"
      size="s"
      trigger={
        <Button kind="go" icon="plus">
          New segment
        </Button>
      }
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button
            kind="go"
            form="new-segment"
            type="submit"
            busy={busy !== null}
            blocker={name.trim() ? null : 'Give it a name'}
          >
            Choose people
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
        <Field label="Name" hint="Seen by your team only." error={problem}>
          <Input
            value={name}
            maxLength={80}
            onChange={(event) => setName(event.target.value)}
            placeholder="Drift fans nearby"
          />
        </Field>
      </form>
    </Dialog>
  )
}

/** Ready-made first segments. */
export function Starters({ home, make }: { home: string; make: Make }) {
  const { run, busy, problem } = useMake(home, make)
  return (
    <div className="w-full max-w-160">
      <ul className="grid grid-cols-2 gap-2 text-left max-md:grid-cols-1">
        {starters.map(({ name, why, rule }) => (
          <li key={name} className="flex flex-col items-start gap-1.5 rounded-md border border-line p-3">
            <b className="font-semibold">{name}</b>
            <span className="flex-1 text-ink-3">{why}</span>
            <Button size="s" busy={busy === name} onClick={() => run(name, rule)}>
              Start with this
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
