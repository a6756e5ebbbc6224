'use client'

import { useState } from 'react'
import { useWords } from '#words'
import { Button, LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { useToast } from '@/components/ui/toast'
import { formatPhone } from '@/lib/contacts/phone-format'
import type { ActionResult } from '@/lib/platform/errors'
import type { PhoneActions } from './actions'
import { AddPhone } from './add-phone'
import { BigPhone } from './big-phone'
import { Shelf } from './shelf'
import { clockOf } from './times'
import { Travel } from './travel'
import { type ShelfState, useShelf } from './use-shelf'

/** Phones on this machine that really receive: the shelf, the one in hand, and the way a message took. */
export function PhoneShelf({
  slug,
  brandName,
  timeZone,
  served,
  first,
  writes,
  actions,
}: {
  slug: string
  brandName: string
  timeZone: string
  served: ShelfState
  first: string | null
  /** Whether the member may begin a campaign. */
  writes: boolean
  actions: PhoneActions
}) {
  const t = useWords('phones')
  const shelf = useShelf({ slug, served, first, read: actions.read })
  const [watched, setWatched] = useState<string | null>(null)
  const toast = useToast()
  const { chosen } = shelf
  const messages = chosen ? shelf.messagesOf(chosen.id) : []
  const run = async (work: Promise<ActionResult<unknown>>) => {
    const result = await work
    if (!result.ok)
      toast({ kind: 'warn', title: t('phoneShelf.thePhoneDidNot'), detail: result.error.message })
    return result.ok
  }
  const received = messages.filter((message) => message.direction === 'in')
  const message = received.find((one) => one.id === watched) ?? received.at(-1)
  return (
    <>
      <PageHead
        title={t('phoneShelf.phones')}
        note={t('phoneShelf.handsetsOnDifferentCarriers')}
        actions={
          <>
            <Button icon="refresh" onClick={() => void run(actions.wipeAll(slug, {}))}>
              {t('phoneShelf.wipeAll')}
            </Button>
            <AddPhone
              add={(input) => actions.add(slug, input)}
              onAdded={(handset) => {
                shelf.put(handset)
                void shelf.choose(handset.id)
              }}
            />
            {writes ? (
              <LinkButton href={`/${slug}/campaigns/new`} icon="send" kind="go">
                {t('phoneShelf.sendThemSomething')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[23.75rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <Shelf
          slug={slug}
          brandName={brandName}
          handsets={shelf.handsets}
          messagesOf={shelf.messagesOf}
          clockOf={(some) => clockOf(t, some, timeZone)}
          chosen={chosen?.id}
          live={shelf.live}
          onChoose={(id) => void shelf.choose(id)}
        />
        {chosen ? (
          <BigPhone
            key={chosen.id}
            slug={slug}
            brandName={brandName}
            timeZone={timeZone}
            handset={chosen}
            handsets={shelf.handsets}
            messages={messages}
            actions={actions}
            run={run}
            onRemoved={() => shelf.drop(chosen.id)}
          />
        ) : null}
        {message && chosen ? (
          <Travel
            key={message.id}
            message={message}
            messages={received}
            onWatch={setWatched}
            handset={chosen}
            handsets={shelf.handsets}
            readPdus={(id) => actions.pdus(slug, { message: id })}
          />
        ) : (
          <p className="rounded-lg border border-dashed border-line-2 px-4 py-5 text-ink-2 lg:col-start-2 lg:row-start-2">
            {t('phoneShelf.hasReceivedNothing', {
              name: chosen?.name ?? '',
              number: chosen ? formatPhone(t, chosen.number) : t('phoneShelf.itsNumber'),
            })}
          </p>
        )}
      </div>
    </>
  )
}
