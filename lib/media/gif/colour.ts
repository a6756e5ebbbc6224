/**
 * Colours as distances are taken between them: luma and two colour differences of sRGB, in quarters of a level, colour
 * weighed less than lightness as the eye does. Squared distances are therefore in sixteenths of a squared luma level.
 */

/** Steps per luma level. */
export const FINE = 4

const RED_SHARE = 0.5
const BLUE_SHARE = 0.35

/** sRGB bytes, three a pixel, as luma and colour differences, three a pixel. */
export function toSeen(rgb: Uint8Array, count: number): Int16Array {
  const seen = new Int16Array(count * 3)
  for (let at = 0; at < count * 3; at += 3) {
    const r = rgb[at] as number
    const g = rgb[at + 1] as number
    const b = rgb[at + 2] as number
    const luma = 0.299 * r + 0.587 * g + 0.114 * b
    seen[at] = luma * FINE + 0.5
    seen[at + 1] = (r - luma) * (RED_SHARE * FINE)
    seen[at + 2] = (b - luma) * (BLUE_SHARE * FINE)
  }
  return seen
}
