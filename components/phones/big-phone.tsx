'use client'

import { Handset } from '@/components/handset/handset'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/choice'
import type { HandsetView, MessageView } from '@/lib/carriers/simulator/api'
import type { ActionResult } from '@/lib/platform/errors'
import type { PhoneActions } from './phone-shelf'
import { bubblesOf, modelOf } from './views'

/** The phone in hand: what came, and what its owner can do with it. */
export function BigPhone({
  slug,
  brandName,
  timeZone,
  handset,
  messages,
  actions,
  run,
}: {
  slug: string
  brandName: string
  timeZone: string
  handset: HandsetView
  messages: MessageView[]
  actions: PhoneActions
  run: (work: Promise<ActionResult<unknown>>) => Promise<boolean>
}) {
  const peer = messages.at(-1)?.peer ?? ''
  const last = messages.at(-1)
  const reply = (text: string) => void run(actions.reply(slug, { handset: handset.id, text }))
  return (
    <section
      aria-label={handset.name}
      className="flex flex-col items-center gap-4 rounded-lg border border-line bg-stage px-4 py-4"
    >
      <header className="flex w-full items-center justify-between gap-3">
        <h2 className="type-name">{handset.name}</h2>
        <span className="flex gap-4">
          <Switch
            label="On"
            checked={handset.switches.on}
            onCheckedChange={(on) => void run(actions.change(slug, { handset: handset.id, on }))}
          />
          <Switch
            label="Data"
            checked={handset.switches.data}
            onCheckedChange={(data) => void run(actions.change(slug, { handset: handset.id, data }))}
          />
        </span>
      </header>
      <Handset
        model={modelOf(handset)}
        theme={handset.theme}
        sender={{ name: handset.knowsSender ? brandName : null, number: peer }}
        clock={clockOf(last, timeZone)}
        day={dayOf(last, timeZone)}
        label={`${handset.name}, ${handset.detail}`}
        messages={messages.flatMap((message) => bubblesOf(message, slug))}
        onLink={(url) => window.open(url, '_blank', 'noopener')}
        onFetch={(id) => void run(actions.fetch(slug, { message: id }))}
        onReply={reply}
      />
      <footer className="flex w-full flex-wrap justify-between gap-2">
        <Button kind="stop" size="s" onClick={() => reply('STOP')}>
          STOP
        </Button>
        <Button size="s" onClick={() => reply('HELP')}>
          HELP
        </Button>
        <Button size="s" onClick={() => reply('START')}>
          START
        </Button>
        <Button
          size="s"
          icon="refresh"
          className="ml-auto"
          onClick={() => void run(actions.wipe(slug, { handset: handset.id }))}
        >
          Wipe
        </Button>
      </footer>
    </section>
  )
}

// On the workspace's clock: the server and the browser must draw the same.
function clockOf(message: MessageView | undefined, timeZone: string): string {
  const at = message?.steps[0]?.at
  if (!at) return '10:02'
  const time = new Date(at).toLocaleTimeString('en-US', { timeZone, hour: 'numeric', minute: '2-digit' })
  return time.replace(/\s[AP]M$/, '')
}

function dayOf(message: MessageView | undefined, timeZone: string): string {
  const at = message?.steps[0]?.at
  if (!at) return 'Today'
  return new Date(at).toLocaleString('en-US', {
    timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: '2-digit',
  })
}
