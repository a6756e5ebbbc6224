import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { cleanJpeg } from '@/lib/media/jpeg'
import { photo } from './pictures'

const pixelsOf = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()

describe('a JPEG that may go out as it came', () => {
  it('keeps every pixel and loses every word', async () => {
    const tagged = await (await photo(300, 200))
      .withExif({ IFD0: { Copyright: 'Maker note' }, IFD3: { GPSLatitude: '40/1 26/1 46/1' } })
      .jpeg({ progressive: true })
      .toBuffer()
    const clean = cleanJpeg(Buffer.concat([tagged, Buffer.from('<script>x()</script>')]))
    expect(clean).toMatchObject({ width: 300, height: 200, baseline: false })
    const text = Buffer.from(clean?.bytes ?? []).toString('latin1')
    expect(text).not.toMatch(/Maker note|script|Exif/)
    expect(await pixelsOf(clean?.bytes ?? Buffer.alloc(0))).toEqual(await pixelsOf(tagged))
  })

  it('says whether a handset that reads baseline alone can show it', async () => {
    const jpeg = await (await photo(64, 48)).jpeg({ progressive: false }).toBuffer()
    expect(cleanJpeg(jpeg)?.baseline).toBe(true)
  })

  it.each([
    [
      'of colours that need their profile',
      async () => (await photo(64, 48)).withIccProfile('p3').jpeg().toBuffer(),
    ],
    ['in CMYK', async () => (await photo(64, 48)).toColourspace('cmyk').jpeg().toBuffer()],
    ['in grey', async () => (await photo(64, 48)).toColourspace('b-w').jpeg().toBuffer()],
    ['that is none', async () => (await photo(64, 48)).png().toBuffer()],
  ])('is not one %s', async (_name, make) => {
    expect(cleanJpeg(await make())).toBeNull()
  })

  it('is none when cut anywhere', async () => {
    const jpeg = await (await photo(40, 30)).jpeg().toBuffer()
    for (let end = 0; end < jpeg.length - 1; end += 13) expect(cleanJpeg(jpeg.subarray(0, end))).toBeNull()
  })

  it('never reads past its end or hangs, whatever the bytes', async () => {
    const jpeg = await (await photo(40, 30)).jpeg().toBuffer()
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(jpeg.length - 1), fc.nat(255)), { maxLength: 12 }), (changes) => {
        const broken = Uint8Array.from(jpeg)
        for (const [at, value] of changes) broken[at] = value
        const clean = cleanJpeg(broken)
        if (clean) expect(clean.bytes.length).toBeLessThanOrEqual(broken.length)
      }),
    )
  })
})
