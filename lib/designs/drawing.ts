import { z } from 'zod'
import { brandKitSchema } from './brand'
import { FORMAT_IDS } from './format'
import { type Words, wordsSchema } from './words'

/** What the editor sends: which design, in which format, with which words and picture. */
export const drawingSchema = z.object({
  design: z.string().max(60),
  format: z.enum(FORMAT_IDS),
  words: wordsSchema,
  pictureAssetId: z.uuid().nullable(),
  /** A kit to try out before it is saved. */
  kit: brandKitSchema.optional(),
})
export type DrawingInput = z.output<typeof drawingSchema>

/** How a drawing is kept: as a new asset, or in the place of the one it was opened from. */
export const savedDrawingSchema = drawingSchema.extend({
  name: z.string().trim().min(1, 'Give the picture a name.').max(120),
  altText: z.string().trim().max(500, 'A text may have 500 characters.'),
  /** The asset whose design this is, where it was opened from one. */
  assetId: z.uuid().nullable(),
  inPlace: z.boolean(),
})
export type SavedDrawing = z.output<typeof savedDrawingSchema>

export interface DrawingPreview {
  /** The picture as a data address. */
  src: string
  width: number
  height: number
  /** What a careful eye would remark. */
  notes: string[]
  altText: string
  /** Merge fields the words read: then everybody gets a picture of their own. */
  fields: string[]
  /** Those without which nobody gets one. */
  required: string[]
}

const SAID = ['headline', 'offer', 'line', 'date', 'place', 'code', 'button'] as const

/** The picture's words in one line, for those who hear it. */
export function altTextOf(words: Words): string {
  const said = SAID.map((field) => (words[field] ?? '').replaceAll(/\s+/g, ' ').trim()).filter(Boolean)
  return said
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ')
    .slice(0, 500)
}
