'use client'

import { useRouter } from 'next/navigation'
import { useWords } from '#words'
import { ProblemNote } from '@/components/accounts/problem-note'
import { type Answer, useSubmit } from '@/components/accounts/use-submit'
import { Button } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Icon } from '@/components/ui/icon'
import { Link } from '@/components/ui/link'
import { Cell, SectionHead, Sheet } from '@/components/ui/sheet'
import { useToast } from '@/components/ui/toast'
import { logAddress, type Shown } from '@/lib/webhooks/delivery'
import type { Endpoint } from '@/lib/webhooks/endpoint'
import { isDelivered } from '@/lib/webhooks/outcome'
import { ConfirmButton } from './confirm-button'
import { type ChangeWebhook, ChangeWebhookDialog } from './webhook-form'
import { type RenewSecret, RenewSecretDialog } from './webhook-secret'
import { EndpointBadge } from './webhook-state'
import { nameOf } from './webhooks-sheet'
import { When } from './when'

type ById<T = unknown> = (input: { id: string }) => Promise<Answer<T>>
export type WebhookActs = {
  change: ChangeWebhook
  renew: RenewSecret
  pause: ById
  resume: ById
  remove: ById
  test: ById<Shown>
}

export type WebhookHeadProps = {
  endpoint: Endpoint
  timeZone: string
  /** Addresses of the list and of this endpoint. */
  list: string
  here: string
  acts: WebhookActs
}

/** One endpoint: how it stands, what it is told of, and what can be done with it. */
export function WebhookHead({ endpoint, timeZone, list, here, acts }: WebhookHeadProps) {
  const t = useWords('webhooks')
  const router = useRouter()
  const { id, url, types, beforeUntil, disabledFor } = endpoint
  return (
    <Sheet>
      <Cell>
        <Link
          href={list}
          className="mb-2 inline-flex items-center gap-1 rounded-sm text-ink-3 hover:text-ink"
        >
          <Icon name="chevron-left" size={11} className="rtl:-scale-x-100" />
          {t('head.back')}
        </Link>
        <SectionHead
          title={<span className="[overflow-wrap:anywhere]">{nameOf(endpoint)}</span>}
          className="mb-1!"
          beside={<EndpointBadge endpoint={endpoint} />}
          actions={
            <>
              {disabledFor ? null : <PauseButton pause={() => acts.pause({ id })} />}
              <ChangeWebhookDialog endpoint={endpoint} act={acts.change} />
              <RenewSecretDialog endpointId={id} act={acts.renew} />
              <ConfirmButton
                title={t('head.removeTitle')}
                consequence={t('head.removeText')}
                verb={t('head.removeIt')}
                act={() => acts.remove({ id })}
                onDone={() => router.push(list)}
              >
                {t('head.remove')}
              </ConfirmButton>
              <TestButton here={here} test={() => acts.test({ id })} />
            </>
          }
        />
        <p className="text-ink-2 [overflow-wrap:anywhere]">
          <bdi dir="ltr" translate="no">
            {url}
          </bdi>
        </p>
        <p className="mt-1 text-ink-3">
          {t('list.toldOf')}{' '}
          <span dir="ltr" translate="no" className="text-ink-2">
            {types.join(', ')}
          </span>
        </p>
        {beforeUntil ? (
          <p className="mt-1 text-ink-3">
            {t('secret.both')} <When at={beforeUntil} timeZone={timeZone} />
          </p>
        ) : null}
        <Trouble endpoint={endpoint} timeZone={timeZone} resume={() => acts.resume({ id })} />
      </Cell>
    </Sheet>
  )
}

function TestButton({ here, test }: { here: string; test: () => Promise<Answer<Shown>> }) {
  const t = useWords('webhooks')
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(test, ({ deliveryId, outcome, durationMs }) => {
    if (isDelivered(outcome)) toast({ title: t('head.delivered', { ms: t.count(durationMs) }), kind: 'done' })
    else
      toast({
        title: t('head.notDelivered'),
        detail: t(`advice.${outcome}`),
        kind: 'warn',
      })
    router.push(logAddress(here, { delivery: deliveryId }), { scroll: false })
  })
  return (
    <>
      {problem ? <span className="text-sm text-block">{problem.message}</span> : null}
      <Button size="s" icon="send" busy={busy} onClick={() => submit()}>
        {t('head.test')}
      </Button>
    </>
  )
}

function PauseButton({ pause }: { pause: () => Promise<Answer<unknown>> }) {
  const t = useWords('webhooks')
  const router = useRouter()
  const toast = useToast()
  const { submit, busy } = useSubmit(pause, () => {
    toast({ title: t('head.paused'), detail: t('head.pausedDetail') })
    router.refresh()
  })
  return (
    <Button size="s" icon="pause" busy={busy} onClick={() => submit()}>
      {t('head.pause')}
    </Button>
  )
}

type TroubleProps = { endpoint: Endpoint; timeZone: string; resume: () => Promise<Answer<unknown>> }

/** What keeps it from being told, and what follows. */
function Trouble({ endpoint: { disabledFor, failingSince, waiting }, timeZone, resume }: TroubleProps) {
  const t = useWords('webhooks')
  const router = useRouter()
  const toast = useToast()
  const { submit, busy, problem } = useSubmit(resume, () => {
    toast({ title: t('head.resumed'), detail: t('head.resumedDetail'), kind: 'done' })
    router.refresh()
  })
  if (disabledFor) {
    const titles = {
      paused: 'offPaused',
      gone: 'offGone',
      failing: 'offFailing',
      unreadable: 'offUnreadable',
    } as const
    return (
      <Callout
        tone={disabledFor === 'paused' ? 'plain' : 'block'}
        title={t(`head.${titles[disabledFor]}`)}
        className="mt-3"
        actions={
          <Button size="s" icon="play" busy={busy} onClick={() => submit()}>
            {t('head.resume')}
          </Button>
        }
      >
        {t('head.offWaiting', { waiting, count: t.count(waiting) })}{' '}
        {t(disabledFor === 'unreadable' ? 'head.offRenew' : 'head.offTest')}
        <ProblemNote problem={problem} />
      </Callout>
    )
  }
  if (!failingSince) return null
  return (
    <Callout
      tone="warn"
      title={
        <>
          {t('head.failing')} <When at={failingSince} timeZone={timeZone} />
        </>
      }
      className="mt-3"
    >
      {t('head.failingText')}
    </Callout>
  )
}
