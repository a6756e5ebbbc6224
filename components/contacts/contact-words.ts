import type { Words } from '@/lib/words/translate'
import type { Answer } from './types'

/** Fields of a person by name; a key that is not there stays as it is. */
export type Values = Record<string, unknown>

export type Edit = (input: { id: string; values: Values }) => Promise<Answer<void>>

export const carrierNames = (t: Words<'contacts'>): Record<string, string> => ({
  att: 'AT&T',
  tmobile: 'T-Mobile',
  verizon: t('contactFacts.verizon'),
  uscellular: t('contactFacts.usCellular'),
  other: t('contactFacts.anotherCarrier'),
})

/** What stands for the value of an attribute; null where there is none. */
export function attributeWords(
  t: Words<'contacts'>,
  value: string | number | boolean | undefined,
): string | null {
  if (value === undefined) return null
  return typeof value === 'boolean' ? (value ? t('contactFacts.yes') : t('contactFacts.no')) : String(value)
}
