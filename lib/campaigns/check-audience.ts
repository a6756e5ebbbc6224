import { sayErrorIn } from '../words/errors'
import { sayWritten } from '../words/said'
import type { Draft } from './draft'
import {
  blocker,
  type Finding,
  type Fix,
  type PreflightFacts,
  passed,
  type SenderState,
  type T,
} from './finding'

export function checkAudience(t: T, draft: Draft, { audience }: PreflightFacts): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'audience', label: t('goto.audience') }
  if (draft.audience.include.length === 0)
    return [blocker('audience-missing', t('audience.missing'), t('audience.missingDetail'), goto)]
  if (!audience) return [blocker('audience-counting', t('audience.counting'), t('audience.countingDetail'))]
  const { mayBeWritten, noConsent, optedOut } = audience
  if (mayBeWritten === 0) {
    const detail = t('audience.emptyDetail', { noConsent, optedOut })
    return [blocker('audience-empty', t('audience.empty'), detail, goto)]
  }
  return [passed('audience', t('audience.passed'), t('audience.passedDetail', { people: mayBeWritten }))]
}

export function checkSender(t: T, draft: Draft, { sender }: PreflightFacts): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'sender', label: t('goto.sender') }
  if (!draft.senderId || !sender)
    return [blocker('sender-missing', t('sender.missing'), t('sender.missingDetail'), goto)]
  if (sender.state !== 'usable')
    return [blocker('sender-unusable', t('sender.unusable'), whyNot(t, sender), goto)]
  return [passed('sender', t('sender.passed'), t('sender.passedDetail'))]
}

function whyNot(t: T, { state, halted }: SenderState): string {
  if (state === 'halted')
    return t('sender.accountHalted', { reason: halted && sayWritten(sayErrorIn(t.locale), halted) }).trim()
  return state === 'numberOff' ? t('sender.numberOff') : t('sender.accountOff')
}

export function checkSchedule(t: T, draft: Draft, { now }: PreflightFacts): Finding[] {
  if (draft.schedule.kind === 'now') return []
  if (Date.parse(draft.schedule.at) <= now) {
    const fix: Fix = { kind: 'send-now', label: t('goto.sendNow') }
    return [blocker('schedule-past', t('schedule.past'), t('schedule.pastDetail'), fix)]
  }
  return [passed('schedule', t('schedule.passed'), t('schedule.passedDetail'))]
}
