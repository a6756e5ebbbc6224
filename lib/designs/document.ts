import { z } from 'zod'
import { brandKitSchema, pairingSchema, paletteSchema } from './brand'
import { FORMAT_IDS } from './format'
import { FIELD_IDS, type Field, wordsSchema } from './words'

/** What an asset was drawn from, kept with it: opened again, it is the same picture, whatever the brand became since. */
export const documentSchema = z.object({
  design: z.string().max(60),
  format: z.enum(FORMAT_IDS),
  words: wordsSchema,
  pictureAssetId: z.uuid().nullable(),
  kit: brandKitSchema,
  /** The name that stands where there is no logo. */
  brandName: z.string().max(200),
})
export type DesignDocument = z.output<typeof documentSchema>

const stored = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mime: z.string(),
  width: z.number().int(),
  height: z.number().int(),
})
/** A picture our own decoder has encoded, by its content. */
export type StoredPicture = z.output<typeof stored>

/** A document with everything it refers to by content: what a launched campaign keeps, and draws from until it is through. */
export const sourceSchema = z.object({
  design: z.string().max(60),
  format: z.enum(FORMAT_IDS),
  words: wordsSchema,
  brand: z.object({ name: z.string(), palette: paletteSchema, pairing: pairingSchema }),
  logo: stored.nullable(),
  picture: stored.nullable(),
})
export type DesignSource = z.output<typeof sourceSchema>

/** What is typed into a design, which may be half a word: parsed loosely, kept as it is. */
export const draftContentSchema = z.object({
  format: z.enum(FORMAT_IDS),
  words: z.partialRecord(z.enum(FIELD_IDS as [Field, ...Field[]]), z.string().max(1_000)),
  pictureAssetId: z.uuid().nullable(),
  /** The brand of the asset that is edited; absent for the brand as it is now. */
  kit: brandKitSchema.optional(),
})
export type DraftContent = z.output<typeof draftContentSchema>

/** Under which name a draft is kept: of a design, or of the asset that is drawn anew. */
export const draftSubject = (design: string, assetId: string | null): string =>
  assetId ? `asset/${assetId}` : `design/${design}`
