import { z } from 'zod'

/** A picture as it was rendered for one carrier profile. Bytes, pixels. */
export const frozenRendition = z.object({
  sha256: z.string(),
  mime: z.string(),
  bytes: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
})

const frozenVariant = z.object({
  name: z.string(),
  /** Liquid template as the marketer wrote it, without brand and opt-out line. */
  text: z.string(),
  /** Share of the audience, relative to the other variants. */
  weight: z.number().int().min(1),
  assetId: z.string().nullable(),
  altText: z.string(),
  /** Carrier profile id → rendition. Empty for text alone. */
  renditions: z.record(z.string(), frozenRendition),
})

/** Everything a campaign's messages are made of, copied at launch and never changed again. */
export const frozenSchema = z.object({
  senderId: z.string(),
  numberType: z.enum(['long_code', 'toll_free', 'short_code']),
  brandName: z.string(),
  optOutLine: z.string(),
  /** Short links are this plus a code: `https://lark.fd/l/`. */
  linkBase: z.string(),
  variants: z.array(frozenVariant).min(1).max(4),
  /** Destination of each tracked link, by number. */
  links: z.array(z.object({ number: z.number().int().min(0).max(15), url: z.string() })).max(16),
  audience: z.object({ include: z.array(z.unknown()), exclude: z.array(z.unknown()) }),
})

export type Frozen = z.output<typeof frozenSchema>
export type FrozenVariant = Frozen['variants'][number]
