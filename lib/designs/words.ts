import { z } from 'zod'
import { brokenToken, plainText } from './merge'

/** What can be written into a design. A design uses some of these; the rest is not asked for. */
export const FIELDS = {
  headline: { label: 'Headline', most: 80, lines: true },
  line: { label: 'Second line', most: 140, lines: true },
  offer: { label: 'Offer', most: 48, lines: true },
  date: { label: 'Date and time', most: 60, lines: false },
  place: { label: 'Place', most: 80, lines: false },
  person: { label: 'Name', most: 40, lines: false },
  button: { label: 'Call to action', most: 36, lines: false },
  items: { label: 'Lines, each as: words | amount', most: 320, lines: true },
  code: { label: 'Code', most: 24, lines: false },
  link: { label: 'Address in the QR code', most: 200, lines: false },
  small: { label: 'Small print', most: 180, lines: true },
} as const satisfies Record<string, { label: string; most: number; lines: boolean }>

export type Field = keyof typeof FIELDS
export const FIELD_IDS = Object.keys(FIELDS) as Field[]

export type Words = Partial<Record<Field, string>>

/** Typed words without what would turn or hide others: controls, embeddings, overrides (UAX #9) and stray surrogates. */
export function tidy(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff\ufffd]/g, '')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim()
}

/** Room beside the words for the names of merge fields, characters. */
export const TOKEN_ROOM = 400

const entries = FIELD_IDS.map((field) => {
  const { label, most } = FIELDS[field]
  const tooLong = `${label}: ${most} characters at most.`
  return [
    field,
    z
      .string()
      .max(most + TOKEN_ROOM, tooLong)
      .transform(tidy)
      .superRefine((text, context) => {
        if (plainText(text).length > most) context.addIssue({ code: 'custom', message: tooLong })
        const broken = brokenToken(text)
        if (broken)
          context.addIssue({
            code: 'custom',
            message: `${label}: “${broken}” is not a field. Write {{ first_name | default: "friend" }}.`,
          })
      })
      .optional(),
  ] as const
})

export const wordsSchema = z.strictObject(
  Object.fromEntries(entries) as Record<Field, (typeof entries)[number][1]>,
)
