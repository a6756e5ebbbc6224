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

export const reasonWords: Record<SuppressionReason, string> = {
  opted_out: 'opted out',
  complaint: 'complained',
  dead_number: 'the number is dead',
  carrier_refused: 'the carrier refused',
  manual: 'held by a member',
}

export const kindWords: Record<ConsentEventKind, string> = {
  granted: 'Said yes',
  asked: 'Asked to join',
  confirmed: 'Confirmed',
  revoked: 'Opted out',
  resumed: 'Came back',
  help: 'Asked for help',
  suppressed: 'Held',
  released: 'Released',
}

export const mechanismWords: Record<string, string> = {
  import: 'by import',
  form: 'by form',
  keyword: 'by keyword',
  reply: 'by reply',
  manual: 'by hand',
  api: 'by API',
}

/** Why a marketing message may or may not go to this number: the conditions of `sendableSql`, one by one. */
export function mayWriteTo(standing: Standing, date: (iso: string) => string): Answer {
  const { consent, consentAt, held } = standing
  const grounds = [
    {
      label: 'Among your contacts',
      holds: standing.contactId !== null && !standing.deleted,
      detail:
        standing.contactId === null ? 'No contact has this number' : standing.deleted ? 'Deleted' : 'Yes',
    },
    {
      label: 'Consent',
      holds: consent === 'granted',
      detail: consentDetail(consent, consentAt && date(consentAt)),
    },
    {
      label: 'Not suppressed',
      holds: held === null,
      detail: held ? `Since ${date(held.since)}: ${reasonWords[held.reason]}` : 'The number is on no list',
    },
    {
      label: 'Can receive pictures',
      holds: standing.lineType !== 'landline',
      detail: { landline: 'A landline', mobile: 'A mobile number', unknown: 'Nothing says otherwise' }[
        standing.lineType
      ],
    },
  ]
  return { may: grounds.every(({ holds }) => holds), grounds }
}

function consentDetail(consent: ConsentState, at: string | null): string {
  if (consent === 'granted') return at ? `Given ${at}` : 'Given'
  if (consent === 'revoked') return at ? `Withdrawn ${at}` : 'Withdrawn'
  return consent === 'pending' ? 'Asked, not answered yet' : 'None on record'
}
