/**
 * What the numbers of a photo mean, where it has no colour profile: code points of ITU-T H.273 for its primaries and its
 * transfer. Wide colours and light beyond a plain screen become sRGB. Pure.
 */

/** Three channels of 16 bits each, full range, to three bytes each. */
export type ToSrgb = (wide: Uint16Array) => Buffer

const BT2020 = 9
const DISPLAY_P3 = 12
const PQ = 16
const HLG = 18

export const isBt2020 = (primaries: number): boolean => primaries === BT2020

/** Whether a transfer tells of light beyond a plain screen. */
export const isBright = (transfer: number | null): boolean => transfer === PQ || transfer === HLG

type Matrix = readonly [Row, Row, Row]
type Row = readonly [number, number, number]

/** To the primaries of sRGB, in linear light, by the chromaticities of H.273 table 2: all have the white of D65. */
const MATRICES: Record<number, Matrix> = {
  [BT2020]: [
    [1.660491, -0.587641, -0.07285],
    [-0.12455, 1.1329, -0.008349],
    [-0.018151, -0.100579, 1.11873],
  ],
  [DISPLAY_P3]: [
    [1.22494, -0.22494, 0],
    [-0.042057, 1.042057, 0],
    [-0.019638, -0.078636, 1.098274],
  ],
}
const SAME: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
/** Luminance of BT.2020's primaries. */
const LUMA: Row = [0.2627, 0.678, 0.0593]

/** Cd/m² of paper white among brighter light (ITU-R BT.2408): it becomes the white of sRGB. */
const WHITE = 203
/** Brightest light that is told apart, cd/m²: what such photos are graded for, and HLG's nominal screen. */
const PEAK = 1_000
/** Of PQ, cd/m². */
const MOST = 10_000
/** Levels of 16 bits. */
const LEVELS = 65_536
const TOP = LEVELS - 1

/** What makes sRGB of such numbers; null where they are that already, or near enough that nobody tells. */
export function toSrgb(primaries: number, transfer: number): ToSrgb | null {
  const matrix = MATRICES[primaries]
  if (transfer === PQ)
    return drawn(
      tableOf((level) => fromPq(level) / WHITE),
      matrix ?? SAME,
      { shoulder: true },
    )
  if (transfer === HLG) return drawn(tableOf(fromHlg), matrix ?? SAME, { shoulder: true, scene: true })
  return matrix ? drawn(tableOf(fromSrgb), matrix, {}) : null
}

interface Manner {
  /** Highlights are bent under white. */
  shoulder?: boolean
  /** The light is that of the scene, not yet of a screen. */
  scene?: boolean
}

function drawn(linear: Float32Array, matrix: Matrix, { shoulder = false, scene = false }: Manner): ToSrgb {
  const [[rr, rg, rb], [gr, gg, gb], [br, bg, bb]] = matrix
  return (wide) => {
    const out = Buffer.alloc(wide.length)
    for (let at = 0; at < wide.length; at += 3) {
      let r = linear[wide[at] as number] as number
      let g = linear[wide[at + 1] as number] as number
      let b = linear[wide[at + 2] as number] as number
      if (scene) {
        const gain = SCREEN[((LUMA[0] * r + LUMA[1] * g + LUMA[2] * b) * TOP + 0.5) | 0] as number
        r *= gain
        g *= gain
        b *= gain
      }
      let red = rr * r + rg * g + rb * b
      let green = gr * r + gg * g + gb * b
      let blue = br * r + bg * g + bb * b
      if (shoulder) {
        // All three by the same: highlights keep their hue.
        const brightest = Math.max(red, green, blue)
        const gain = GAINS[Math.min(TOP, (brightest * BRIGHTNESS + 0.5) | 0)] as number
        red *= gain
        green *= gain
        blue *= gain
      }
      out[at] = coded(red)
      out[at + 1] = coded(green)
      out[at + 2] = coded(blue)
    }
    return out
  }
}

const tableOf = (of: (value: number) => number) =>
  Float32Array.from({ length: LEVELS }, (_, level) => of(level / TOP))

/** Linear light to 8 bits of sRGB; colours that no plain screen has are the nearest it has. */
function coded(light: number): number {
  return light <= 0 ? 0 : light >= 1 ? 255 : (CODES[(light * TOP + 0.5) | 0] as number)
}

const CODES = Uint8Array.from({ length: LEVELS }, (_, level) => {
  const light = level / TOP
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055))
})

const fromSrgb = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** Constants of PQ (SMPTE ST 2084, ITU-R BT.2100 table 4). */
const [M1, M2] = [2610 / 16384, (2523 / 4096) * 128]
const [C1, C2, C3] = [3424 / 4096, (2413 / 4096) * 32, (2392 / 4096) * 32]

/** Cd/m² of a PQ value. */
export function fromPq(value: number): number {
  const power = value ** (1 / M2)
  return MOST * (Math.max(0, power - C1) / (C2 - C3 * power)) ** (1 / M1)
}

/** PQ value of cd/m². */
export function toPq(light: number): number {
  const power = (Math.max(0, light) / MOST) ** M1
  return ((C1 + C2 * power) / (1 + C3 * power)) ** M2
}

/** Constants of HLG (ITU-R BT.2100 table 5), and the gamma of its screen of PEAK cd/m². */
const [A, B, C] = [0.17883277, 0.28466892, 0.55991073]
const SYSTEM_GAMMA = 1.2

/** Light of the scene, 0 to 1. */
export function fromHlg(value: number): number {
  return value <= 0.5 ? value ** 2 / 3 : (Math.exp((value - C) / A) + B) / 12
}

/** What a screen makes of a scene's light (the OOTF of BT.2100), by the scene's luminance: to white as 1. */
const SCREEN = tableOf((luminance) => (PEAK / WHITE) * luminance ** (SYSTEM_GAMMA - 1))

/** Steps of GAINS per white. */
const BRIGHTNESS = TOP / (PEAK / WHITE)
/** By how much light is dimmed, by its brightest channel. */
const GAINS = Float32Array.from({ length: LEVELS }, (_, step) => {
  const light = (step / BRIGHTNESS) * WHITE
  return step === 0 ? 1 : bent(light) / light
})

/**
 * Light up to PEAK under WHITE, cd/m²: as it is up to the knee, then along a spline (ITU-R BT.2390 §5.4.1, in PQ, black at 0).
 */
export function bent(light: number): number {
  const peak = toPq(PEAK)
  const most = toPq(WHITE) / peak
  const knee = 1.5 * most - 0.5
  const value = Math.min(1, toPq(light) / peak)
  if (value <= knee) return light
  const t = (value - knee) / (1 - knee)
  const spline =
    (2 * t ** 3 - 3 * t ** 2 + 1) * knee +
    (t ** 3 - 2 * t ** 2 + t) * (1 - knee) +
    (-2 * t ** 3 + 3 * t ** 2) * most
  return fromPq(spline * peak)
}
