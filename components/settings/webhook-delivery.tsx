import { useWords } from '#words'
import { Badge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Icon } from '@/components/ui/icon'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import type { AttemptLine, DeliveryDetail } from '@/lib/webhooks/delivery'
import { isDelivered } from '@/lib/webhooks/outcome'
import { AgainButton, type SendAgain } from './webhook-again'
import { DeliveryBadge } from './webhook-state'
import { When } from './when'

export type WebhookDeliveryProps = {
  endpointId: string
  /** Null when it was forgotten meanwhile. */
  delivery: DeliveryDetail | null
  timeZone: string
  /** Where the log is without it. */
  close: string
  sendAgain: SendAgain
}

/** One delivery: every attempt with what was answered, and what was sent. */
export function WebhookDelivery({ endpointId, delivery, timeZone, close, sendAgain }: WebhookDeliveryProps) {
  const t = useWords('webhooks')
  const closing = (
    <LinkButton size="s" href={close} scroll={false}>
      {t('delivery.close')}
    </LinkButton>
  )
  if (!delivery)
    return (
      <Sheet data-delivery className="lg:order-last">
        <Callout tone="plain" title={t('delivery.gone')} actions={closing} />
      </Sheet>
    )
  const { id, type, status, nextAt, log, body } = delivery
  return (
    <Sheet data-delivery className="lg:order-last" aria-label={t('delivery.delivery')}>
      <Cell>
        <SectionHead
          title={
            <span dir="ltr" translate="no">
              {type}
            </span>
          }
          beside={<DeliveryBadge status={status} />}
          actions={
            <>
              <AgainButton act={sendAgain} endpointId={endpointId} deliveryId={id} />
              {closing}
            </>
          }
        />
        {status === 'pending' && log.length > 0 ? (
          <p className="text-ink-2">
            {t('delivery.next')} <When at={nextAt} timeZone={timeZone} />
          </p>
        ) : null}
        <p className="text-ink-3">
          {t.rich('delivery.id', {
            header: 'webhook-id',
            code: (words) => <code translate="no">{words}</code>,
          })}
          <span className="block text-ink-2 [overflow-wrap:anywhere]">
            <code dir="ltr" translate="no">
              {id}
            </code>
          </span>
        </p>
      </Cell>
      <Cell className="border-t border-line">
        <SectionHead as="h3" title={t('delivery.attempts')} />
        {log.length === 0 ? <p className="text-ink-3">{t('delivery.none')}</p> : null}
        <ol className="grid gap-2.5">
          {log.map((attempt, place) => (
            <Attempt key={attempt.number} attempt={attempt} timeZone={timeZone} open={place === 0} />
          ))}
        </ol>
      </Cell>
      <Cell className="border-t border-line">
        <SectionHead as="h3" title={t('delivery.request')} />
        <Code label={t('delivery.request')} text={pretty(body)} />
      </Cell>
    </Sheet>
  )
}

function Attempt({ attempt, timeZone, open }: { attempt: AttemptLine; timeZone: string; open: boolean }) {
  const t = useWords('webhooks')
  const { number, at, durationMs, outcome, httpStatus, answer } = attempt
  return (
    <li>
      <details open={open} className="group">
        <summary className="flex cursor-pointer list-none items-start gap-2 rounded-sm [&::-webkit-details-marker]:hidden">
          <Icon
            name="chevron-right"
            size={12}
            className="mt-1 text-ink-3 group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:scale-x-100"
          />
          <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
            <Badge tone={isDelivered(outcome) ? 'good' : 'warn'}>{t(`outcome.${outcome}`)}</Badge>
            <span className="type-label">{t('delivery.attempt', { number: t.count(number) })}</span>
            <span className="text-ink-2">
              <When at={at} timeZone={timeZone} />
            </span>
            {httpStatus ? (
              <span className="text-ink-2">{t('delivery.http', { status: String(httpStatus) })}</span>
            ) : null}
            {durationMs === null ? null : (
              <span className="text-ink-3 tabular-nums">{t('delivery.ms', { ms: t.count(durationMs) })}</span>
            )}
          </span>
        </summary>
        <div className="mt-1 grid gap-1 ps-5">
          <p className="text-ink-2">{t(`advice.${outcome}`)}</p>
          {httpStatus ? (
            <p className="text-ink-3">
              {t('delivery.answered')} {answer ? null : t('delivery.nothing')}
            </p>
          ) : null}
          {answer ? <Code label={t('delivery.answered')} text={answer} /> : null}
        </div>
      </details>
    </li>
  )
}

/** Text from elsewhere, as text. The box is reachable by keyboard, since it may scroll. */
function Code({ label, text }: { label: string; text: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
      tabIndex={0}
      className="max-h-90 overflow-auto rounded-md bg-well p-3"
    >
      <pre
        dir="ltr"
        translate="no"
        className="font-mono text-[11.5px] leading-4 whitespace-pre-wrap [overflow-wrap:anywhere]"
      >
        {text}
      </pre>
    </section>
  )
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
