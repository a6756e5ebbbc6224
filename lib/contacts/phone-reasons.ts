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
