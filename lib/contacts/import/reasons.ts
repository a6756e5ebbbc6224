import type { Words } from '../../words/translate'
import { type PhoneReason, phoneReasonsIn } from '../phone-reasons'

/** Why a row did not become a contact. */
const rowReasons = (t: Words<'contacts'>) =>
  ({
    duplicate: t('importReasons.theSameNumberStands'),
    line_too_long: t('importReasons.theLineIsLonger'),
    open_quote: t('importReasons.aQuoteOpensIn'),
    too_many_cells: t('importReasons.theRowHasMore'),
    zero_byte: t('importReasons.theRowHoldsBytes'),
  }) as const

/** Why a row was taken, but without one of its values. */
const valueReasons = (t: Words<'contacts'>) =>
  ({
    email: t('importReasons.takenWithoutTheEmail'),
    birthday: t('importReasons.takenWithoutTheBirthday'),
    state: t('importReasons.takenWithoutTheState'),
    country: t('importReasons.takenWithoutTheCountry'),
    consent_at: t('importReasons.takenWithoutTheDate'),
    attribute: t('importReasons.takenWithoutACustom'),
    landline: t('importReasons.takenAndNeverWritten'),
  }) as const

export type RowReason = PhoneReason | keyof ReturnType<typeof rowReasons>
export type ValueReason = keyof ReturnType<typeof valueReasons>
export type Reason = RowReason | ValueReason

const sentences = (t: Words<'contacts'>): Record<Reason, string> => ({
  ...phoneReasonsIn(t),
  ...rowReasons(t),
  ...valueReasons(t),
})

/** The sentence for a stored reason. */
export function reasonSentence(t: Words<'contacts'>, reason: string): string {
  return sentences(t)[reason as Reason] ?? t('importReasons.thisRowCouldNot')
}
