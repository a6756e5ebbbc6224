import { describe, expect, it } from 'vitest'
import { CONTENT_CLASSES, classify, type MmsContent, misfits } from '@/lib/mms'

const content: MmsContent = {
  kind: 'related',
  parts: [
    { contentType: 'application/smil', body: Buffer.from('<smil/>') },
    { contentType: 'image/jpeg; name=a.jpg', body: Buffer.from([1]) },
    { contentType: 'text/plain; charset=utf-8', body: Buffer.from('x') },
  ],
}
const picture = (width: number, height: number) => (part: number) =>
  part === 1 ? { width, height } : undefined

describe('content classes', () => {
  it('classifies by bytes, types and pixels, whichever way round', () => {
    expect(classify(content, 20_000, picture(120, 160))?.name).toBe('image-basic')
    expect(classify(content, 90_000, picture(480, 640))?.name).toBe('image-rich')
    expect(classify(content, 300_000, picture(480, 640))?.name).toBe('video-rich')
    expect(classify(content, 300_000, picture(1080, 1600))?.name).toBe('megapixel')
    expect(classify(content, 900_000, picture(100, 100))).toBeUndefined()
    expect(classify({ kind: 'mixed', parts: content.parts.slice(2) }, 100, () => undefined)?.name).toBe(
      'text',
    )
  })

  it('weighs every part of a message with several, and takes none for granted', () => {
    const add = (...types: string[]) => ({
      ...content,
      parts: [...content.parts, ...types.map((contentType) => ({ contentType, body: Buffer.from([1]) }))],
    })
    const small = picture(480, 640)
    expect(classify(add('image/jpeg', 'text/x-vcard', 'audio/amr'), 90_000, small)?.name).toBe('image-rich')
    expect(classify(add('video/3gpp'), 90_000, small)?.name).toBe('video-basic')
    expect(classify(add('video/mp4', 'audio/mp4'), 300_000, small)?.name).toBe('content-basic')
    expect(classify(add('text/calendar'), 1_000, small)).toBeUndefined()
  })

  it('says what must change', () => {
    const imageRich = CONTENT_CLASSES.find(
      ({ name }) => name === 'image-rich',
    ) as (typeof CONTENT_CLASSES)[number]
    const video = {
      kind: 'mixed' as const,
      parts: [...content.parts, { contentType: 'video/mp4', body: Buffer.from([1]) }],
    }
    expect(misfits(video, 200_000, imageRich, picture(1000, 100))).toEqual([
      { what: 'bytes', have: 200_000, allowed: 102_400 },
      { what: 'pixels', part: 1, have: { width: 1000, height: 100 }, allowed: { width: 640, height: 480 } },
      { what: 'type', part: 3, have: 'video/mp4' },
    ])
  })
})
