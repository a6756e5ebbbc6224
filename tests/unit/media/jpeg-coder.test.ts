import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Raster } from '@/lib/media/quality/colour'
import { codesFor } from '@/lib/media/still/jpeg/huffman'
import { JpegPicture } from '@/lib/media/still/jpeg/picture'
import { stepsFor, thriftFor } from '@/lib/media/still/jpeg/tables'
import { ZIGZAG } from '@/lib/media/still/jpeg/transform'

/** A picture of smooth colour, an edge and as much grain as is asked for. */
function drawn(width: number, height: number, grain: number): Raster {
  const data = new Uint8Array(width * height * 3)
  let seed = width * 31 + height
  for (let at = 0; at < width * height; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const noise = ((seed >>> 24) % (grain + 1)) - grain / 2
    const [x, y] = [at % width, Math.floor(at / width)]
    const edge = x + y > (width + height) / 2 ? 70 : 0
    data[at * 3] = held((x / width) * 150 + edge + noise)
    data[at * 3 + 1] = held((y / height) * 150 + edge + noise)
    data[at * 3 + 2] = held(180 - edge + noise)
  }
  return { data, width, height }
}

const held = (value: number) => Math.max(0, Math.min(255, Math.round(value)))

/** As libjpeg reads it; a warning is a failure. */
async function read(file: Uint8Array): Promise<Raster> {
  const { data, info } = await sharp(file, { failOn: 'warning' }).raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Root of the mean squared difference, levels. */
function apart(a: Raster, b: Raster): number {
  let sum = 0
  for (let at = 0; at < a.data.length; at += 1) sum += ((a.data[at] as number) - (b.data[at] as number)) ** 2
  return Math.sqrt(sum / a.data.length)
}

const chroma = fc.constantFrom('4:2:0' as const, '4:4:4' as const)

describe('the JPEG coder', () => {
  it('writes files that libjpeg reads without a warning, of any size and quality, in one scan or many', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 0, max: 255 }),
        fc.integer({ min: 10, max: 1_000 }),
        chroma,
        fc.boolean(),
        async (width, height, grain, tenths, chroma, baseline) => {
          const picture = drawn(width, height, grain)
          const file = new JpegPicture(picture, chroma).encode(tenths / 10, baseline)
          const meta = await sharp(file).metadata()
          expect(meta).toMatchObject({ format: 'jpeg', width, height, isProgressive: !baseline })
          expect(meta.chromaSubsampling).toBe(chroma)
          const seen = await read(file)
          expect(seen.data.length).toBe(picture.data.length)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('says the same in one scan and in many', async () => {
    for (const quality of [35, 80, 93, 99]) {
      const picture = new JpegPicture(drawn(203, 117, 60), '4:2:0')
      const [one, many] = [
        await read(picture.encode(quality, true)),
        await read(picture.encode(quality, false)),
      ]
      expect(Buffer.compare(Buffer.from(one.data), Buffer.from(many.data))).toBe(0)
    }
  })

  it('keeps a picture at the finest quality and full colour resolution to within rounding', async () => {
    const picture = drawn(160, 120, 90)
    const seen = await read(new JpegPicture(picture, '4:4:4').encode(100, false))
    expect(apart(picture, seen)).toBeLessThan(0.9)
  })

  it('gets closer to the picture, and larger, with every step of quality', async () => {
    const picture = drawn(320, 240, 50)
    const coder = new JpegPicture(picture, '4:4:4')
    const made = await Promise.all(
      [20, 45, 70, 85, 92, 97, 100].map(async (quality) => {
        const file = coder.encode(quality, false)
        return { bytes: file.length, loss: apart(picture, await read(file)) }
      }),
    )
    expect(made.toSorted((a, b) => a.bytes - b.bytes)).toEqual(made)
    expect(made.toSorted((a, b) => b.loss - a.loss)).toEqual(made)
  })

  it('takes the last step of quality in shares of the picture, closer to one that was a JPEG before', async () => {
    const picture = await read(new JpegPicture(drawn(320, 240, 4), '4:4:4').encode(90, false))
    const coder = new JpegPicture(picture, '4:4:4')
    const made = await Promise.all(
      [99.9, 99.93, 99.96, 100].map(async (quality) => {
        const file = coder.encode(quality, false)
        return { bytes: file.length, loss: apart(picture, await read(file)) }
      }),
    )
    expect(new Set(made.map(({ bytes }) => bytes)).size).toBe(4)
    expect(made.toSorted((a, b) => b.loss - a.loss)).toEqual(made)
    expect(made.at(-1)?.loss).toBeLessThan((made[0]?.loss ?? 0) * 0.8)
    expect(coder.foretold(100)).toBeGreaterThan(coder.foretold(99.9))
  })

  it('is closer where a larger picture is shown small, in a few bytes more', async () => {
    const { data, width, height } = drawn(640, 480, 0)
    const seen = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 85 })
      .toBuffer()
    const picture = await read(seen)
    const [plain, large] = [false, true].map((large) =>
      new JpegPicture(picture, '4:4:4', large).encode(98, false),
    ) as [Uint8Array, Uint8Array]
    const small = (bytes: Uint8Array) => sharp(bytes).resize(250).png().toBuffer().then(read)
    const shown = await small(seen)
    expect(apart(shown, await small(large))).toBeLessThan(apart(shown, await small(plain)) * 0.9)
    expect(large.length).toBeLessThan(plain.length * 1.06)
  })

  it('shows as much in fewer bytes than libjpeg with its own tables', async () => {
    const picture = drawn(640, 480, 24)
    const theirs = await sharp(picture.data, { raw: { width: 640, height: 480, channels: 3 } })
      .jpeg({ quality: 80 })
      .toBuffer()
    const loss = apart(picture, await read(theirs))
    const coder = new JpegPicture(picture, '4:2:0')
    const ours = [95, 90, 85, 80, 75, 70, 65, 60].map((quality) => coder.encode(quality, false))
    const losses = await Promise.all(ours.map(async (file) => apart(picture, await read(file))))
    const asGood = ours.filter((_, at) => (losses[at] as number) <= loss).map((file) => file.length)
    expect(Math.min(...asGood)).toBeLessThan(theirs.length * 0.97)
  })
})

describe('its steps', () => {
  it('are whole bytes, finer with quality, and all 1 at the finest but for colours', () => {
    for (const band of ['lightness', 'fullColour', 'halfColour'] as const) {
      let before = stepsFor(1, band)
      for (let quality = 1; quality <= 100; quality += 0.5) {
        const steps = stepsFor(quality, band)
        expect(steps.every((step, at) => step >= 1 && step <= (before[at] as number))).toBe(true)
        before = steps
      }
      expect([...stepsFor(100, band)]).toEqual(Array(64).fill(1))
    }
    expect(thriftFor(100)).toBe(0)
    expect(thriftFor(80)).toBeGreaterThan(0)
  })

  it('follow the zigzag, from the mean along the first row to the finest', () => {
    expect(ZIGZAG.slice(0, 10)).toEqual([0, 1, 8, 16, 9, 2, 3, 10, 17, 24])
    expect(ZIGZAG.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 64 }, (_, at) => at))
    expect(ZIGZAG.at(-1)).toBe(63)
  })
})

describe('its codes', () => {
  it('tell every symbol apart, none in more than 16 bits or all ones, shorter where it is frequent', () => {
    // Counts of Fibonacci's kind make the deepest trees there are.
    const skewed = Array.from({ length: 40 }, (_, at) => Math.round(1.618 ** at))
    const counts = fc.oneof(
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 256 }),
      fc.constant(skewed),
    )
    fc.assert(
      fc.property(counts, (given) => {
        const all = Uint32Array.from({ length: 256 }, (_, at) => given[at] ?? 0)
        const { code, size, lengths, symbols } = codesFor(all)
        const used = [...all.keys()].filter((symbol) => (all[symbol] as number) > 0)
        expect(symbols.length).toBe(used.length)
        expect(lengths.reduce((sum, count) => sum + count, 0)).toBe(used.length)
        const words = used.map((symbol) =>
          (code[symbol] as number).toString(2).padStart(size[symbol] as number, '0'),
        )
        const sorted = words.toSorted()
        for (const [at, word] of sorted.entries()) {
          expect(word.length).toBeGreaterThan(0)
          expect(word.length).toBeLessThanOrEqual(16)
          expect(word).toMatch(/0/)
          expect(sorted[at + 1]?.startsWith(word) ?? false).toBe(false)
        }
        const byCount = used.toSorted((a, b) => (all[b] as number) - (all[a] as number))
        const sizes = byCount.map((symbol) => size[symbol] as number)
        expect(sizes.toSorted((a, b) => a - b)).toEqual(sizes)
      }),
      { numRuns: 60 },
    )
  })
})
