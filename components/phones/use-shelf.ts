'use client'

import { useEffect, useState } from 'react'
import type { HandsetView, MessageView, SimulatorEvent } from '@/lib/carriers/simulator/api'
import type { ActionResult } from '@/lib/platform/errors'

export type HandsetWithMessages = { handset: HandsetView; messages: MessageView[] }

/** The shelf as it is now: what the page was served with, then every event of the live stream. */
export function useShelf({
  slug,
  handsets: served,
  first,
  read,
}: {
  slug: string
  handsets: HandsetView[]
  first: HandsetWithMessages | null
  read: (slug: string, input: { handset: string }) => Promise<ActionResult<HandsetWithMessages>>
}) {
  const [handsets, setHandsets] = useState(served)
  const [chosen, setChosen] = useState(first?.handset.id ?? null)
  const [messages, setMessages] = useState<MessageView[]>(first?.messages ?? [])
  const [live, setLive] = useState(true)

  useEffect(() => {
    const source = new EventSource(`/${slug}/phones/live`)
    source.onopen = () => setLive(true)
    source.onerror = () => setLive(false)
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data) as SimulatorEvent
      if (event.type === 'handset')
        setHandsets((all) => all.map((one) => (one.id === event.handset.id ? event.handset : one)))
      if (event.type === 'message') setMessages((all) => placed(all, event.message))
      if (event.type === 'wiped') setMessages((all) => all.filter((one) => one.handsetId !== event.handsetId))
    }
    return () => source.close()
  }, [slug])

  const choose = async (id: string) => {
    setChosen(id)
    const result = await read(slug, { handset: id })
    if (!result.ok) return
    setMessages((all) => result.value.messages.reduce(placed, all))
  }
  return {
    handsets,
    live,
    chosen: handsets.find((one) => one.id === chosen) ?? handsets[0] ?? null,
    messages: messages.filter((one) => one.handsetId === chosen),
    choose,
  }
}

/** The message put in its place by time of submission, or over its older state. */
function placed(all: MessageView[], message: MessageView): MessageView[] {
  const others = all.filter((one) => one.id !== message.id)
  return [...others, message].sort((a, b) => startOf(a).localeCompare(startOf(b)))
}

function startOf(message: MessageView): string {
  return message.steps[0]?.at ?? ''
}
