import { z } from 'zod'
import { frozenRendition } from './frozen'

/** Content of a message that belongs to no campaign (a test, a reply), kept in `message.content`. */
export const directContentSchema = z.object({
  /** Ready to send but for its links, which are still destinations. */
  text: z.string().max(5000),
  links: z
    .array(z.object({ number: z.number().int().min(0).max(15), url: z.string() }))
    .max(16)
    .default([]),
  linkBase: z.string().default(''),
  picture: frozenRendition.nullable().default(null),
  altText: z.string().default(''),
  /** The one answer that a keyword is owed, also to someone who has just opted out. */
  confirms: z.enum(['stop', 'start', 'help']).optional(),
})

export type DirectContent = z.output<typeof directContentSchema>
