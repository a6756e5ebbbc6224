import { z } from 'zod'

/** Which people the table shows. */
export const views = ['all', 'sendable', 'none', 'out'] as const
export type View = (typeof views)[number]

/** Where a page of the table ended: time of creation (ISO, milliseconds) and id. */
export const cursorSchema = z.object({ createdAt: z.iso.datetime(), id: z.uuid() })
export type Cursor = z.output<typeof cursorSchema>

export const listQuery = z.object({
  view: z.enum(views).default('all'),
  tag: z.string().max(60).optional(),
  search: z.string().trim().max(100).default(''),
  after: cursorSchema.optional(),
})
export type ListQuery = z.output<typeof listQuery>

/** A row of the table. */
export type ContactRow = {
  id: string
  phone: string
  name: string | null
  email: string | null
  place: string | null
  tags: string[]
  consent: 'none' | 'pending' | 'granted' | 'revoked'
  held: boolean
  landline: boolean
  createdAt: string
}

export type ContactPage = { rows: ContactRow[]; next: Cursor | null }

/** What a search text may be the beginning of. Digits are looked for as a number with and without the country code. */
export function searchTerms(text: string): { phones: string[]; words: string[] } {
  const plain = text.trim().toLowerCase()
  const digits = plain.replace(/\D/g, '')
  const isNumber = digits.length >= 2 && /^[+\d\s().-]+$/.test(plain)
  if (isNumber)
    return { phones: plain.startsWith('+') ? [`+${digits}`] : [`+1${digits}`, `+${digits}`], words: [] }
  return { phones: [], words: plain.split(/\s+/).filter(Boolean).slice(0, 2) }
}
