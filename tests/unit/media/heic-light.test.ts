import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createDecoderPool } from '@/lib/media/decode/pool.server'
import { bent, fromHlg, fromPq, toPq, toSrgb } from '@/lib/media/heif/light'
import { EXACT, type HeicWish, heic, type Meaning } from './heics'
import { photo } from './pictures'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })
const pool = createDecoderPool({ deadlineMs: 100_000 })
afterAll(() => pool.close())

const [WIDTH, HEIGHT] = [160, 96]
const PQ: Meaning = { primaries: 9, transfer: 16, matrix: 9 }
const HLG: Meaning = { primaries: 9, transfer: 18, matrix: 9 }

type Light = readonly [number, number, number]

const linear = (level: number) => {
  const value = level / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
const level = (light: number) =>
  255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055)
/** From sRGB's primaries to BT.2020's (ITU-R BT.2087). */
const wider = ([r, g, b]: Light): Light => [
  0.6274 * r + 0.3293 * g + 0.0433 * b,
  0.0691 * r + 0.9195 * g + 0.0114 * b,
  0.0164 * r + 0.088 * g + 0.8956 * b,
]

/** Light with white as 1, as a screen with white of 203 cd/m² shows it. */
const inPq = (light: Light) => wider(light).map((value) => toPq(203 * value))
const inHlg = (light: Light) => {
  const shown = wider(light).map((value) => (203 * value) / 1_000)
  const [r = 0, g = 0, b = 0] = shown
  const luminance = 0.2627 * r + 0.678 * g + 0.0593 * b
  const scene = shown.map((value) => (luminance > 0 ? value * luminance ** (1 / 1.2 - 1) : 0))
  return scene.map((value) =>
    value <= 1 / 12 ? Math.sqrt(3 * value) : 0.17883277 * Math.log(12 * value - 0.28466892) + 0.55991073,
  )
}

/** A photo of ten bits: what each pixel of `shown` (8 bits) is coded as. */
function deep(shown: Buffer, coded: (light: Light) => readonly number[]): HeicWish['picture'] {
  const data = Buffer.alloc(shown.length * 2)
  for (let at = 0; at < shown.length; at += 3) {
    const light = [0, 1, 2].map((channel) => linear(shown[at + channel] ?? 0)) as unknown as Light
    coded(light).forEach((value, channel) => {
      data.writeUInt16LE(Math.round(65_535 * Math.min(1, Math.max(0, value))), (at + channel) * 2)
    })
  }
  return { data, width: WIDTH, height: HEIGHT }
}

async function seen(wish: HeicWish): Promise<Buffer> {
  const outcome = await pool.run({ bytes: await heic(wish), targets: [EXACT], thumbnails: [] })
  if (!outcome.ok) throw new Error(outcome.fault.message)
  return sharp(outcome.renditions[0]?.bytes).removeAlpha().toColourspace('srgb').raw().toBuffer()
}

/** Mean difference of a channel, of 255. */
const apart = (a: Buffer, b: Buffer) => {
  expect(a.length).toBe(b.length)
  return a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length
}
/** Coding and two ways of counting colours. */
const CLOSE = 3

/** Detail and strong colours, all of it under the light from which highlights are bent. */
async function scene(): Promise<Buffer> {
  const colours = Buffer.from([170, 20, 20, 20, 120, 20, 20, 20, 170, 165, 165, 165])
  return sharp(colours, { raw: { width: 2, height: 2, channels: 3 } })
    .resize(WIDTH, HEIGHT, { kernel: 'nearest', fit: 'fill' })
    .composite([{ input: await (await photo(60, 40)).linear(0.6, 0).png().toBuffer(), left: 20, top: 20 }])
    .removeAlpha()
    .raw()
    .toBuffer()
}

describe('a photo with light beyond a plain screen', () => {
  it('shows what is darker than white as it is, in PQ and in HLG', async () => {
    const shown = await scene()
    const ways: [string, HeicWish][] = [
      ['PQ', { picture: deep(shown, inPq), deep: true, meaning: PQ }],
      ['HLG', { picture: deep(shown, inHlg), deep: true, meaning: HLG }],
      [
        'PQ, said by the picture alone',
        { picture: deep(shown, inPq), deep: true, meaning: PQ, saidBy: 'picture' },
      ],
    ]
    for (const [way, wish] of ways) expect([way, apart(await seen(wish), shown) < CLOSE]).toEqual([way, true])
    // Taken for plain numbers it is grey.
    expect(apart(await seen({ picture: deep(shown, inPq), deep: true }), shown)).toBeGreaterThan(4 * CLOSE)
  })

  it('keeps what is brighter than white apart, in its hue, up to the brightest', async () => {
    const columns = Buffer.alloc(WIDTH * HEIGHT * 3)
    const lights = (x: number): Light => {
      const light = 0.1 * (1_000 / 203 / 0.1) ** (x / (WIDTH - 1))
      return [light, light, light]
    }
    const data = Buffer.alloc(columns.length * 2)
    for (let at = 0; at < WIDTH * HEIGHT; at += 1)
      inPq(lights(at % WIDTH)).forEach((value, channel) => {
        data.writeUInt16LE(Math.round(65_535 * value), (at * 3 + channel) * 2)
      })
    const made = await seen({ picture: { data, width: WIDTH, height: HEIGHT }, deep: true, meaning: PQ })
    const row = Array.from({ length: WIDTH }, (_, x) => made.subarray((WIDTH * 40 + x) * 3).subarray(0, 3))
    for (const [r = 0, g = 0, b = 0] of row) expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(8)
    const white = row.find((_, x) => lights(x)[0] >= 1)?.[1] ?? 0
    const brightest = row.at(-1)?.[1] ?? 0
    expect(white).toBeGreaterThan(215)
    expect(white).toBeLessThan(240)
    expect(brightest).toBeGreaterThan(250)
    const steps = row.filter((_, x) => x % 20 === 0).map((pixel) => pixel[1] ?? 0)
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(new Set(steps).size).toBe(steps.length)
  })
})

describe('a photo of ten bits, or of wide colours, in plain light', () => {
  it('is seen as it is where its numbers say what they are', async () => {
    const shown = await scene()
    const srgb: Meaning = { primaries: 1, transfer: 13, matrix: 6 }
    const plain = (light: Light) => light.map((value) => level(value) / 255)
    const wide = (light: Light) => plain(wider(light))
    expect(apart(await seen({ picture: deep(shown, plain), deep: true, meaning: srgb }), shown)).toBeLessThan(
      CLOSE,
    )
    const bt2020: Meaning = { primaries: 9, transfer: 14, matrix: 9 }
    expect(
      apart(await seen({ picture: deep(shown, wide), deep: true, meaning: bt2020 }), shown),
    ).toBeLessThan(CLOSE)
    expect(
      apart(await seen({ picture: deep(shown, wide), deep: true, meaning: srgb }), shown),
    ).toBeGreaterThan(CLOSE)
  })

  it('has its colours turned once: by its profile where it has one, else by its numbers', async () => {
    const shown = await scene()
    const raw = { width: WIDTH, height: HEIGHT, channels: 3 as const }
    const png = await sharp(shown, { raw }).withIccProfile('p3').png().toBuffer()
    const profile = (await sharp(png).metadata()).icc as Buffer
    const picture = { data: await sharp(png).keepIccProfile().raw().toBuffer(), width: WIDTH, height: HEIGHT }
    const meaning: Meaning = { primaries: 12, transfer: 13, matrix: 6 }
    expect(apart(await seen({ picture, meaning }), shown)).toBeLessThan(CLOSE)
    expect(apart(await seen({ picture, meaning, profile }), shown)).toBeLessThan(CLOSE)
    expect(apart(await seen({ picture }), shown)).toBeGreaterThan(CLOSE)
  })
})

describe('the numbers of light', () => {
  it('are those of the standards', () => {
    for (const [light, value] of [
      [100, 0.5081],
      [203, 0.5807],
      [1_000, 0.7518],
      [10_000, 1],
    ] as const)
      expect(toPq(light)).toBeCloseTo(value, 4)
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 10_000, noNaN: true }), (light) => {
        expect(fromPq(toPq(light)) / light).toBeCloseTo(1, 6)
      }),
    )
    // HLG has white at three quarters, of 203 cd/m² on its screen.
    expect(1_000 * fromHlg(0.75) ** 1.2).toBeCloseTo(203, 0)
    expect(fromHlg(1)).toBeCloseTo(1, 6)
  })

  it('are bent without a break or a turn, never beyond white', () => {
    let before = 0
    for (let light = 0; light <= 1_200; light += 0.5) {
      const now = bent(light)
      expect(now).toBeGreaterThanOrEqual(before)
      expect(now - before).toBeLessThanOrEqual(0.5 + 1e-6)
      before = now
    }
    expect(bent(80)).toBe(80)
    expect(bent(1_000)).toBeCloseTo(203, 6)
    expect(bent(9_000)).toBeCloseTo(203, 6)
  })

  it('of grey are grey whatever the primaries, and plain ones are left alone', () => {
    for (const [primaries, transfer] of [
      [9, 16],
      [9, 18],
      [12, 16],
      [9, 14],
      [12, 13],
      [1, 16],
    ] as const) {
      const greys = Uint16Array.from({ length: 180 }, (_, at) => Math.floor(at / 3) * 1_111)
      const made = toSrgb(primaries, transfer)?.(greys) ?? Buffer.alloc(0)
      expect(made.length).toBe(greys.length)
      for (let at = 0; at < made.length; at += 3) {
        const [r = 0, g = 0, b = 0] = made.subarray(at, at + 3)
        expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThanOrEqual(1)
      }
    }
    for (const [primaries, transfer] of [
      [1, 13],
      [1, 1],
      [2, 2],
      [6, 6],
    ] as const)
      expect(toSrgb(primaries, transfer)).toBeNull()
  })
})
