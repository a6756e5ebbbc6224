'use client'

import clsx from 'clsx'
import { useEffect, useState } from 'react'
import { Bulb } from '@/components/ui/bulb'
import { IconButton } from '@/components/ui/button'
import { formatBytes } from '@/components/ui/format'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import {
  type MessageView,
  type PduView as Pdu,
  STEPS,
  type StepName,
  type StepView,
} from '@/lib/carriers/simulator/api'
import type { ActionResult } from '@/lib/platform/errors'
import { PduView } from './pdu-view'
import { TravelDiagram } from './travel-diagram'
import { secondsInWords, stepNames } from './views'

/** The way one message took: step by step, with times, bytes, and what travelled field by field. */
export function Travel({
  message,
  messages,
  to,
  onWatch,
  readPdus,
}: {
  message: MessageView
  messages: MessageView[]
  to: string
  onWatch: (id: string) => void
  readPdus: (id: string) => Promise<ActionResult<Pdu[]>>
}) {
  const [chosen, setChosen] = useState<StepName>('notify')
  const pdus = usePdus(message, readPdus)
  const index = messages.findIndex((one) => one.id === message.id)
  const before = messages[index - 1]
  const after = messages[index + 1]
  const step = message.steps.find((one) => one.name === chosen)
  const shown = pdus.filter((pdu) => pdu.step === chosen)
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title="Watch an MMS travel"
          note={`To ${to}, ${formatBytes(message.bytes)}`}
          actions={
            <>
              <IconButton
                icon="chevron-left"
                size="s"
                label="Message before"
                disabled={!before}
                onClick={() => before && onWatch(before.id)}
              />
              <IconButton
                icon="chevron-right"
                size="s"
                label="Next message"
                disabled={!after}
                onClick={() => after && onWatch(after.id)}
              />
            </>
          }
        />
        <TravelDiagram steps={message.steps} phone={to} chosen={chosen} />
      </Cell>
      <StepBar message={message} chosen={chosen} onChoose={setChosen} />
      <Cell className="border-t border-line">
        <StepDetail name={chosen} step={step} />
        {shown.map((pdu) => (
          <PduView key={pdu.id} pdu={pdu} />
        ))}
      </Cell>
    </Sheet>
  )
}

/** What travelled for a message; asked again whenever it has taken another step. */
function usePdus(message: MessageView, read: (id: string) => Promise<ActionResult<Pdu[]>>): Pdu[] {
  const [pdus, setPdus] = useState<Pdu[]>([])
  const taken = message.steps.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step means other bytes; the function is made anew on every render
  useEffect(() => {
    let current = true
    void read(message.id).then((result) => {
      if (current && result.ok) setPdus(result.value)
    })
    return () => {
      current = false
    }
  }, [message.id, taken])
  return pdus
}

function StepBar({
  message,
  chosen,
  onChoose,
}: {
  message: MessageView
  chosen: StepName
  onChoose: (name: StepName) => void
}) {
  return (
    <ul className="grid grid-cols-2 border-t border-line sm:grid-cols-5 xl:grid-cols-10">
      {STEPS.map((name) => {
        const taken = message.steps.some((one) => one.name === name)
        return (
          <li key={name}>
            <button
              type="button"
              aria-pressed={name === chosen}
              onClick={() => onChoose(name)}
              className={clsx(
                'flex h-9 w-full items-center gap-1.5 px-2.5 text-sm font-medium whitespace-nowrap hover:bg-well max-md:h-11',
                !taken && 'text-ink-3',
                name === chosen && 'bg-well shadow-[inset_0_-2px_0_var(--ink)]',
              )}
            >
              <Bulb state={taken ? 'on' : 'off'} size={8} />
              {stepNames[name]}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

function StepDetail({ name, step }: { name: StepName; step: StepView | undefined }) {
  if (!step) return <p className="text-ink-3">{stepNames[name]} has not happened yet.</p>
  const facts = [secondsInWords(step.ms), step.bytes ? formatBytes(step.bytes) : null, step.detail]
  return (
    <p className="flex flex-wrap gap-x-3">
      <b className="font-semibold">{stepNames[name]}</b>
      <span className="min-w-0 break-all text-ink-2 tabular-nums">{facts.filter(Boolean).join(', ')}</span>
    </p>
  )
}
