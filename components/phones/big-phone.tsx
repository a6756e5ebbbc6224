'use client'

import clsx from 'clsx'
import { useWords } from '#words'
import { Handset } from '@/components/handset/handset'
import { Button } from '@/components/ui/button'
import { Switch } from '@/components/ui/switch'
import type { HandsetView, MessageView } from '@/lib/carriers/simulator/api'
import { formatPhone } from '@/lib/contacts/phone-format'
import type { ActionResult } from '@/lib/platform/errors'
import type { PhoneActions } from './actions'
import { PhoneSettings } from './phone-settings'
import { PhotoReply } from './photo-reply'
import { clockOf, dayOf } from './times'
import { bubblesOf, detailOf, modelOf, othersInWords } from './views'

/** The phone in hand: what came, and what its owner can do with it. */
export function BigPhone({
  slug,
  brandName,
  timeZone,
  handset,
  handsets,
  messages,
  actions,
  run,
  onRemoved,
}: {
  slug: string
  brandName: string
  timeZone: string
  handset: HandsetView
  handsets: HandsetView[]
  messages: MessageView[]
  actions: PhoneActions
  run: (work: Promise<ActionResult<unknown>>) => Promise<boolean>
  onRemoved: () => void
}) {
  const t = useWords('phones')
  const { id, switches } = handset
  const last = messages.findLast((message) => message.direction === 'in')
  const reply = (text: string) => void run(actions.reply(slug, { handset: id, text }))
  const change = (given: Parameters<PhoneActions['change']>[1]['change']) =>
    void run(actions.change(slug, { handset: id, change: given }))
  const remove = async () => {
    if (await run(actions.remove(slug, { handset: id }))) onRemoved()
  }
  return (
    <section
      aria-label={handset.name}
      className="stage flex flex-col items-center gap-3.5 overflow-clip rounded-lg border border-line bg-stage px-4 py-4 lg:col-start-1 lg:row-span-2 lg:row-start-1"
    >
      <header className="flex w-full items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="type-name truncate" translate="no">
            {handset.name}
          </h2>
          <p className="truncate text-sm text-ink-2">
            {formatPhone(t, handset.number)}, {detailOf(t, handset)}
          </p>
        </div>
        <span className="flex items-center gap-2.5">
          <Switch label={t('bigPhone.on')} checked={switches.on} onCheckedChange={(on) => change({ on })} />
          <PhoneSettings handset={handset} onChange={change} onRemove={() => void remove()} />
        </span>
      </header>
      <div className={clsx('max-[370px]:[zoom:0.84]', !switches.on && 'opacity-45 grayscale')}>
        <Handset
          model={modelOf(handset)}
          theme={handset.theme}
          sender={{
            name: handset.knowsSender ? brandName : null,
            number: formatPhone(t, (last ?? messages.at(-1))?.peer ?? ''),
          }}
          clock={clockOf(t, messages, timeZone)}
          day={dayOf(t, messages, timeZone)}
          label={`${handset.name}, ${detailOf(t, handset)}`}
          messages={messages.flatMap((message) => bubblesOf(t, message, slug))}
          onLink={(url) => window.open(url, '_blank', 'noopener')}
          onFetch={(message) => void run(actions.fetch(slug, { message }))}
          onReply={reply}
        />
      </div>
      {last?.others ? (
        <p className="w-full text-sm text-ink-2">
          {t('bigPhone.alsoSentTo', { others: othersInWords(t, last.others, handsets) })}
        </p>
      ) : null}
      <footer className="flex w-full flex-wrap gap-2">
        <Button kind="stop" size="s" onClick={() => reply('STOP')}>
          {t('bigPhone.stop')}
        </Button>
        <Button size="s" onClick={() => reply('HELP')}>
          {t('bigPhone.help')}
        </Button>
        <Button size="s" onClick={() => reply('START')}>
          {t('bigPhone.start')}
        </Button>
        {switches.mms ? (
          <PhotoReply onPhoto={(photo) => void run(actions.reply(slug, { handset: id, photo }))} />
        ) : null}
        <Button
          size="s"
          icon="refresh"
          className="ms-auto"
          onClick={() => void run(actions.wipe(slug, { handset: id }))}
        >
          {t('bigPhone.wipe')}
        </Button>
      </footer>
    </section>
  )
}
