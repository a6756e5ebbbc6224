'use client'

import { useState } from 'react'
import { useWords } from '#words'
import type { Answer as Result } from '@/components/contacts/types'
import { useAnswered } from '@/components/contacts/use-answered'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Icon } from '@/components/ui/icon'
import { Sheet } from '@/components/ui/sheet'
import type { Answer } from '@/lib/consent/explain'
import type { Words } from '@/lib/words/translate'

type Check = { events: number; unbroken: boolean; brokenAt: number | null; head: string | null; ms: number }

type Props = {
  phone: string
  name: string | null
  answer: Answer
  events: number
  head: string | null
  check: (input: { phone: string }) => Promise<Result<Check>>
}

/** The perforated ticket: the answer, its grounds, and the seal of the replayed chain. */
export function ProofTicket({ phone, name, answer, events, head, check }: Props) {
  const t = useWords('consent')
  const answered = useAnswered()
  const [checked, setChecked] = useState<Check | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const replay = async () => {
    setBusy(true)
    const result = await answered(check({ phone }))
    setBusy(false)
    if (!result.ok) return setProblem(result.error.message)
    setProblem(null)
    setChecked(result.value)
  }
  const who = name?.split(' ')[0] ?? t('proofTicket.thisNumber')
  return (
    <Sheet className="lg:sticky lg:top-4">
      <div className="flex items-start gap-3 p-4">
        <h2 className="type-section flex-1">
          {answer.may ? t('proofTicket.whyMayWeWrite', { who }) : t('proofTicket.whyMayWeNot', { who })}
        </h2>
        {answer.may ? (
          <Badge tone="good">{t('proofTicket.allowed')}</Badge>
        ) : (
          <Badge tone="block">{t('proofTicket.notAllowed')}</Badge>
        )}
      </div>
      <Perforation />
      <ul className="grid grid-cols-[16px_auto_1fr] items-baseline gap-x-3 gap-y-2.5 p-4">
        {answer.grounds.map(({ label, holds, detail }) => (
          <li key={label} className="contents">
            <Icon
              name={holds ? 'check' : 'block'}
              size={14}
              label={holds ? t('proofTicket.holds') : t('proofTicket.doesNotHold')}
              className={holds ? 'text-good' : 'text-block'}
            />
            <span className="text-ink-2">{label}</span>
            <b className="font-semibold">{detail}</b>
          </li>
        ))}
      </ul>
      <Perforation />
      <div className="grid gap-3 p-4">
        <div className="flex flex-wrap items-center gap-3">
          <Seal state={checked === null ? 'unlit' : checked.unbroken ? 'lit' : 'broken'} />
          <div className="min-w-40 flex-1" aria-live="polite">
            <p className="font-semibold">{sealWords(t, checked, events)}</p>
            <p className="truncate text-sm text-ink-3 tabular-nums">
              <span translate="no">{shortHash(t, checked?.head ?? head)}</span>
              {checked ? t('proofTicket.inS', { value: (checked.ms / 1000).toFixed(2) }) : ''}
            </p>
          </div>
          <Button
            kind="go"
            icon="hash"
            onClick={replay}
            busy={busy}
            blocker={events > 0 ? null : t('proofTicket.noEvents')}
          >
            {t('proofTicket.checkTheChain')}
          </Button>
        </div>
        {problem ? <Callout tone="block" title={problem} /> : null}
        {checked && !checked.unbroken ? (
          <Callout tone="block" title={t('proofTicket.eventDoesNotFit', { brokenAt: checked.brokenAt ?? 0 })}>
            {t('proofTicket.itOrTheOne')}
          </Callout>
        ) : null}
      </div>
    </Sheet>
  )
}

function sealWords(t: Words<'consent'>, checked: Check | null, events: number): string {
  if (!checked) return t('proofTicket.eventNotReplayedYet', { events })
  const { events: replayed, unbroken } = checked
  return unbroken ? t('proofTicket.unbroken', { replayed }) : t('proofTicket.broken', { replayed })
}

function shortHash(t: Words<'consent'>, hash: string | null): string {
  return hash
    ? `sha-256 ${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`
    : t('proofTicket.noHashYet')
}

function Perforation() {
  return (
    <div aria-hidden className="relative h-0">
      <span className="absolute inset-x-4 border-t-2 border-dotted border-line-2" />
      <span className="absolute -top-2 -start-2 size-4 rounded-full bg-canvas" />
      <span className="absolute -top-2 -end-2 size-4 rounded-full bg-canvas" />
    </div>
  )
}

const bulbs = 20

/** A ring of bulbs: unlit before the replay, lit when the chain holds, crimson when it does not. */
function Seal({ state }: { state: 'unlit' | 'lit' | 'broken' }) {
  const fill = {
    unlit: 'fill-none stroke-control',
    lit: 'fill-bulb stroke-none',
    broken: 'fill-block stroke-none',
  }[state]
  return (
    <span className="relative grid size-11 flex-none place-items-center">
      <svg viewBox="0 0 44 44" aria-hidden="true" className="absolute inset-0">
        {Array.from({ length: bulbs }, (_, index) => {
          const angle = (index / bulbs) * 2 * Math.PI
          const x = (22 + 19 * Math.cos(angle)).toFixed(2)
          const y = (22 + 19 * Math.sin(angle)).toFixed(2)
          // biome-ignore lint/suspicious/noArrayIndexKey: the ring never changes its order
          return <circle key={index} cx={x} cy={y} r="1.9" className={fill} />
        })}
      </svg>
      <Icon name="consent" size={18} />
    </span>
  )
}
