import { z } from 'zod'
import { mostMedia } from './bounds'
import { frozenRendition } from './frozen'

const piece = z.object({ file: frozenRendition, altText: z.string().default('') })

/** Messages stored before one could have several media had one picture or none. */
const fromOnePicture = z.object({ picture: z.unknown(), altText: z.string().default('') })

function withMedia(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || 'media' in stored) return stored
  const { picture, altText } = fromOnePicture.safeParse(stored).data ?? {}
  return { ...stored, media: picture ? [{ file: picture, altText }] : [] }
}

/** Content of a message that belongs to no campaign (a test, a reply), kept in `message.content`. */
export const directContentSchema = z.preprocess(
  withMedia,
  z.object({
    /** Ready to send but for its links, which are still destinations. */
    text: z.string().max(5000),
    links: z
      .array(z.object({ number: z.number().int().min(0).max(15), url: z.string() }))
      .max(16)
      .default([]),
    linkBase: z.string().default(''),
    media: z.array(piece).max(mostMedia).default([]),
    /** The one answer that a keyword is owed, also to someone who has just opted out. */
    confirms: z.enum(['stop', 'start', 'help']).optional(),
  }),
)

export type DirectContent = z.output<typeof directContentSchema>
