import { z } from 'zod'
import { mostMedia } from './bounds'
import { frozenRendition } from './frozen'
import { wordsAlone } from './rungs'

const piece = z.object({ file: frozenRendition, altText: z.string().default('') })
const rung = z.object({
  profileId: z.string(),
  pieces: z.array(piece).max(mostMedia),
  bytes: z.number().int(),
  links: z.array(z.number().int().min(0).max(15)).max(16),
})

/** Messages stored earlier had their media in one size, and before that one picture or none. */
const earlier = z.object({
  media: z.array(piece).optional(),
  picture: frozenRendition.nullish(),
  altText: z.string().default(''),
})

function withRungs(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || 'rungs' in stored) return stored
  const { data } = earlier.safeParse(stored)
  if (!data) return stored
  const pieces = data.media ?? (data.picture ? [{ file: data.picture, altText: data.altText }] : [])
  const bytes = pieces.reduce((sum, { file }) => sum + file.bytes, 0)
  return { ...stored, rungs: [{ ...wordsAlone, pieces, bytes }] }
}

/** Content of a message that belongs to no campaign (a test, a reply), kept in `message.content`. */
export const directContentSchema = z.preprocess(
  withRungs,
  z.object({
    /** Ready to send but for its links, which are still destinations. */
    text: z.string().max(5000),
    links: z
      .array(z.object({ number: z.number().int().min(0).max(15), url: z.string() }))
      .max(16)
      .default([]),
    linkBase: z.string().default(''),
    /** Its media, once for each profile on which it may stand, smallest first. */
    rungs: z.array(rung).min(1).max(20),
    /** The one answer that a keyword is owed, also to someone who has just opted out. */
    confirms: z.enum(['stop', 'start', 'help']).optional(),
  }),
)

export type DirectContent = z.output<typeof directContentSchema>
