import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mediaBudget, messageBytes } from '@/lib/media/budget'
import { PROFILES } from '@/lib/media/profiles'
import { composeSlides, MM7_DIALECTS, prepareContent } from '@/lib/mms'
import { writeContent } from '@/lib/mms/mm7/content'
import { headerLines, SegmentWriter } from '@/lib/mms/multipart-build'

/** Bytes of a message's content as the MM7 codec really writes it, its own header fields included. */
function written(dialectName: string, picture: number, text: string): number {
  const dialect = MM7_DIALECTS[dialectName]
  if (!dialect) throw new Error(`No dialect ${dialectName}`)
  const media = { contentType: 'image/jpeg', name: 'picture.jpg', body: Buffer.alloc(picture, 0xa7) }
  const content = prepareContent(
    composeSlides([{ media, text: { slot: 'text' }, durationMs: 10_000 }], dialect),
    dialect,
  )
  const writer = new SegmentWriter().text(headerLines(content.headers('content')))
  writeContent(writer, content, { text })
  return writer.finish().length
}

describe('what the budget promises', () => {
  it('holds for messages as the MM7 codec writes them, in every dialect', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(MM7_DIALECTS)),
        fc.constantFrom(...PROFILES),
        fc.string({ unit: 'grapheme', maxLength: 1_600 }),
        (name, profile, text) => {
          const encoding = MM7_DIALECTS[name]?.transferEncoding === 'base64' ? 'base64' : 'binary'
          const shape = { textBytes: Buffer.byteLength(text), mediaParts: 1, encoding } as const
          const picture = mediaBudget(profile, shape)
          expect(written(name, picture, text)).toBeLessThanOrEqual(profile.messageBytes)
          expect(messageBytes(picture, shape)).toBeLessThanOrEqual(profile.messageBytes)
        },
      ),
      { numRuns: 40 },
    )
  })
})
