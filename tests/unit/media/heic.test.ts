import fc from 'fast-check'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createDecoderPool } from '@/lib/media/decode/pool.server'
import type { FitTarget } from '@/lib/media/decode/protocol'
import { NO_EDIT } from '@/lib/media/edit/edit'
import { readHeic } from '@/lib/media/heif/photo'
import { box, latin1, overwritten, u32 } from './forge'
import { cropped, EXACT, flipped, type HeicWish, heic, turned } from './heics'
import { photo } from './pictures'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })
const pool = createDecoderPool({ deadlineMs: 100_000 })
afterAll(() => pool.close())

/** Four quarters unlike each other, with a picture's detail over them. */
async function scene(width: number, height: number): Promise<Sharp> {
  const colours = Buffer.from([230, 30, 30, 30, 160, 30, 30, 30, 230, 240, 240, 240])
  const quarters = await sharp(colours, { raw: { width: 2, height: 2, channels: 3 } })
    .resize(width, height, { kernel: 'nearest', fit: 'fill' })
    .composite([{ input: await (await photo(width >> 2, height >> 2)).png().toBuffer(), left: 8, top: 8 }])
    .raw()
    .toBuffer()
  return sharp(quarters, { raw: { width, height, channels: 3 } })
}

async function pictureOf(drawn: Sharp) {
  const { data, info } = await drawn.clone().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

const decode = (bytes: Uint8Array, targets = [EXACT], edit = NO_EDIT) =>
  pool.run({ bytes, targets, thumbnails: [320], edit })

async function faultOf(bytes: Buffer): Promise<string> {
  const outcome = await decode(bytes)
  return outcome.ok ? 'none' : outcome.fault.code
}

/** How far what is made of a photo is from what it should be: mean difference of a channel, of 255. */
async function apart(bytes: Buffer, expected: Sharp): Promise<number> {
  const outcome = await decode(bytes)
  if (!outcome.ok) throw new Error(outcome.fault.message)
  const { data, info } = await expected.raw().toBuffer({ resolveWithObject: true })
  expect(outcome.info).toMatchObject({
    format: 'heif',
    kind: 'image',
    width: info.width,
    height: info.height,
  })
  const seen = await sharp(outcome.renditions[0]?.bytes).removeAlpha().raw().toBuffer()
  expect(seen.length).toBe(data.length)
  return seen.reduce((sum, value, at) => sum + Math.abs(value - (data[at] ?? 0)), 0) / data.length
}

/** Coding and two ways of counting colours. */
const CLOSE = 4

describe('a photo from a phone', () => {
  it('of one picture is seen as it is, odd sides and all', async () => {
    for (const [width, height] of [
      [160, 120],
      [161, 113],
    ] as const) {
      const drawn = await scene(width, height)
      expect(await apart(await heic({ picture: await pictureOf(drawn) }), drawn)).toBeLessThan(CLOSE)
    }
  })

  it('of many tiles is put together, without what the last ones hold beyond it', async () => {
    const drawn = await scene(300, 170)
    const bytes = await heic({ picture: await pictureOf(drawn), tile: 64 })
    expect(await apart(bytes, drawn)).toBeLessThan(CLOSE)
  })

  it('is turned, mirrored and cropped in the order its container says', async () => {
    const drawn = await scene(192, 128)
    const picture = await pictureOf(drawn)
    const again = async (change: (one: Sharp) => Sharp, other: Sharp = drawn) =>
      sharp(await change(other.clone()).png().toBuffer())
    const cases: [HeicWish['steps'], Sharp][] = [
      [[turned(1)], await again((one) => one.rotate(270))],
      [[turned(2)], await again((one) => one.rotate(180))],
      [[turned(3)], await again((one) => one.rotate(90))],
      [[flipped('left-right')], await again((one) => one.flop())],
      [[flipped('top-bottom')], await again((one) => one.flip())],
      [
        [cropped(100, 60, -10, 8)],
        await again((one) => one.extract({ left: 36, top: 42, width: 100, height: 60 })),
      ],
      [
        [turned(1), flipped('left-right')],
        await again((one) => one.flop(), await again((one) => one.rotate(270))),
      ],
      [
        [flipped('left-right'), turned(1)],
        await again((one) => one.rotate(270), await again((one) => one.flop())),
      ],
      [
        [turned(3), cropped(100, 60, 4, 0)],
        await again(
          (one) => one.extract({ left: 18, top: 66, width: 100, height: 60 }),
          await again((one) => one.rotate(90)),
        ),
      ],
    ]
    for (const [at, [steps, expected]] of cases.entries())
      expect([
        at,
        (await apart(await heic({ picture, tile: 64, steps: steps ?? [] }), expected)) < CLOSE,
      ]).toEqual([at, true])
  })

  it('keeps its colours, whatever they are measured by', async () => {
    const drawn = await scene(128, 96)
    const { icc } = await sharp(await drawn.clone().withIccProfile('p3').png().toBuffer()).metadata()
    const inP3 = await sharp(await drawn.clone().withIccProfile('p3').png().toBuffer())
      .keepIccProfile()
      .raw()
      .toBuffer()
    const told = await heic({
      picture: { data: inP3, width: 128, height: 96 },
      ...(icc ? { profile: icc } : {}),
    })
    expect(await apart(told, drawn)).toBeLessThan(CLOSE)
    const untold = await heic({ picture: { data: inP3, width: 128, height: 96 } })
    expect(await apart(untold, drawn)).toBeGreaterThan(CLOSE)
  })

  it('is fitted and edited as any picture, and nothing of its container goes along', async () => {
    const drawn = await scene(320, 200)
    const bytes = await heic({ picture: await pictureOf(drawn), tile: 64 })
    const jpeg: FitTarget = { ...EXACT, id: 'jpeg', mime: ['image/jpeg'], maxBytes: 6_000 }
    const crop = { x: 0.5, y: 0, width: 0.5, height: 1 }
    const outcome = await decode(bytes, [jpeg], { ...NO_EDIT, crop })
    if (!outcome.ok) throw new Error(outcome.fault.message)
    expect(outcome.info).toMatchObject({ width: 320, height: 200, made: { width: 160, height: 200 } })
    expect(outcome.renditions[0]?.bytes.length).toBeLessThanOrEqual(6_000)
    expect(outcome.thumbnails.find(({ source }) => source)).toMatchObject({ width: 320, height: 200 })
    for (const { bytes: made } of [...outcome.renditions, ...outcome.thumbnails])
      expect(Buffer.from(made).toString('latin1')).not.toMatch(/hvc1|hvcC|ICC_PROFILE|Exif/)
  })

  it('that is AVIF by another name is read as that', async () => {
    const avif = await (await photo(60, 40)).avif({ effort: 0 }).toBuffer()
    const length = avif.readUInt32BE(0)
    const other = overwritten(
      avif,
      8,
      Buffer.concat([latin1('mif1'), u32(0), Buffer.alloc(length - 16, 'mif1')]),
    )
    expect(await decode(other)).toMatchObject({ ok: true, info: { width: 60, height: 40 } })
  })
})

describe('a hostile photo', () => {
  it('is refused with the reason that is true', async () => {
    const picture = await pictureOf(await scene(128, 128))
    const bytes = await heic({ picture, tile: 64 })
    const claiming = (rows: number, columns: number, width: number, height: number) =>
      heic({ picture, tile: 64, claimed: { rows, columns, width, height } })
    expect(await faultOf(bytes)).toBe('none')
    expect(await faultOf(bytes.subarray(0, bytes.length - 40))).toBe('truncated')
    expect(await faultOf(bytes.subarray(0, 200))).toBe('truncated')
    // More than there is to lay out, fewer tiles than rows and columns, a whole beyond its tiles.
    expect(await faultOf(await claiming(2, 2, 30_000, 30_000))).toBe('unreadable')
    expect(await faultOf(await claiming(200, 200, 12_800, 12_800))).toBe('unreadable')
    expect(await faultOf(await claiming(2, 2, 129, 128))).toBe('unreadable')
    const extent = bytes.indexOf('ispe')
    const huge = overwritten(bytes, extent + 8, u32(30_000, 30_000))
    expect(await faultOf(overwritten(huge, bytes.lastIndexOf('idat') + 8, u32(59_000, 59_000)))).toBe(
      'too_many_pixels',
    )
    // Tiles of another size than they are said to be.
    expect(await faultOf(overwritten(bytes, extent + 8, u32(256, 64)))).toBe('unreadable')
    const noise = overwritten(bytes, bytes.length - 4_000, Buffer.alloc(4_000, 0x5a))
    expect(await faultOf(noise)).toMatch(/unreadable|none/)
    expect(await faultOf(overwritten(bytes, bytes.indexOf('grid'), latin1('iovl')))).toBe('no_decoder')
    expect(await faultOf(Buffer.concat([box('ftyp', 'heic', u32(0)), box('meta', u32(0))]))).toBe(
      'unreadable',
    )
  })

  it('of any bytes is read or refused, never worse', async () => {
    const bytes = await heic({ picture: await pictureOf(await scene(96, 64)), tile: 64 })
    const index = bytes.indexOf('mdat')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(index), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
        fc.nat(bytes.length),
        (changes, length) => {
          const other = Buffer.from(bytes)
          for (const [at, value] of changes) other[at] = value
          for (const file of [other, other.subarray(0, length)]) {
            const read = readHeic(file, 1_000_000)
            if (typeof read === 'string') continue
            expect(read.size.width * read.size.height).toBeLessThanOrEqual(1_000_000)
            expect(read.tiles.length).toBeLessThanOrEqual(2_048)
          }
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
