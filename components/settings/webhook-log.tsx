import clsx from 'clsx'
import { useWords } from '#words'
import type { Answer } from '@/components/accounts/use-submit'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { SegmentedLinks } from '@/components/ui/segmented'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { Table, TBody, Td, THead, Th, Tr } from '@/components/ui/table'
import { type DeliveryLine, type LogView, logAddress } from '@/lib/webhooks/delivery'
import { deliveryStatuses } from '@/lib/webhooks/endpoint'
import { FailedAgainButton } from './webhook-again'
import { DeliveryBadge } from './webhook-state'
import { When } from './when'

export type WebhookLogProps = {
  endpointId: string
  lines: readonly DeliveryLine[]
  timeZone: string
  /** Address of the endpoint. */
  here: string
  view: LogView
  /** The last line, when there may be older ones. */
  older: string | null
  sendFailedAgain: (input: { id: string }) => Promise<Answer<{ count: number }>>
}

/** An endpoint's deliveries, newest first; one leads to what was sent and how it went. */
export function WebhookLog({
  endpointId,
  lines,
  timeZone,
  here,
  view,
  older,
  sendFailedAgain,
}: WebhookLogProps) {
  const t = useWords('webhooks')
  const { status, before } = view
  const states = [
    { href: here, label: t('log.all'), current: !status },
    ...deliveryStatuses.map((state) => ({
      href: logAddress(here, { status: state }),
      label: t(`status.${state}`),
      current: status === state,
    })),
  ]
  return (
    <Sheet>
      <Cell>
        <SectionHead
          title={t('log.deliveries')}
          note={t('log.note')}
          actions={
            <>
              {status === 'failed' && lines.length > 0 ? (
                <FailedAgainButton act={sendFailedAgain} endpointId={endpointId} />
              ) : null}
              <SegmentedLinks links={states} label={t('log.filter')} />
            </>
          }
        />
        {lines.length === 0 ? (
          <EmptyState bare icon="log" title={status || before ? t('log.noneSo') : t('log.none')}>
            {status || before ? t('log.noneSoText') : t('log.noneText')}
          </EmptyState>
        ) : (
          <Table label={t('log.deliveries')}>
            <THead>
              <Tr>
                <Th className="max-md:hidden">{t('log.made')}</Th>
                <Th>{t('log.event')}</Th>
                <Th>{t('log.state')}</Th>
                <Th className="max-md:hidden">{t('log.answer')}</Th>
                <Th align="right" className="max-md:hidden">
                  {t('log.attempts')}
                </Th>
              </Tr>
            </THead>
            <TBody>
              {lines.map((line) => (
                <Line
                  key={line.id}
                  line={line}
                  timeZone={timeZone}
                  href={logAddress(here, { ...view, delivery: line.id })}
                  opened={line.id === view.delivery}
                />
              ))}
            </TBody>
          </Table>
        )}
      </Cell>
      {older || before ? (
        <Cell className="flex justify-end gap-2 border-t border-line">
          {before ? <LinkButton href={logAddress(here, { status })}>{t('log.newest')}</LinkButton> : null}
          {older ? (
            <LinkButton href={logAddress(here, { status, before: older })}>{t('log.older')}</LinkButton>
          ) : null}
        </Cell>
      ) : null}
    </Sheet>
  )
}

type LineProps = { line: DeliveryLine; timeZone: string; href: string; opened: boolean }

function Line({ line, timeZone, href, opened }: LineProps) {
  const t = useWords('webhooks')
  return (
    <Tr selected={opened}>
      <Td className="text-ink-2 max-md:hidden">
        <When at={line.createdAt} timeZone={timeZone} />
      </Td>
      <Td className="w-full max-w-0">
        <Link
          href={href}
          scroll={false}
          aria-current={opened || undefined}
          className={clsx('block rounded-sm hover:underline', opened && 'underline')}
        >
          <b className="block truncate font-semibold">
            <bdi dir="ltr" translate="no">
              {line.type}
            </bdi>
          </b>
          <span className="block truncate text-ink-3">
            {t('log.events', { events: line.events, count: t.count(line.events) })}
          </span>
          <span className="block truncate text-ink-3 md:hidden">
            <When at={line.createdAt} timeZone={timeZone} />
          </span>
        </Link>
      </Td>
      <Td>
        <DeliveryBadge status={line.status} />
      </Td>
      <Td className="whitespace-nowrap text-ink-2 max-md:hidden">
        {line.outcome ? t(`outcome.${line.outcome}`) : null}
        {line.httpStatus ? <span className="text-ink-3"> {line.httpStatus}</span> : null}
      </Td>
      <Td numeric className="text-ink-2 max-md:hidden">
        {t.count(line.attempts)}
      </Td>
    </Tr>
  )
}
