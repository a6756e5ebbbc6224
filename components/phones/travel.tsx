import { Bulb } from '@/components/ui/bulb'
import { IconButton } from '@/components/ui/button'
import { formatBytes } from '@/components/ui/format'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { type MessageView, STEPS, type StepName, type StepView } from '@/lib/carriers/simulator/api'

const names: Record<StepName, string> = {
  submit: 'Submit',
  accept: 'Accept',
  shape: 'Shape',
  notify: 'Notify',
  wake: 'Wake',
  fetch: 'Fetch',
  download: 'Download',
  delivered: 'Delivered',
  read: 'Read',
  reply: 'Reply',
}

/** The way one message took, step by step, with times and bytes. */
export function Travel({
  message,
  messages,
  to,
  onWatch,
}: {
  message: MessageView
  messages: MessageView[]
  to: string
  onWatch: (id: string) => void
}) {
  const index = messages.findIndex((one) => one.id === message.id)
  const before = messages[index - 1]
  const after = messages[index + 1]
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
        <ol className="grid gap-x-6 sm:grid-cols-2 xl:grid-cols-1">
          {STEPS.map((name) => (
            <Stop key={name} name={name} step={message.steps.find((one) => one.name === name)} />
          ))}
        </ol>
      </Cell>
    </Sheet>
  )
}

function Stop({ name, step }: { name: StepName; step: StepView | undefined }) {
  return (
    <li className="grid grid-cols-[auto_5.5rem_4.5rem_minmax(0,1fr)] items-baseline gap-2.5 border-t border-line py-2">
      <Bulb state={step ? 'on' : 'off'} size={8} />
      <b className={step ? 'font-semibold' : 'font-medium text-ink-3'}>{names[name]}</b>
      <span className="text-right tabular-nums text-ink-2">{step ? secondsInWords(step.ms) : ''}</span>
      <span className="truncate text-ink-2">
        {step?.detail}
        {step?.bytes ? `${step.detail ? ', ' : ''}${formatBytes(step.bytes)}` : ''}
      </span>
    </li>
  )
}

function secondsInWords(ms: number): string {
  return ms < 10_000 ? `${(ms / 1000).toFixed(2)} s` : `${(ms / 1000).toFixed(1)} s`
}
