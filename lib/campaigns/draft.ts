import { z } from 'zod'
import { mostCharacters, mostMedia } from '../messages/bounds'
import { said, written } from '../words/said'

const medium = z.object({
  assetId: z.uuid(),
  /** What it shows, for those who cannot see it; empty for what the library says. */
  altText: z.string().max(300).default(''),
})

const variant = z.object({
  name: z.string().max(40),
  /** Liquid template; merge fields need a fallback: `{{ first_name | default: "there" }}`. */
  text: z.string().max(mostCharacters, 'A text may have 1,600 characters.'),
  /** In the order in which they are seen. */
  media: z
    .array(medium)
    .max(
      mostMedia,
      written(said('A message may have {most} pictures, clips, sounds and cards.', { most: mostMedia })),
    )
    .refine(
      (media) => new Set(media.map(({ assetId }) => assetId)).size === media.length,
      'The same picture is in the message twice.',
    ),
  weight: z.number().int().min(1).max(100),
})

/** Drafts written before a message could have several media had one picture or none. */
function withMedia(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || 'media' in stored || !('assetId' in stored))
    return stored
  const { assetId, ...rest } = stored
  return { ...rest, media: assetId ? [{ assetId }] : [] }
}

/** A campaign as the composer keeps it. Everything may be missing: a draft is never refused for being unfinished. */
export const draftSchema = z.object({
  audience: z.object({ include: z.array(z.uuid()).max(20), exclude: z.array(z.uuid()).max(20) }),
  senderId: z.uuid().nullable(),
  variants: z.array(z.preprocess(withMedia, variant)).min(1).max(4),
  /** Call to action: where `{{ link }}` leads. */
  linkUrl: z.string().max(2000),
  schedule: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('now') }),
    z.object({ kind: z.literal('at'), at: z.iso.datetime({ offset: true }) }),
  ]),
  /** Keep people's allowed hours on the simulator too, which reaches nobody; everywhere else they are always kept. */
  keepHours: z.boolean().default(false),
})

export type Draft = z.output<typeof draftSchema>
export type DraftVariant = Draft['variants'][number]
export type DraftMedium = DraftVariant['media'][number]

export function emptyDraft(): Draft {
  return {
    audience: { include: [], exclude: [] },
    senderId: null,
    variants: [{ name: 'A', text: '', media: [], weight: 1 }],
    linkUrl: '',
    schedule: { kind: 'now' },
    keepHours: false,
  }
}

/** What is stored as a draft, or an empty one when it is from before a change of form. */
export function readDraft(stored: unknown): Draft {
  const result = draftSchema.safeParse({ ...emptyDraft(), ...(stored as object) })
  return result.success ? result.data : emptyDraft()
}

/** A variant's text with the call to action in its place; the link goes to the end when the marketer did not say where. */
export function textWithLink(text: string, linkUrl: string): string {
  const url = linkUrl.trim()
  if (!url) return text.replace(/\{\{\s*link\s*\}\}/g, '').trimEnd()
  if (!/\{\{\s*link\s*\}\}/.test(text)) return `${text.trimEnd()} ${url}`.trim()
  return text.replace(/\{\{\s*link\s*\}\}/g, url)
}

/** The destination as it will be used, or undefined when it is not an http(s) address. */
export function destinationOf(linkUrl: string): URL | undefined {
  const text = linkUrl.trim()
  if (!text || /\s/.test(text)) return undefined
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`)
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.')
      ? url
      : undefined
  } catch {
    return undefined
  }
}
