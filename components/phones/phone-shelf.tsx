'use client'

import { useState } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import type { HandsetView, PduView } from '@/lib/carriers/simulator/api'
import type { ActionResult } from '@/lib/platform/errors'
import { BigPhone } from './big-phone'
import { ShelfPhone } from './shelf-phone'
import { Travel } from './travel'
import { type HandsetWithMessages, useShelf } from './use-shelf'

type Act<Input, Output = unknown> = (slug: string, input: Input) => Promise<ActionResult<Output>>

export type PhoneActions = {
  read: Act<{ handset: string }, HandsetWithMessages>
  reply: Act<{ handset: string; text: string }>
  change: Act<{ handset: string; on?: boolean; data?: boolean }>
  wipe: Act<{ handset: string }>
  wipeAll: Act<Record<string, never>>
  fetch: Act<{ message: string }>
  open: Act<{ message: string }>
  pdus: Act<{ message: string }, PduView[]>
}

/** Phones on this machine that really receive: the one in hand, the shelf, and the way a message took. */
export function PhoneShelf({
  slug,
  brandName,
  timeZone,
  handsets,
  first,
  actions,
}: {
  slug: string
  brandName: string
  timeZone: string
  handsets: HandsetView[]
  first: HandsetWithMessages | null
  actions: PhoneActions
}) {
  const shelf = useShelf({ slug, handsets, first, read: actions.read })
  const [watched, setWatched] = useState<string | null>(null)
  const toast = useToast()
  const { chosen, messages } = shelf
  const run = async (work: Promise<ActionResult<unknown>>) => {
    const result = await work
    if (!result.ok) toast({ kind: 'warn', title: 'The phone did not do that', detail: result.error.message })
    return result.ok
  }
  const received = messages.filter((message) => message.direction === 'in')
  const message = received.find((one) => one.id === watched) ?? received.at(-1)
  return (
    <>
      <PageHead
        title="Phones"
        note="Handsets on different carriers, all on this machine. Nothing leaves it."
        actions={
          <>
            <Button icon="refresh" onClick={() => void run(actions.wipeAll(slug, {}))}>
              Wipe all
            </Button>
            <LinkButton href={`/${slug}/campaigns/new`} icon="send" kind="go">
              Send them something
            </LinkButton>
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[23.75rem_minmax(0,1fr)]">
        {chosen ? (
          <BigPhone
            key={chosen.id}
            slug={slug}
            brandName={brandName}
            timeZone={timeZone}
            handset={chosen}
            messages={messages}
            actions={actions}
            run={run}
          />
        ) : null}
        <div className="grid min-w-0 gap-4">
          <Sheet>
            <Cell>
              <SectionHead
                title="Shelf"
                note={shelf.live ? 'live' : 'The live view is interrupted; it comes back by itself'}
              />
              <ul className="flex gap-5 overflow-x-auto border-line-2 pb-2">
                {shelf.handsets.map((handset) => (
                  <li key={handset.id}>
                    <ShelfPhone
                      handset={handset}
                      chosen={handset.id === chosen?.id}
                      onChoose={() => void shelf.choose(handset.id)}
                    />
                  </li>
                ))}
              </ul>
            </Cell>
          </Sheet>
          {message ? (
            <Travel
              message={message}
              messages={received}
              onWatch={setWatched}
              to={chosen?.name ?? ''}
              readPdus={(id) => actions.pdus(slug, { message: id })}
            />
          ) : null}
        </div>
      </div>
    </>
  )
}
