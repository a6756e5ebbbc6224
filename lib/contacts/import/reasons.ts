import { type PhoneReason, phoneReasons } from '../phone-reasons'

/** Why a row did not become a contact. */
const rowReasons = {
  duplicate: 'The same number stands further up in this file; that row was taken.',
  line_too_long: 'The line is longer than 65,536 characters. A line break or a quote is missing.',
  open_quote: 'A quote opens in this line and never closes.',
  too_many_cells: 'The row has more cells than the header. Is a comma missing its quotes?',
  zero_byte: 'The row holds bytes that are not text.',
} as const

/** Why a row was taken, but without one of its values. */
const valueReasons = {
  email: 'Taken without the email address: it is not one.',
  birthday: 'Taken without the birthday: it is no date.',
  state: 'Taken without the state: it is not known in that country.',
  country: 'Taken without the country: it is not known.',
  consent_at: 'Taken without the date of consent: it is no date, or lies in the future.',
  attribute: 'Taken without a custom value: it is not of the attribute’s type, or too long.',
  landline: 'Taken, and never written to: this is a landline.',
} as const

export type RowReason = PhoneReason | keyof typeof rowReasons
export type ValueReason = keyof typeof valueReasons
export type Reason = RowReason | ValueReason

const sentences: Record<Reason, string> = { ...phoneReasons, ...rowReasons, ...valueReasons }

/** The sentence for a stored reason. */
export function reasonSentence(reason: string): string {
  return sentences[reason as Reason] ?? 'This row could not be read.'
}
