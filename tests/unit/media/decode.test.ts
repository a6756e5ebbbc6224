import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { LIBRARY_SHAPE, mediaBudget } from '@/lib/media/budget'
import { createDecoderPool } from '@/lib/media/decode/pool.server'
import type { DecodeOutcome, FitTarget } from '@/lib/media/decode/protocol'
import { type Edit, NO_EDIT, type Region, sourceRegion } from '@/lib/media/edit/edit'
import { cleanGif } from '@/lib/media/gif/clean'
import { LIGHT_PROFILES } from '@/lib/media/profiles'
import { animation, flatArt, isoHead, photo, pngClaiming } from './pictures'

// A busy machine is slow, not wrong: the limits on time have tests of their own.
vi.setConfig({ testTimeout: 120_000 })
const pool = createDecoderPool({ deadlineMs: 100_000 })
afterAll(() => pool.close())

const FIVE: FitTarget[] = LIGHT_PROFILES.map((profile) => ({
  ...profile,
  maxBytes: mediaBudget(profile, LIBRARY_SHAPE),
}))
const MODERN: FitTarget = {
  id: 'modern',
  maxBytes: 300_000,
  width: 2_592,
  height: 1_944,
  mime: ['image/jpeg', 'image/png', 'image/gif'],
  baseline: false,
}

function decode(bytes: Uint8Array, targets: readonly FitTarget[] = FIVE): Promise<DecodeOutcome> {
  return pool.run({ bytes, targets, thumbnails: [320] })
}

async function decoded(bytes: Uint8Array, targets?: readonly FitTarget[]) {
  const outcome = await decode(bytes, targets)
  if (!outcome.ok) throw new Error(outcome.fault.message)
  return outcome
}

async function faultOf(bytes: Uint8Array): Promise<string> {
  const outcome = await decode(bytes)
  return outcome.ok ? 'none' : outcome.fault.code
}

describe('one picture for every carrier', () => {
  it('is under each byte and pixel limit, by what was really made', async () => {
    const large = await (await photo(1_500, 2_000, 60)).jpeg({ quality: 96 }).toBuffer()
    const { renditions, misfits, info } = await decoded(large)
    expect(info).toMatchObject({ format: 'jpeg', width: 1_500, height: 2_000, frames: 1 })
    expect(misfits).toEqual([])
    expect(renditions.map((rendition) => rendition.targetId)).toEqual(FIVE.map((target) => target.id))
    for (const [index, rendition] of renditions.entries()) {
      const target = FIVE[index]
      const meta = await sharp(rendition.bytes).metadata()
      expect(rendition.bytes.length).toBeLessThanOrEqual(target?.maxBytes ?? 0)
      expect(Math.max(meta.width, meta.height)).toBeLessThanOrEqual(target?.width ?? 0)
      expect(Math.min(meta.width, meta.height)).toBeLessThanOrEqual(target?.height ?? 0)
      expect(meta).toMatchObject({
        format: 'jpeg',
        width: rendition.width,
        height: rendition.height,
        space: 'srgb',
      })
      expect(meta.width / meta.height).toBeCloseTo(0.75, 1)
      expect(meta.isProgressive).toBe(!target?.baseline)
    }
    const [att, tmobile, verizon] = renditions
    expect(verizon?.sameAs).toBe('att-long')
    expect(tmobile?.bytes.length).toBeGreaterThan(att?.bytes.length ?? 0)
    const old = renditions.at(-1)
    expect(old?.bytes.length).toBeGreaterThan(0.8 * (FIVE.at(-1)?.maxBytes ?? 0))
  })

  it('goes out as it came when it fits, and is judged where it does not', async () => {
    const original = await (await photo(800, 1_000, 50)).jpeg({ quality: 93 }).toBuffer()
    const half = { ...MODERN, id: 'half', maxBytes: Math.floor(original.length / 2) }
    const tenth = { ...MODERN, id: 'tenth', maxBytes: Math.floor(original.length / 10) }
    const whole = { ...MODERN, maxBytes: original.length }
    const { renditions } = await decoded(original, [whole, half, tenth])
    expect(renditions[0]).toMatchObject({ encodes: 0, score: 100, width: 800, height: 1_000 })
    expect(await sharp(renditions[0]?.bytes).raw().toBuffer()).toEqual(await sharp(original).raw().toBuffer())
    const [, second, third] = renditions.map(({ score }) => score ?? 0)
    expect(second).toBeGreaterThan(70)
    expect(third).toBeLessThan(second ?? 0)
    const curve = renditions[2]?.curve ?? []
    expect(curve.length).toBeGreaterThanOrEqual(3)
    expect(curve.some(({ bytes, exact }) => exact && bytes === renditions[2]?.bytes.length)).toBe(true)
  })

  it('is never over budget, however small the budget', async () => {
    const picture = await (await photo(700, 500, 90)).png().toBuffer()
    const budgets = [900, 1_500, 3_000, 7_777, 20_000, 45_000, 99_999, 300_000]
    const { renditions, misfits } = await decoded(
      picture,
      budgets.map((maxBytes) => ({ ...MODERN, id: String(maxBytes), maxBytes })),
    )
    expect(renditions.length + misfits.length).toBe(budgets.length)
    expect(renditions.length).toBeGreaterThanOrEqual(6)
    for (const { targetId, bytes } of renditions) expect(bytes.length).toBeLessThanOrEqual(Number(targetId))
  })

  it('is not made larger than it came, and spends no encode twice', async () => {
    const { renditions } = await decoded(await (await photo(300, 200)).jpeg().toBuffer())
    expect(renditions.map(({ width, height }) => [width, height])).toEqual(FIVE.map(() => [300, 200]))
    expect(renditions.slice(1, 4).map(({ encodes, sameAs }) => [encodes, sameAs])).toEqual(
      Array.from({ length: 3 }, () => [0, 'att-long']),
    )
  })

  it('stays PNG where flat art is smaller so, but not for a handset that cannot read it', async () => {
    const { renditions } = await decoded(await flatArt(900, 1_200))
    expect(renditions.map(({ mime }) => mime)).toEqual([
      'image/png',
      'image/png',
      'image/png',
      'image/png',
      'image/jpeg',
    ])
  })

  it('is upright for all eight EXIF orientations', async () => {
    const base = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#ffffff' } })
      .composite([
        {
          input: { create: { width: 20, height: 12, channels: 3, background: '#e00000' } },
          left: 0,
          top: 0,
        },
      ])
      .png()
      .toBuffer()
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const tagged = await sharp(base).withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer()
      const expected = await sharp(tagged).autoOrient().resize(12, 12, { fit: 'fill' }).raw().toBuffer()
      const { info, renditions } = await decoded(tagged, [MODERN])
      const bytes = renditions[0]?.bytes ?? Buffer.alloc(0)
      expect([info.width, info.height]).toEqual(orientation >= 5 ? [40, 60] : [60, 40])
      expect((await sharp(bytes).metadata()).orientation).toBeUndefined()
      const seen = await sharp(bytes).resize(12, 12, { fit: 'fill' }).raw().toBuffer()
      const apart =
        seen.reduce((sum, value, at) => sum + Math.abs(value - (expected[at] ?? 0)), 0) / seen.length
      expect(apart).toBeLessThan(6)
    }
  })

  it('carries no place, camera, profile or note into a rendition or thumbnail', async () => {
    const tagged = await (await photo(200, 150))
      .withExif({
        IFD0: { Make: 'SecretCam', Copyright: 'Maker note' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 26/1 46/1' },
      })
      .withIccProfile('p3')
      .jpeg()
      .toBuffer()
    expect((await sharp(tagged).metadata()).exif).toBeDefined()
    const { renditions, thumbnails } = await decoded(tagged)
    for (const { bytes } of [...renditions, ...thumbnails]) {
      const meta = await sharp(bytes).metadata()
      expect([meta.exif, meta.icc, meta.xmp, meta.iptc]).toEqual([undefined, undefined, undefined, undefined])
      expect(Buffer.from(bytes).toString('latin1')).not.toContain('SecretCam')
    }
  })

  it.each([
    ['CMYK', (picture: Sharp) => picture.toColourspace('cmyk').jpeg()],
    ['16-bit', (picture: Sharp) => picture.toColourspace('rgb16').png()],
    ['greyscale', (picture: Sharp) => picture.toColourspace('b-w').jpeg()],
    ['transparent', (picture: Sharp) => picture.ensureAlpha(0.4).webp()],
    ['AVIF', (picture: Sharp) => picture.avif({ effort: 0 })],
  ])('reads %s and hands out plain sRGB', async (_name, save) => {
    const { renditions } = await decoded(await save(await photo(160, 120)).toBuffer(), [MODERN])
    const meta = await sharp(renditions[0]?.bytes).metadata()
    expect(meta).toMatchObject({ space: 'srgb', channels: 3, depth: 'uchar', width: 160, height: 120 })
  })
})

describe('animations', () => {
  it('go out untouched, but for what an editor wrote into them, when they fit', async () => {
    const original = await animation(120, 90, 6)
    const comment = Buffer.concat([
      original.subarray(0, original.indexOf(Buffer.from([0x21, 0xff]))),
      Buffer.from([0x21, 0xfe, 9]),
      Buffer.from('GPS: home'),
      Buffer.from([0]),
      original.subarray(original.indexOf(Buffer.from([0x21, 0xff]))),
      Buffer.from('<script>alert(1)</script>'),
    ])
    const { info, renditions } = await decoded(comment)
    expect(info).toMatchObject({ frames: 6, durationMs: 800 })
    for (const rendition of renditions) {
      expect(rendition).toMatchObject({ mime: 'image/gif', frames: 6, encodes: 0 })
      const text = Buffer.from(rendition.bytes).toString('latin1')
      expect(text).not.toContain('GPS')
      expect(text).not.toContain('script')
    }
  })

  it('shrink until they fit, keep moving, and keep their time', async () => {
    const original = await animation(300, 220, 14, 90)
    expect(original.length).toBeGreaterThan(400_000)
    const targets = [200_000, 50_000].map((maxBytes) => ({ ...MODERN, id: String(maxBytes), maxBytes }))
    const { renditions, info } = await decoded(original, targets)
    for (const rendition of renditions) {
      const meta = await sharp(rendition.bytes, { animated: true }).metadata()
      expect(rendition.bytes.length).toBeLessThanOrEqual(Number(rendition.targetId))
      expect(rendition.mime).toBe('image/gif')
      expect(meta.pages).toBe(rendition.frames)
      expect(meta.pages).toBeGreaterThan(2)
      expect(cleanGif(rendition.bytes)?.durationMs).toBe(info.durationMs)
    }
  })

  it('become a still when a handset takes no GIF small enough', async () => {
    const { renditions } = await decoded(await animation(160, 120, 8, 90), [{ ...MODERN, maxBytes: 2_500 }])
    for (const rendition of renditions) expect(rendition.bytes.length).toBeLessThanOrEqual(2_500)
  })
})

describe('hostile files', () => {
  it('are refused with the reason that is true', async () => {
    const jpeg = await (await photo(400, 300, 80)).jpeg().toBuffer()
    const png = await (await photo(400, 300, 80)).png().toBuffer()
    const gif = await animation(200, 200, 4, 60)
    expect(await faultOf(Buffer.alloc(0))).toBe('empty')
    expect(await faultOf(jpeg.subarray(0, jpeg.length / 2))).toBe('truncated')
    expect(await faultOf(png.subarray(0, png.length / 2))).toBe('truncated')
    expect(await faultOf(gif.subarray(0, gif.length / 2))).toBe('truncated')
    expect(await faultOf(Buffer.from('GIF89a, said the page'))).toMatch(/unreadable|truncated/)
    expect(await faultOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'))).toBe(
      'unreadable',
    )
    expect(await faultOf(isoHead('heic', 'mif1', 'heic'))).toMatch(/truncated|unreadable/)
    expect(await faultOf(pngClaiming(60_000, 60_000, 100))).toBe('too_many_pixels')
    expect(await faultOf(pngClaiming(16_000, 16_000, 1_000))).toBe('too_many_pixels')
    expect(await faultOf(pngClaiming(300, 300, 1_000))).toMatch(/truncated|unreadable/)
  })

  it('are refused as a flood of frames before a frame is unpacked', async () => {
    const frame = await animation(8, 8, 2)
    const image = frame.subarray(frame.indexOf(Buffer.from([0x21, 0xf9])), frame.length - 1)
    const bomb = Buffer.concat([
      frame.subarray(0, frame.length - 1),
      ...Array<Buffer>(900).fill(image),
      frame.subarray(-1),
    ])
    expect(await faultOf(bomb)).toBe('too_many_frames')
  })

  it('that unpack to much from little end at the pixel limit, not at the memory', async () => {
    const bomb = pngClaiming(6_000, 6_000, (6_000 * 3 + 1) * 6_000)
    expect(bomb.length).toBeLessThan(150_000)
    const { renditions } = await decoded(bomb)
    expect(renditions).toHaveLength(5)
  })

  it('with a page glued to the end come out as the picture alone', async () => {
    const polyglot = Buffer.concat([
      await (await photo(80, 60)).jpeg().toBuffer(),
      Buffer.from('<script>x()</script>'),
    ])
    const { renditions } = await decoded(polyglot)
    for (const { bytes } of renditions) expect(Buffer.from(bytes).toString('latin1')).not.toContain('script')
  })

  it('leave the pool ready for the next picture', async () => {
    await decode(Buffer.from('nonsense'))
    const { renditions } = await decoded(await (await photo(90, 60)).webp().toBuffer(), [MODERN])
    expect(renditions).toHaveLength(1)
  })
})

describe('an edited picture', () => {
  const edit = (change: Partial<Edit>): Edit => ({ ...NO_EDIT, ...change })
  const big: FitTarget = { ...MODERN, mime: ['image/png'], maxBytes: 10_000_000 }

  async function edited(bytes: Uint8Array, change: Partial<Edit>, targets = [big]) {
    const outcome = await pool.run({ bytes, targets, thumbnails: [320], edit: edit(change) })
    if (!outcome.ok) throw new Error(outcome.fault.message)
    return outcome
  }

  /** Four quarters: red, green, blue, white, row by row, as they are seen. */
  async function quarters(width: number, height: number): Promise<Sharp> {
    const colours = [255, 0, 0, 0, 160, 0, 0, 0, 255, 255, 255, 255]
    return sharp(Buffer.from(colours), { raw: { width: 2, height: 2, channels: 3 } }).resize(width, height, {
      kernel: 'nearest',
      fit: 'fill',
    })
  }

  const names: [string, (r: number, g: number, b: number) => boolean][] = [
    ['white', (r, g, b) => r > 200 && g > 200 && b > 200],
    ['red', (r) => r > 200],
    ['blue', (_r, _g, b) => b > 200],
    ['green', () => true],
  ]
  /** Colours of a rendition at its four corners, row by row. */
  async function corners(bytes: Uint8Array | undefined): Promise<string[]> {
    const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    return [0.15, 0.85].flatMap((y) =>
      [0.15, 0.85].map((x) => {
        const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * 3
        const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3)
        return names.find(([, is]) => is(r, g, b))?.[0] ?? ''
      }),
    )
  }

  it('is cut from what is seen, whichever way the camera was held', async () => {
    const upright = await (await quarters(400, 200)).png().toBuffer()
    const lower = { x: 0, y: 0.5, width: 1, height: 0.5 }
    // Undoes what each orientation of EXIF asks for.
    const held: Record<number, (picture: Sharp) => Sharp> = {
      1: (picture) => picture,
      2: (picture) => picture.flop(),
      3: (picture) => picture.rotate(180),
      4: (picture) => picture.flip(),
      5: (picture) => picture.flop().rotate(270),
      6: (picture) => picture.rotate(270),
      7: (picture) => picture.flop().rotate(90),
      8: (picture) => picture.rotate(90),
    }
    for (const [orientation, hold] of Object.entries(held)) {
      const stored = await hold(sharp(upright)).png().toBuffer()
      const photo = await sharp(stored)
        .withMetadata({ orientation: Number(orientation) })
        .jpeg({ quality: 96, chromaSubsampling: '4:4:4' })
        .toBuffer()
      const { renditions, info } = await edited(photo, { crop: lower })
      expect(info).toMatchObject({ width: 400, height: 200, made: { width: 400, height: 100 } })
      expect(renditions[0]).toMatchObject({ width: 400, height: 100 })
      expect([orientation, await corners(renditions[0]?.bytes)]).toEqual([
        orientation,
        ['blue', 'white', 'blue', 'white'],
      ])
    }
  })

  it('is mirrored first and turned then, and cut where the marketer saw the box', async () => {
    const picture = await (await quarters(400, 200)).png().toBuffer()
    const made = async (change: Partial<Edit>) => {
      const { renditions } = await edited(picture, change)
      return [renditions[0]?.width, renditions[0]?.height, ...(await corners(renditions[0]?.bytes))]
    }
    expect(await made({ flip: true })).toEqual([400, 200, 'green', 'red', 'white', 'blue'])
    expect(await made({ turn: 90 })).toEqual([200, 400, 'blue', 'red', 'white', 'green'])
    expect(await made({ flip: true, turn: 90 })).toEqual([200, 400, 'white', 'green', 'blue', 'red'])
    const top = { x: 0, y: 0, width: 1, height: 0.5 }
    expect(await made({ turn: 90, crop: top })).toEqual([200, 200, 'blue', 'red', 'blue', 'red'])
  })

  it('is cut to the same pixels when the decoder leaves detail out', async () => {
    const large = await (await photo(5_200, 3_900, 8)).jpeg({ quality: 92 }).toBuffer()
    const crop = { x: 0.1, y: 0.2, width: 0.6, height: 0.7 }
    const { renditions, thumbnails } = await edited(large, { crop })
    const region = sourceRegion({ width: 5_200, height: 3_900 }, { ...NO_EDIT, crop })
    const rendition = renditions[0]
    const expected = await sharp(large)
      .extract({ left: region.x, top: region.y, width: region.width, height: region.height })
      .resize(rendition?.width, rendition?.height, { fit: 'fill' })
      .raw()
      .toBuffer()
    const got = await sharp(rendition?.bytes).removeAlpha().raw().toBuffer()
    const off = expected.reduce((sum, value, at) => sum + Math.abs(value - (got[at] ?? 0)), 0) / got.length
    expect(off).toBeLessThan(2)
    // The editor works on the whole picture.
    expect(thumbnails.find(({ source }) => source)).toMatchObject({ width: 1_280, height: 960 })
  })

  it('moves on when it is cut and turned', async () => {
    const gif = await animation(200, 100, 6)
    const target: FitTarget = { ...MODERN, mime: ['image/gif', 'image/jpeg'] }
    const crop = { x: 0.5, y: 0, width: 0.5, height: 1 }
    const { renditions } = await edited(gif, { turn: 90, crop }, [target])
    const meta = await sharp(renditions[0]?.bytes).metadata()
    expect(meta).toMatchObject({ format: 'gif', pages: 6, width: 50, height: 200 })
  })

  it('offers a portrait crop of a landscape, and none of what is edited already', async () => {
    const busy = await sharp({ create: { width: 1_600, height: 800, channels: 3, background: '#777' } })
      .composite([{ input: await (await photo(400, 600, 200)).png().toBuffer(), left: 1_100, top: 100 }])
      .png()
      .toBuffer()
    const suggestions: unknown[] = []
    const ask = (change: Partial<Edit>) =>
      pool.run({ bytes: busy, targets: [], thumbnails: [], edit: edit(change), suggest: true }, (message) => {
        if (message.type === 'suggestion') suggestions.push(message.suggestion)
      })
    await ask({})
    await ask({ flip: true })
    expect(suggestions).toHaveLength(1)
    const { crop } = suggestions[0] as { crop: Region }
    expect(crop.x).toBeLessThanOrEqual(1_100 / 1_600)
    expect(crop.x + crop.width).toBeGreaterThanOrEqual(1_500 / 1_600 - 0.01)
  })
})
