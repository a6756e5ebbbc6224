import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mediaBudget, messageBytes } from '@/lib/media/budget'
import { PROFILES } from '@/lib/media/profiles'
import { composeSlides, MM7_DIALECTS, prepareContent } from '@/lib/mms'
import { writeContent } from '@/lib/mms/mm7/content'
import { headerLines, SegmentWriter } from '@/lib/mms/multipart-build'

const MEDIA = { 'image/jpeg': 'jpg', 'video/mp4': 'mp4', 'audio/mp4': 'm4a', 'text/vcard': 'vcf' } as const
type MediaType = keyof typeof MEDIA

/** Bytes of a message's content as the MM7 codec really writes it, its own header fields included. */
function written(dialectName: string, sizes: readonly [MediaType, number][], text: string): number {
  const dialect = MM7_DIALECTS[dialectName]
  if (!dialect) throw new Error(`No dialect ${dialectName}`)
  const slides = sizes.map(([contentType, size], at) => ({
    media: { contentType, name: `picture-${at}.${MEDIA[contentType]}`, body: Buffer.alloc(size, 0xa7) },
    text: at === 0 ? { slot: 'text' as const } : undefined,
    durationMs: 10_000,
  }))
  const content = prepareContent(composeSlides(slides, dialect), dialect)
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
          const shape = { textBytes: Buffer.byteLength(text), media: ['image/jpeg'], encoding } as const
          const picture = mediaBudget(profile, shape)
          expect(written(name, [['image/jpeg', picture]], text)).toBeLessThanOrEqual(profile.messageBytes)
          expect(messageBytes(picture, shape)).toBeLessThanOrEqual(profile.messageBytes)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('holds for several media of several types', () => {
    const types = Object.keys(MEDIA) as MediaType[]
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(MM7_DIALECTS)),
        fc.array(fc.constantFrom(...types), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (name, media, lean) => {
          const encoding = MM7_DIALECTS[name]?.transferEncoding === 'base64' ? 'base64' : 'binary'
          const limit = { messageBytes: 300_000 }
          const total = mediaBudget(limit, { textBytes: 5, media, encoding })
          const each = media.map((_, at) =>
            Math.floor((total * (at === 0 ? lean : 1)) / (media.length + lean - 1)),
          )
          const sizes = media.map((type, at): [MediaType, number] => [type, each[at] ?? 0])
          expect(written(name, sizes, 'Hello')).toBeLessThanOrEqual(limit.messageBytes)
        },
      ),
      { numRuns: 40 },
    )
  })
})
