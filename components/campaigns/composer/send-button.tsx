'use client'

import { useWords } from '#words'
import { Button } from '@/components/ui/button'
import { warm } from '@/components/ui/warm'
import type { Finding } from '@/lib/campaigns/finding'
import { departureOf } from './departure-words'
import type { ComposerProps } from './types'
import type { DraftState } from './use-draft'
import { fetchDialogs, type Sending } from './use-send'

/** The one lit button; unlit, it names what keeps it from sending. */
export function SendButton({
  state,
  props,
  send,
  blockers,
  onBlocked,
}: {
  state: DraftState
  props: ComposerProps
  send: Sending
  blockers: Finding[]
  onBlocked: () => void
}) {
  const t = useWords('composer')
  const later = state.draft.schedule.kind === 'at'
  const count = blockers.length
  if (!props.may.send) return null
  return (
    <Button
      kind="go"
      icon="send"
      blocker={
        count > 0 ? t('sendButton.blocker', { count }) : state.current ? null : t('sendButton.checking')
      }
      onBlocked={onBlocked}
      onClick={send.review}
      onPointerEnter={() => warm(fetchDialogs)}
      onFocus={() => warm(fetchDialogs)}
    >
      {!later ? t('sendButton.send') : null}
      {later ? <span className="md:hidden">{t('sendButton.schedule')}</span> : null}
      {later ? (
        <span className="max-md:hidden">
          {t('sendButton.scheduleFor', { moment: departureOf(t, state, props, 'short') })}
        </span>
      ) : null}
    </Button>
  )
}
