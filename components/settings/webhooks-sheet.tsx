'use client'

import { useWords } from '#words'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { type Endpoint, mostEndpoints } from '@/lib/webhooks/endpoint'
import { type EventType, eventTypes } from '@/lib/webhooks/event-types'
import type { Words } from '@/lib/words/translate'
import { type AddWebhook, NewWebhookDialog } from './webhook-form'
import { EndpointBadge } from './webhook-state'
import { When } from './when'

export type WebhooksSheetProps = {
  endpoints: readonly Endpoint[]
  timeZone: string
  /** Address of this page; an endpoint's is below it. */
  here: string
  add: AddWebhook
}

/** The endpoints of a workspace, and how each stands. */
export function WebhooksSheet({ endpoints, timeZone, here, add }: WebhooksSheetProps) {
  const t = useWords('webhooks')
  const full = endpoints.length >= mostEndpoints ? t('list.full', { most: mostEndpoints }) : null
  const dialog = <NewWebhookDialog act={add} here={here} blocker={full} />
  if (endpoints.length === 0)
    return (
      <Sheet>
        <EmptyState bare icon="link" title={t('list.none')} actions={dialog}>
          {t('list.noneText')}
        </EmptyState>
      </Sheet>
    )
  return (
    <Sheet>
      <Cell>
        <SectionHead title={t('list.webhooks')} note={t('list.note')} actions={dialog} />
        <Table label={t('list.webhooks')}>
          <THead>
            <Tr>
              <Th>{t('list.endpoint')}</Th>
              <Th className="max-md:hidden">{t('list.toldOf')}</Th>
              <Th>{t('list.state')}</Th>
              <Th className="max-md:hidden">{t('list.last')}</Th>
            </Tr>
          </THead>
          <TBody>
            {endpoints.map((endpoint) => (
              <Tr key={endpoint.id}>
                <Td className="w-full max-w-0 md:w-[45%]">
                  <Link href={`${here}/${endpoint.id}`} className="block rounded-sm hover:underline">
                    <b className="block font-semibold [overflow-wrap:anywhere]">{nameOf(endpoint)}</b>
                    <span className="block truncate text-ink-3">
                      <bdi dir="ltr" translate="no">
                        {endpoint.url}
                      </bdi>
                    </span>
                  </Link>
                </Td>
                <Td className="text-ink-2 max-md:hidden">
                  <Types types={endpoint.types} t={t} />
                </Td>
                <Td>
                  <EndpointBadge endpoint={endpoint} />
                </Td>
                <Td className="text-ink-2 max-md:hidden">
                  {endpoint.last ? <When at={endpoint.last.at} timeZone={timeZone} /> : t('list.never')}
                </Td>
              </Tr>
            ))}
          </TBody>
        </Table>
      </Cell>
    </Sheet>
  )
}

/** What its team calls it, or else its host. */
export function nameOf({ description, url }: Pick<Endpoint, 'description' | 'url'>): string {
  return description || new URL(url).host
}

/** Names of types are those of the API, and the same in every language. */
function Types({ types, t }: { types: readonly EventType[]; t: Words<'webhooks'> }) {
  if (types.length === eventTypes.length) return t('list.everything')
  return <span translate="no">{types.join(', ')}</span>
}
