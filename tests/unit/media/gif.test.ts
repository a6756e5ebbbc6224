import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Frames, GifFitter } from '@/lib/media/fit-gif.server'
import { encodeAnimation } from '@/lib/media/gif/animation'
import { cleanGif } from '@/lib/media/gif/clean'
import { GifForecast } from '@/lib/media/gif/forecast.server'
import { frameOf, inksOf } from '@/lib/media/gif/inks'
import { planGif } from '@/lib/media/gif/plan.server'

interface Drawn extends Frames {
  count: number
}

/** Frames with few or many colours, plain or noisy, still or moving. */
const drawn = fc
  .record({
    width: fc.integer({ min: 1, max: 70 }),
    height: fc.integer({ min: 1, max: 60 }),
    count: fc.integer({ min: 1, max: 6 }),
    colours: fc.constantFrom(1, 2, 3, 17, 255, 256, 4_000),
    noise: fc.boolean(),
    moves: fc.boolean(),
    seed: fc.integer({ min: 1, max: 1e9 }),
  })
  .map((kind): Drawn => {
    const { width, height, count, colours, seed } = kind
    const data = Buffer.alloc(width * height * 3 * count)
    let state = seed
    for (let pixel = 0; pixel < width * height * count; pixel += 1) {
      const frame = Math.floor(pixel / (width * height))
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      const where = (pixel % (width * height)) + (kind.moves ? frame * 3 : 0)
      const colour = (kind.noise ? state >>> 8 : Math.floor(where / 9)) % colours
      data[pixel * 3] = (colour * 37) & 255
      data[pixel * 3 + 1] = (colour * 11) & 255
      data[pixel * 3 + 2] = (colour >> 3) & 255
    }
    return { data, width, height, count, delays: Array(count).fill(70), loop: 0 }
  })

function encode(frames: Drawn, colours: number, loss: number, together = 1, every = 1) {
  const shown: Uint8Array[] = []
  const inks = inksOf(frames, colours, together)
  const animation = { ...frames, frame: (at: number) => frameOf(frames, at), inks }
  const made = encodeAnimation(animation, { loss, dither: 0 }, every, (_, seen) => shown.push(seen.slice()))
  return { ...made, shown }
}

async function decode(gif: Uint8Array) {
  const { data, info } = await sharp(gif, { animated: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const height = info.pageHeight ?? info.height
  const bytes = info.width * height * 3
  const { delay = [] } = await sharp(gif, { animated: true }).metadata()
  return {
    frames: info.height / height,
    frame: (at: number) => data.subarray(at * bytes, (at + 1) * bytes),
    delay,
  }
}

describe('the GIF coder', () => {
  it('is read by another decoder as exactly what it meant, lossy or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawn,
        fc.constantFrom(2, 16, 255),
        fc.constantFrom(0, 4, 20),
        fc.integer({ min: 1, max: 3 }),
        async (frames, colours, loss, together) => {
          const { bytes, frames: kept, shown } = encode(frames, colours, loss, together)
          const seen = await decode(bytes)
          expect(seen.frames).toBe(kept)
          expect(Buffer.compare(seen.frame(0), Buffer.from(shown[0] ?? []))).toBe(0)
          expect(Buffer.compare(seen.frame(kept - 1), Buffer.from(shown.at(-1) ?? []))).toBe(0)
          expect(cleanGif(bytes)?.frames).toBe(kept)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('loses nothing where the palette has every colour and no loss is allowed', () => {
    fc.assert(
      fc.property(
        drawn.filter(
          ({ data }) =>
            new Set(Array.from({ length: data.length / 3 }, (_, at) => data.readUIntBE(at * 3, 3))).size <=
            255,
        ),
        (frames) => {
          const { shown } = encode(frames, 255, 0)
          for (const [at, seen] of shown.entries()) {
            expect(Buffer.compare(Buffer.from(seen), Buffer.from(frameOf(frames, at)))).toBe(0)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('keeps the time of frames it merges or leaves out, and the first of all', async () => {
    const one = Buffer.alloc(40 * 30 * 3, 90)
    const other = Buffer.from(one).fill(200, 0, 600)
    const data = Buffer.concat([one, one, other, other, one])
    const frames = { data, width: 40, height: 30, count: 5, delays: [100, 50, 120, 30, 500], loop: 3 }
    const merged = await decode(encode(frames, 255, 0).bytes)
    expect(merged.delay).toEqual([150, 150, 500])
    const thinned = await decode(encode(frames, 255, 0, 1, 2).bytes)
    expect(thinned.delay.reduce((sum, ms) => sum + ms, 0)).toBe(800)
    const { loop } = await sharp(encode(frames, 255, 0).bytes, { animated: true }).metadata()
    expect(loop).toBe(3)
  })

  it('gets smaller the more it may lose', () => {
    const [noisy] = fc.sample(
      drawn.filter(({ count, width, height }) => count > 3 && width > 40 && height > 40),
      {
        numRuns: 1,
        seed: 7,
      },
    )
    const sizes = [0, 8, 30].map((loss) => encode(noisy as Drawn, 255, loss).bytes.length)
    expect(sizes[1]).toBeLessThanOrEqual(sizes[0] ?? 0)
    expect(sizes[2]).toBeLessThan(sizes[0] ?? 0)
  })
})

describe('fitting an animation', () => {
  it('is never over, uses the budget well and says what people see', { timeout: 120_000 }, async () => {
    const [width, height, count] = [160, 120, 8]
    const data = Buffer.alloc(width * height * 3 * count)
    for (let at = 0; at < width * height * count; at += 1) {
      const [x, frame] = [at % width, Math.floor(at / (width * height))]
      const y = Math.floor(at / width) % height
      data[at * 3] = 128 + 100 * Math.sin((x + frame * 4) / 17) * Math.cos(y / 11)
      data[at * 3 + 1] = 128 + 90 * Math.sin((y - frame * 3) / 13)
      data[at * 3 + 2] = ((at * 2_654_435_761) >>> 24) >> 2
    }
    const frames: Frames = { data, width, height, delays: Array(count).fill(80), loop: 0 }
    const fitter = new GifFitter(null, async () => frames)
    const under = (maxBytes: number) =>
      fitter.fit({
        id: String(maxBytes),
        maxBytes,
        width: 2_000,
        height: 2_000,
        mime: ['image/gif'],
        baseline: false,
      })
    const scores: number[] = []
    for (const budget of [25_000, 50_000, 90_000]) {
      const made = await under(budget)
      expect(made?.bytes.length).toBeLessThanOrEqual(budget)
      expect(made?.bytes.length).toBeGreaterThan(budget * 0.96)
      expect(made?.curve.length).toBeGreaterThan(1)
      scores.push(made?.score ?? -99)
    }
    expect(scores).toEqual(scores.toSorted((a, b) => a - b))
    expect(await under(300)).toBeNull()
  })
})

describe('hostile GIFs', () => {
  const frames: Drawn = {
    data: Buffer.alloc(16 * 16 * 3 * 2, Buffer.from([10, 200, 90, 250, 3, 77])),
    width: 16,
    height: 16,
    count: 2,
    delays: [100, 100],
    loop: 0,
  }
  const whole = Buffer.from(
    encode({ ...frames, data: Buffer.from(frames.data).fill(9, 0, 300) }, 255, 0).bytes,
  )
  const image = whole.indexOf(Buffer.from([0x2c, 0, 0, 0, 0]))

  it('are not handed on: no end, no pixels, codes of a size that is none, text for data', () => {
    expect(cleanGif(whole)?.frames).toBe(2)
    expect(cleanGif(whole.subarray(0, -1))).toBeNull()
    const flat = Buffer.from(whole)
    flat.writeUInt32LE(0, image + 5)
    expect(cleanGif(flat)).toBeNull()
    for (const size of [0, 9, 13, 255]) {
      const wrong = Buffer.from(whole)
      wrong[image + 10] = size
      expect(cleanGif(wrong)).toBeNull()
    }
    expect(cleanGif(Buffer.from('GIF89a is a good format; so they say'))).toBeNull()
  })

  it('never make the reader throw or run on, whatever byte is changed', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, cut) => {
        const bent = Buffer.from(whole)
        bent[at] = byte
        expect(() => cleanGif(bent.subarray(0, cut))).not.toThrow()
      }),
    )
  })

  it('of a hundred thousand tiny frames are counted in one pass', () => {
    const frame = whole.subarray(image - 8, whole.length - 1)
    const head = whole.subarray(0, image - 8)
    const many = Buffer.concat([head, ...Array<Buffer>(100_000).fill(frame), Buffer.from([0x3b])])
    expect(cleanGif(many)?.frames).toBeGreaterThanOrEqual(100_000)
  })
})

describe('a plan', () => {
  it('takes the first way that fits once it is late, and looks no further', async () => {
    const [width, height, count] = [160, 120, 12]
    const data = Buffer.alloc(width * height * 3 * count)
    let state = 7
    for (let at = 0; at < data.length; at += 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      data[at] = ((at / 3) % width) + (state >>> 26)
    }
    const frames = { data, width, height, delays: Array(count).fill(70), loop: 0 }
    const plan = async (late: () => boolean) => {
      const forecast = new GifForecast(frames)
      const way = await planGif(forecast, { width, height }, 30_000, late)
      return { way, looks: forecast.points.length, told: way && (await forecast.foretell(way)).bytes }
    }
    const patient = await plan(() => false)
    const late = await plan(() => true)
    // One to begin with, and one for each loss at one size.
    expect(late.looks).toBeLessThanOrEqual(5)
    expect(patient.looks).toBeGreaterThan(5)
    expect(late.told).toBeLessThan(33_000)
    expect(patient.told).toBeLessThan(33_000)
  })
})
