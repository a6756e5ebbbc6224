/** Colours as `#rrggbb`, mixed in OKLab (Björn Ottosson, 2020) so that tints of any brand stay clean, judged by WCAG 2.2. */

type Triple = readonly [number, number, number]

/** Whether a text is a colour this module reads: six hex digits after a hash. */
export const HEX = /^#[0-9a-f]{6}$/i

function channels(hex: string): Triple {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

const LINEAR = Float64Array.from({ length: 256 }, (_, channel) => {
  const c = channel / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
})

const toLinear = (channel: number): number => LINEAR[channel] ?? 0

function toByte(linear: number): number {
  const c = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
  return Math.round(Math.min(1, Math.max(0, c)) * 255)
}

/** L 0–1, a and b about -0.4–0.4. */
function toLab(hex: string): Triple {
  const [r, g, b] = channels(hex).map(toLinear) as unknown as Triple
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

function fromLab([L, a, b]: Triple): string {
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3
  const bytes = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(toByte)
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** `share` 0 gives `from`, 1 gives `to`. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [toLab(from), toLab(to)]
  return fromLab([0, 1, 2].map((i) => (a[i] ?? 0) + ((b[i] ?? 0) - (a[i] ?? 0)) * share) as unknown as Triple)
}

/** How different two colours look; below about 0.1 shapes of the two melt together. */
export function distance(one: string, other: string): number {
  const [a, b] = [toLab(one), toLab(other)]
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

/** Relative luminance, 0–1 (WCAG 2.2). */
export function luminance(hex: string): number {
  const [r, g, b] = channels(hex).map(toLinear) as unknown as Triple
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast ratio, 1–21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The smallest contrast our text may have. */
export const TEXT_CONTRAST = 4.5

/**
 * The first of `wishes` that can be read on `ground`; when none can, the one that comes closest, moved towards black or
 * white until it can. One of the two always reaches 4.5, whatever the ground.
 */
export function legible(ground: string, wishes: readonly string[], ratio = TEXT_CONTRAST): string {
  const found = wishes.find((wish) => contrast(wish, ground) >= ratio)
  if (found) return found
  const best = wishes.toSorted((a, b) => contrast(b, ground) - contrast(a, ground))[0] ?? '#000000'
  const end = contrast('#000000', ground) > contrast('#ffffff', ground) ? '#000000' : '#ffffff'
  for (let share = 0.1; share < 1; share += 0.1) {
    const moved = mix(best, end, share)
    if (contrast(moved, ground) >= ratio) return moved
  }
  return end
}

/** `colour` itself, or moved in lightness until it stands out from `ground` as a shape. */
export function apart(colour: string, ground: string, least = 0.16): string {
  if (distance(colour, ground) >= least) return colour
  const end = luminance(ground) > 0.3 ? '#000000' : '#ffffff'
  for (let share = 0.08; share < 1; share += 0.08) {
    const moved = mix(colour, end, share)
    if (distance(moved, ground) >= least) return moved
  }
  return end
}

/** A colour in shadow: darker, of the same hue. `share` 1 is nearly black. */
export function dim(colour: string, share: number): string {
  const [l, a, b] = toLab(colour)
  return fromLab([l * (1 - share * 0.8), a * (1 - share * 0.55), b * (1 - share * 0.55)])
}
