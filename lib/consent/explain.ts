import type { Words } from '../words/translate'
import type { ConsentEventKind, ConsentState, SuppressionReason } from './standing'

/** What is known of a number when someone asks whether it may be written to. */
export type Standing = {
  phone: string
  contactId: string | null
  name: string | null
  consent: ConsentState
  consentAt: string | null
  lineType: 'unknown' | 'mobile' | 'landline'
  deleted: boolean
  held: { reason: SuppressionReason; since: string } | null
}

export type Answer = {
  may: boolean
  /** Each condition with its outcome, in the order in which they are asked. */
  grounds: { label: string; holds: boolean; detail: string }[]
}

export const reasonWords = (t: Words<'consent'>): Record<SuppressionReason, string> => ({
  opted_out: t('explain.optedOut'),
  complaint: t('explain.complained'),
  dead_number: t('explain.theNumberIsDead'),
  carrier_refused: t('explain.theCarrierRefused'),
  manual: t('explain.heldByAMember'),
})

export const kindWords = (t: Words<'consent'>): Record<ConsentEventKind, string> => ({
  granted: t('explain.saidYes'),
  asked: t('explain.askedToJoin'),
  confirmed: t('explain.confirmed'),
  revoked: t('explain.optedOut2'),
  resumed: t('explain.cameBack'),
  help: t('explain.askedForHelp'),
  suppressed: t('explain.held'),
  released: t('explain.released'),
})

export const mechanismWords = (t: Words<'consent'>): Record<string, string> => ({
  import: t('explain.byImport'),
  form: t('explain.byForm'),
  keyword: t('explain.byKeyword'),
  reply: t('explain.byReply'),
  page: t('explain.byPage'),
  manual: t('explain.byHand'),
  api: t('explain.byApi'),
})

/** Why a marketing message may or may not go to this number: the conditions of `sendableSql`, one by one. */
export function mayWriteTo(t: Words<'consent'>, standing: Standing, date: (iso: string) => string): Answer {
  const { consent, consentAt, held } = standing
  const grounds = [
    {
      label: t('explain.amongYourContacts'),
      holds: standing.contactId !== null && !standing.deleted,
      detail:
        standing.contactId === null
          ? t('explain.noContactHasThis')
          : standing.deleted
            ? t('explain.deleted')
            : t('explain.yes'),
    },
    {
      label: t('explain.consent'),
      holds: consent === 'granted',
      detail: consentDetail(t, consent, consentAt && date(consentAt)),
    },
    {
      label: t('explain.notSuppressed'),
      holds: held === null,
      detail: held
        ? t('explain.since', { since: date(held.since), value: reasonWords(t)[held.reason] })
        : t('explain.theNumberIsOn'),
    },
    {
      label: t('explain.canReceivePictures'),
      holds: standing.lineType !== 'landline',
      detail: {
        landline: t('explain.aLandline'),
        mobile: t('explain.aMobileNumber'),
        unknown: t('explain.nothingSaysOtherwise'),
      }[standing.lineType],
    },
  ]
  return { may: grounds.every(({ holds }) => holds), grounds }
}

function consentDetail(t: Words<'consent'>, consent: ConsentState, at: string | null): string {
  if (consent === 'granted') return at ? t('explain.given', { at }) : t('explain.given2')
  if (consent === 'revoked') return at ? t('explain.withdrawn', { at }) : t('explain.withdrawn2')
  return consent === 'pending' ? t('explain.askedNotAnsweredYet') : t('explain.noneOnRecord')
}
