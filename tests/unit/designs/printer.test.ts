import { crc32, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Brand, DEFAULT_KIT } from '@/lib/designs/brand'
import { DESIGNS } from '@/lib/designs/catalogue'
import type { Drawing } from '@/lib/designs/draw.server'
import { joinStrips, packStrip } from '@/lib/designs/personal/png.server'
import { Printer } from '@/lib/designs/personal/printer.server'
import type { Words } from '@/lib/designs/words'
import { targetOf } from '@/lib/media/limits.server'
import { PROFILES } from '@/lib/media/profiles'

const target = (id: string) => {
  const profile = PROFILES.find((known) => known.id === id)
  if (!profile) throw new Error(`There is no profile called ${id}.`)
  return targetOf(profile, new Map())
}

/** The chunks of a PNG, each with a true checksum, or this throws. */
function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks: { type: string; data: Buffer }[] = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(png.subarray(at + 4, at + 8 + length)))
    chunks.push({
      type: png.toString('latin1', at + 4, at + 8),
      data: png.subarray(at + 8, at + 8 + length),
    })
    at += length + 12
  }
  return chunks
}

describe('a PNG of strips', () => {
  it('is the picture, whatever its rows and however they are cut', async () => {
    const pixels = fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 6 }),
      fc.integer(),
    )
    await fc.assert(
      fc.asyncProperty(pixels, async ([width, heights, seed]) => {
        const strips = heights.map((rows, strip) =>
          Buffer.from(
            Array.from(
              { length: rows * width * 3 },
              (_, i) => ((i * 2_654_435_761 + seed * (strip + 1)) >>> 7) & 255,
            ),
          ),
        )
        const height = heights.reduce((sum, rows) => sum + rows, 0)
        const packed = await Promise.all(strips.map((strip, i) => packStrip(strip, width, i % 2 === 0)))
        const png = joinStrips(packed, width, height)
        // zlib checks the sum over all rows, which our reader of pictures does not.
        const stream = chunksOf(png).filter(({ type }) => type === 'IDAT')
        expect(inflateSync(Buffer.concat(stream.map(({ data }) => data))).length).toBe(
          (width * 3 + 1) * height,
        )
        const read = await sharp(png).raw().toBuffer()
        expect(read.equals(Buffer.concat(strips))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })
})

const brand: Brand = {
  name: 'Larkfield',
  palette: DEFAULT_KIT.palette,
  pairing: 'corner',
  logo: null,
}

/** The largest step by which a colour differs from the whole drawing; laying in two steps rounds twice. */
async function difference(printer: Printer, words: Words): Promise<number> {
  const page = printer.set(words)
  if (!page) throw new Error('It was not set.')
  const [print] = await printer.print(page, [target('standard')])
  const have = await sharp(print?.bytes).removeAlpha().raw().toBuffer()
  const want = await sharp(Buffer.from(page.svg())).flatten().removeAlpha().raw().toBuffer()
  return want.reduce((most, value, at) => Math.max(most, Math.abs(value - (have[at] ?? 0))), 0)
}

describe('a personal picture', () => {
  it.each(['portrait', 'landscape'] as const)(
    'is what the whole drawing would be, %s',
    async (format) => {
      for (const design of DESIGNS.filter((_, index) => index % 24 === 4)) {
        const words = { ...design.words, headline: 'For you, friend' }
        const drawing: Drawing = { design, format, brand, words, picture: null }
        const printer = new Printer(drawing)
        for (const name of ['Maya', 'Wilhelmina Oluwaseun'])
          expect(
            await difference(printer, { ...words, headline: `For you, ${name}` }),
            design.id,
          ).toBeLessThan(3)
      }
    },
    120_000,
  )

  it('stays under every budget, as JPEG where it must, and is not made where nothing fits', async () => {
    const [design] = DESIGNS
    if (!design) throw new Error('There is a design.')
    const printer = new Printer({ design, format: 'portrait', brand, words: design.words, picture: null })
    const page = printer.set({ ...design.words, headline: 'Maya' })
    if (!page) throw new Error('It was not set.')
    const targets = [
      target('standard'),
      { ...target('standard'), maxBytes: 40_000 },
      { ...target('standard'), mime: ['image/jpeg' as const] },
      { ...target('standard'), width: 640, height: 480 },
      { ...target('standard'), maxBytes: 300 },
    ]
    const prints = await printer.print(page, targets)
    expect(prints.map((print) => print?.mime ?? null)).toEqual([
      'image/png',
      'image/jpeg',
      'image/jpeg',
      'image/jpeg',
      null,
    ])
    prints.forEach((print, index) => {
      expect(print?.bytes.length ?? 0).toBeLessThanOrEqual(targets[index]?.maxBytes ?? 0)
    })
    expect(prints[3]).toMatchObject({ width: 480, height: 640 })
  })

  it('is refused where its words would be too small to read', () => {
    const design = DESIGNS.find(({ id }) => id === 'visit-map')
    if (!design) throw new Error('There is such a design.')
    const printer = new Printer({ design, format: 'portrait', brand, words: design.words, picture: null })
    expect(printer.set({ ...design.words, button: 'Reply, Maya' })).not.toBeNull()
    expect(printer.set({ ...design.words, button: 'W'.repeat(36) })).toBeNull()
  })
})
