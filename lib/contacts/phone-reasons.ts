import type { Words } from '../words/translate'

/** Why a text is no number that a picture message can reach. The keys are stable: they are counted and stored. */
export const phoneReasons = {
  empty: 'There is no phone number.',
  not_a_number: 'This is not a phone number.',
  spreadsheet:
    'A spreadsheet shortened this number (like 8.28E+09). Format the column as text and export it again.',
  too_short: 'The number is too short. Is the area code missing?',
  too_long: 'The number is too long.',
  not_in_use: 'No such number can exist: its area code or exchange is not in use.',
  no_country: 'The country of the number is not known. Write it with + and the country code.',
  extension: 'A number with an extension cannot receive texts.',
  toll_free: 'Toll-free numbers cannot receive picture messages.',
  premium: 'Premium-rate numbers are not written to.',
  service: 'This is a pager, voicemail or company service number.',
} as const
export type PhoneReason = keyof typeof phoneReasons

/** The same in the language of `t`. */
export const phoneReasonsIn = (t: Words<'contacts'>): Record<PhoneReason, string> => ({
  empty: t('phoneReasons.empty'),
  not_a_number: t('phoneReasons.not_a_number'),
  spreadsheet: t('phoneReasons.spreadsheet'),
  too_short: t('phoneReasons.too_short'),
  too_long: t('phoneReasons.too_long'),
  not_in_use: t('phoneReasons.not_in_use'),
  no_country: t('phoneReasons.no_country'),
  extension: t('phoneReasons.extension'),
  toll_free: t('phoneReasons.toll_free'),
  premium: t('phoneReasons.premium'),
  service: t('phoneReasons.service'),
})
