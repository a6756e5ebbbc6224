import type { ReactNode } from 'react'
import { useWords } from '#words'
import { Icon } from '@/components/ui/icon'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { type EventType, eventTypes, examples, wordsOfType } from '@/lib/webhooks/event-types'

const headers = { id: 'webhook-id', timestamp: 'webhook-timestamp', signature: 'webhook-signature' }

/** What a developer needs to take webhooks: what each type tells, with an example, and how requests are signed and repeated. */
export function WebhookEvents() {
  const t = useWords('webhooks')
  const code = (words: ReactNode) => (
    <code dir="ltr" translate="no" className="rounded-sm bg-fill px-1">
      {words}
    </code>
  )
  const link = (words: ReactNode) => (
    <a
      href="https://www.standardwebhooks.com"
      target="_blank"
      rel="noreferrer"
      className="underline underline-offset-2"
    >
      {words}
    </a>
  )
  return (
    <Sheet>
      <Cell>
        <SectionHead title={t('events.title')} note={t('events.note')} />
        <div className="grid max-w-[80ch] gap-1.5 text-ink-2">
          <p>
            {t.rich('events.read', {
              code,
              type: 'type',
              timestamp: 'timestamp',
              data: 'data',
              id: 'id',
            })}
          </p>
          <p>{t.rich('events.signed', { code, link, ...headers })}</p>
        </div>
      </Cell>
      <ul className="border-t border-line">
        {eventTypes.map((type) => (
          <EventRow key={type} type={type} />
        ))}
      </ul>
    </Sheet>
  )
}

function EventRow({ type }: { type: EventType }) {
  const t = useWords('webhooks')
  return (
    <li className="border-b border-line last:border-0">
      <details className="group">
        <summary className="flex cursor-pointer list-none items-start gap-2 px-4 py-2.5 hover:bg-well [&::-webkit-details-marker]:hidden">
          <Icon
            name="chevron-right"
            size={12}
            className="mt-1 text-ink-3 group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:scale-x-100"
          />
          <span className="grid min-w-0 gap-x-3 md:flex md:flex-wrap">
            <b className="font-semibold md:w-44">
              <bdi dir="ltr" translate="no">
                {type}
              </bdi>
            </b>
            <span className="text-ink-2">{t(`events.${wordsOfType[type]}`)}</span>
          </span>
        </summary>
        <pre
          dir="ltr"
          translate="no"
          className="mx-4 mb-3 ms-9 rounded-md bg-well p-3 font-mono text-[11.5px] leading-4 whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {JSON.stringify(examples[type], null, 2)}
        </pre>
      </details>
    </li>
  )
}
