import { z } from 'zod'
import { said, written } from '../words/said'
import { brokenToken, plainText } from './merge'

/** What can be written into a design. A design uses some of these; the rest is not asked for. */
export const FIELDS = {
  headline: { most: 80, lines: true },
  line: { most: 140, lines: true },
  offer: { most: 48, lines: true },
  date: { most: 60, lines: false },
  place: { most: 80, lines: false },
  person: { most: 40, lines: false },
  button: { most: 36, lines: false },
  items: { most: 320, lines: true },
  code: { most: 24, lines: false },
  link: { most: 200, lines: false },
  small: { most: 180, lines: true },
} as const satisfies Record<string, { most: number; lines: boolean }>

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
  const { most } = FIELDS[field]
  const tooLong = written(said('{most} characters at most.', { most }))
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
            message: written(
              said('“{broken}” is not a field. Write {example}.', {
                broken,
                example: '{{ first_name | default: "friend" }}',
              }),
            ),
          })
      })
      .optional(),
  ] as const
})

export const wordsSchema = z.strictObject(
  Object.fromEntries(entries) as Record<Field, (typeof entries)[number][1]>,
)
