'use client'

import { useEffect, useState } from 'react'
import { useWords } from '#words'
import { IconButton } from '@/components/ui/button'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import type {
  HandsetView,
  MessageView,
  PduView as Pdu,
  StepName,
  StepView,
} from '@/lib/carriers/simulator/api'
import type { ActionResult } from '@/lib/platform/errors'
import { PduView } from './pdu-view'
import { TravelDiagram } from './travel-diagram'
import { groupInWords, secondsInWords, stepMeanings, stepNames } from './views'

/** The way one message took: step by step, with times, bytes, and what travelled field by field. */
export function Travel({
  message,
  messages,
  handset,
  handsets,
  onWatch,
  readPdus,
}: {
  message: MessageView
  messages: MessageView[]
  handset: HandsetView
  handsets: HandsetView[]
  onWatch: (id: string) => void
  readPdus: (id: string) => Promise<ActionResult<Pdu[]>>
}) {
  const t = useWords('phones')
  const { steps } = message
  const [pressed, setPressed] = useState<StepName | null>(null)
  const replay = useReplay(steps.length, () => setPressed(null))
  const seen = replay.at === null ? steps : steps.slice(0, replay.at)
  const newest = seen.at(-1)?.name ?? 'submit'
  const onTheWay = replay.at !== null || !handset.switches.on || !isSettled(message)
  // While it moves, the newest step is shown; then the one where a phone first hears of it.
  const chosen =
    pressed ?? (onTheWay ? newest : steps.some(({ name }) => name === 'notify') ? 'notify' : newest)
  const pdus = usePdus(message, readPdus)
  const index = messages.findIndex((one) => one.id === message.id)
  const step = seen.find((one) => one.name === chosen)
  const to = groupInWords(t, handset, message.others ?? [], handsets)
  return (
    <Sheet aria-label={t('travel.watchAnMmsTravel')} className="lg:col-start-2 lg:row-start-2">
      <Cell>
        <SectionHead
          className="mb-0"
          title={t('travel.watchAnMmsTravel')}
          note={
            message.subject
              ? t('travel.subjectTo', { subject: message.subject, to, size: t.bytes(message.bytes) })
              : t('travel.to', { to, size: t.bytes(message.bytes) })
          }
          actions={
            <>
              <WatchButton
                icon="chevron-left"
                label={t('travel.messageBefore')}
                to={messages[index - 1]}
                onWatch={onWatch}
              />
              <IconButton
                icon={replay.at === null ? 'play' : 'stop'}
                size="s"
                label={replay.at === null ? t('travel.playItAgainSlowly') : t('travel.stop')}
                onClick={replay.toggle}
              />
              <WatchButton
                icon="chevron-right"
                label={t('travel.nextMessage')}
                to={messages[index + 1]}
                onWatch={onWatch}
              />
            </>
          }
        />
      </Cell>
      <TravelDiagram
        steps={seen}
        phone={handset.name}
        chosen={chosen}
        onChoose={(name) => {
          replay.stop()
          setPressed(name)
        }}
      />
      <Cell className="border-t border-line">
        <StepDetail name={chosen} step={step} />
        {step
          ? pdus.filter((pdu) => pdu.step === chosen).map((pdu) => <PduView key={pdu.id} pdu={pdu} />)
          : null}
      </Cell>
    </Sheet>
  )
}

function WatchButton({
  icon,
  label,
  to,
  onWatch,
}: {
  icon: 'chevron-left' | 'chevron-right'
  label: string
  to: MessageView | undefined
  onWatch: (id: string) => void
}) {
  return <IconButton icon={icon} size="s" label={label} disabled={!to} onClick={() => to && onWatch(to.id)} />
}

const settled: ReadonlySet<string> = new Set(['read', 'expired', 'rejected', 'unsupported', 'cancelled'])

function isSettled({ state }: MessageView): boolean {
  return settled.has(state)
}

const replayMs = 900

/** Goes through the steps once more, one after the other; `at` is how many are shown, null when it stands still. */
function useReplay(count: number, onStart: () => void) {
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => {
    if (at === null) return
    const timer = setTimeout(() => setAt(at < count ? at + 1 : null), replayMs)
    return () => clearTimeout(timer)
  }, [at, count])
  const stop = () => setAt(null)
  const toggle = () => {
    if (at !== null) return stop()
    onStart()
    setAt(1)
  }
  return { at, stop, toggle }
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

function StepDetail({ name, step }: { name: StepName; step: StepView | undefined }) {
  const t = useWords('phones')
  const facts = step
    ? [secondsInWords(step.ms), step.bytes ? t.bytes(step.bytes) : null, step.detail]
    : [t('travel.notYet')]
  return (
    <>
      <p className="flex flex-wrap gap-x-3">
        <b className="font-semibold">{stepNames(t)[name]}</b>
        <span className="min-w-0 break-all text-ink-2 tabular-nums" translate={step ? 'no' : undefined}>
          {facts.filter(Boolean).join(', ')}
        </span>
      </p>
      <p className="text-ink-3">{stepMeanings(t)[name]}</p>
    </>
  )
}
