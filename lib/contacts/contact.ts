import type { ConsentState } from '../consent/standing'

export type LineType = 'unknown' | 'mobile' | 'landline'

/** One person of a workspace, as readers return it. Times are ISO strings in UTC, the birthday is YYYY-MM-DD. */
export type Contact = {
  id: string
  /** E.164, with the plus sign. */
  phone: string
  firstName: string | null
  lastName: string | null
  email: string | null
  /** ISO 3166-1 alpha-2. */
  country: string | null
  /** Postal abbreviation of the state or province. */
  state: string | null
  city: string | null
  postalCode: string | null
  timeZone: string | null
  birthday: string | null
  /** att, tmobile, verizon, uscellular, other; null when not known. */
  carrier: string | null
  lineType: LineType
  tags: string[]
  attributes: Record<string, string | number | boolean>
  source: string
  consent: ConsentState
  consentAt: string | null
  createdAt: string
  updatedAt: string
}

/** "Maya Ortiz", or the number when there is no name. */
export function displayName(contact: Pick<Contact, 'firstName' | 'lastName' | 'phone'>): string {
  return [contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.phone
}
