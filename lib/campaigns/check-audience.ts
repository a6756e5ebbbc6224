import type { Draft } from './draft'
import { blocker, type Finding, type Fix, type PreflightFacts, passed } from './finding'

export function checkAudience(draft: Draft, { audience }: PreflightFacts): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'audience', label: 'Choose an audience' }
  if (draft.audience.include.length === 0) {
    return [blocker('audience-missing', 'No audience yet', 'Choose at least one segment to send to.', goto)]
  }
  if (!audience)
    return [
      blocker('audience-counting', 'Counting the audience', 'The send button lights when the count is done.'),
    ]
  if (audience.mayBeWritten === 0) {
    const detail = `Of these people ${audience.noConsent} gave no consent and ${audience.optedOut} opted out.`
    return [blocker('audience-empty', 'Nobody here may be written to', detail, goto)]
  }
  return [
    passed(
      'audience',
      'Consent',
      `${audience.mayBeWritten.toLocaleString('en-US')} people agreed to marketing messages.`,
    ),
  ]
}

export function checkSender(draft: Draft, { sender }: PreflightFacts): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'sender', label: 'Choose a sender' }
  if (!draft.senderId || !sender)
    return [blocker('sender-missing', 'No sender yet', 'Choose the number that people will see.', goto)]
  if (!sender.usable)
    return [
      blocker(
        'sender-unusable',
        'This number cannot send',
        sender.reason ?? 'Its carrier account is switched off.',
        goto,
      ),
    ]
  return [passed('sender', 'Sender', 'The number and its carrier account are ready.')]
}

export function checkSchedule(draft: Draft, { now }: PreflightFacts): Finding[] {
  if (draft.schedule.kind === 'now') return []
  if (Date.parse(draft.schedule.at) <= now)
    return [
      blocker('schedule-past', 'The time has passed', 'Choose a later one, or send now.', {
        kind: 'send-now',
        label: 'Send now',
      }),
    ]
  return [passed('schedule', 'Time', 'It is still to come.')]
}
