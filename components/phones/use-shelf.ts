'use client'

import { useEffect, useState } from 'react'
import type { HandsetView, MessageView, SimulatorEvent } from '@/lib/carriers/simulator/api'
import type { ActionResult } from '@/lib/platform/errors'

export type HandsetWithMessages = { handset: HandsetView; messages: MessageView[] }

export type ShelfState = { handsets: HandsetView[]; messages: MessageView[] }

/** The shelf as it is now: what the page was served with, then every event of the live stream. */
export function useShelf({
  slug,
  served,
  first,
  read,
}: {
  slug: string
  served: ShelfState
  first: string | null
  read: (slug: string, input: { handset: string }) => Promise<ActionResult<HandsetWithMessages>>
}) {
  const [state, setState] = useState(served)
  const [chosen, setChosen] = useState(first)
  const [live, setLive] = useState(true)

  useEffect(() => {
    const source = new EventSource(`/${slug}/phones/live`)
    source.onopen = () => setLive(true)
    source.onerror = () => setLive(false)
    source.onmessage = ({ data }) => setState((now) => after(now, JSON.parse(data) as SimulatorEvent))
    return () => source.close()
  }, [slug])

  const choose = async (id: string) => {
    setChosen(id)
    const result = await read(slug, { handset: id })
    if (result.ok)
      setState((now) => ({ ...now, messages: result.value.messages.reduce(placed, now.messages) }))
  }
  const handset = state.handsets.find((one) => one.id === chosen) ?? state.handsets[0] ?? null
  return {
    ...state,
    live,
    chosen: handset,
    messagesOf: (id: string) => state.messages.filter((one) => one.handsetId === id),
    choose,
    /** A phone as an action answered it, ahead of the stream. */
    put: (handset: HandsetView) => setState((now) => after(now, { type: 'handset', handset })),
    drop: (handsetId: string) => setState((now) => after(now, { type: 'removed', handsetId })),
  }
}

function after(now: ShelfState, event: SimulatorEvent): ShelfState {
  const { handsets, messages } = now
  if (event.type === 'message') return { handsets, messages: placed(messages, event.message) }
  if (event.type === 'handset') {
    const { handset } = event
    const isNew = !handsets.some((one) => one.id === handset.id)
    const changed = isNew
      ? [...handsets, handset]
      : handsets.map((one) => (one.id === handset.id ? handset : one))
    return { handsets: changed, messages }
  }
  return {
    handsets: event.type === 'removed' ? handsets.filter((one) => one.id !== event.handsetId) : handsets,
    messages: messages.filter((one) => one.handsetId !== event.handsetId),
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
