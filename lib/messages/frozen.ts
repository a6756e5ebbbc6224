import { z } from 'zod'
import { sourceSchema } from '../designs/document'
import { mostMedia } from './bounds'

/** A file as it was made for one carrier profile. Bytes, px (null where it has none), ms of what plays. */
export const frozenRendition = z.object({
  sha256: z.string(),
  mime: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable().default(null),
  height: z.number().int().nullable().default(null),
  durationMs: z.number().int().nullable().default(null),
})

const frozenMedium = z.object({
  assetId: z.string(),
  kind: z.enum(['image', 'gif', 'video', 'audio', 'document']).default('image'),
  altText: z.string(),
  /** Carrier profile id → what its people get; null where the profile takes nothing of this kind, not even a still. */
  renditions: z.record(z.string(), frozenRendition.nullable()),
  /** Number of the link that leads to the whole clip or sound, for people who get only its still, or nothing. */
  link: z.number().int().min(0).max(15).nullable().default(null),
  /** What it is drawn from for each person; `renditions` are then its default words. */
  personal: sourceSchema.optional(),
})

const frozenVariant = z.object({
  name: z.string(),
  /** Liquid template as the marketer wrote it, without brand and opt-out line. */
  text: z.string(),
  /** Share of the audience, relative to the other variants. */
  weight: z.number().int().min(1),
  /** In the order in which they are seen. Empty for text alone. */
  media: z.array(frozenMedium).max(mostMedia),
})

/** Campaigns launched before a message could have several media had one picture or none. */
const fromOnePicture = z.object({
  assetId: z.string().nullable(),
  altText: z.string().default(''),
  renditions: z.record(z.string(), z.unknown()).default({}),
})

function withMedia(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || 'media' in stored) return stored
  const { data } = fromOnePicture.safeParse(stored)
  return data ? { ...stored, media: data.assetId === null ? [] : [data] } : stored
}

/** Everything a campaign's messages are made of, copied at launch and never changed again. */
export const frozenSchema = z.object({
  senderId: z.string(),
  numberType: z.enum(['long_code', 'toll_free', 'short_code']),
  brandName: z.string(),
  optOutLine: z.string(),
  /** Short links are this plus a code: `https://lark.fd/l/`. */
  linkBase: z.string(),
  variants: z.array(z.preprocess(withMedia, frozenVariant)).min(1).max(4),
  /** Destination of each tracked link, by number. */
  links: z.array(z.object({ number: z.number().int().min(0).max(15), url: z.string() })).max(16),
  /** Whether everyone's message waits for their allowed hours; only the simulator's may do without. */
  keepHours: z.boolean().optional(),
  audience: z.object({ include: z.array(z.unknown()), exclude: z.array(z.unknown()) }),
})

export type Frozen = z.output<typeof frozenSchema>
export type FrozenVariant = Frozen['variants'][number]
export type FrozenMedium = FrozenVariant['media'][number]
export type FrozenRendition = z.output<typeof frozenRendition>

/** SQL for the first medium of a variant, `path` being its place in the JSON column: `variants,0`. Text; null for text alone. */
export function firstAssetSql(json: string, path = 'variants,0'): string {
  return `coalesce((${json}) #>> '{${path},media,0,assetId}', (${json}) #>> '{${path},assetId}')`
}
