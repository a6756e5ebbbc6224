import type { Raster } from '@/lib/media/quality/colour'

/** Pictures and damage made of whole numbers alone, the same to the last bit on every machine. */

export const SCENES = { landscape: () => landscape(320, 256), poster: () => poster(257, 391) }

export const DAMAGES: Record<string, (picture: Raster) => Raster> = {
  'faint noise': (picture) => noise(picture, 6),
  'strong noise': (picture) => noise(picture, 60),
  'slight blur': (picture) => soften(picture, 1),
  'strong blur': (picture) => soften(picture, 4),
  'faint blocks': (picture) => blocks(picture, 1, 4),
  'plain blocks': (picture) => blocks(picture, 1, 1),
  'few colours': (picture) => each(picture, (value) => Math.round(value / 32) * 32),
  halos: (picture) => sharpen(picture),
  'smeared colour': (picture) => smearColour(picture),
  brighter: (picture) => each(picture, (value) => value + 12),
}

function landscape(width: number, height: number): Raster {
  let seed = 5
  return paint(width, height, (x, y) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const grain = (seed >>> 28) - 8
    const ridge = y > ((x * x) >> 9) + 90 + ((x * 7) % 23) ? -70 : 0
    const sun = (x - 220) ** 2 + (y - 60) ** 2 < 900 ? 80 : 0
    const leaves = (x ^ (y * 3)) % 17 < 4 && ridge ? 40 : 0
    return [
      120 + (y >> 2) + ridge + sun + leaves + grain,
      110 + (x >> 3) + ridge + sun + grain,
      190 - (y >> 1) + ridge + grain,
    ]
  })
}

function poster(width: number, height: number): Raster {
  return paint(width, height, (x, y) => {
    const letters = y > 40 && y < 120 && (x >> 4) % 2 === 0 && (y >> 3) % 3 !== 0
    const disc = (x - 130) ** 2 + (y - 250) ** 2 < 6_400
    if (letters) return [22, 26, 36]
    if (disc) return [216, 71, 39]
    return x + y > 520 ? [14, 110, 73] : [244, 239, 228]
  })
}

function paint(width: number, height: number, colour: (x: number, y: number) => number[]): Raster {
  const data = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at += 1) {
    for (const [band, value] of colour(at % width, Math.floor(at / width)).entries())
      data[at * 3 + band] = byte(value)
  }
  return { data, width, height }
}

function each(picture: Raster, change: (value: number, at: number) => number): Raster {
  return { ...picture, data: picture.data.map((value, at) => byte(change(value, at))) }
}

function noise(picture: Raster, levels: number): Raster {
  let seed = 77
  return each(picture, (value) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return value + ((seed >>> 16) % (levels + 1)) - levels / 2
  })
}

/** Mean of a square of 2 × `reach` + 1 px around each place. */
function soften(picture: Raster, reach: number): Raster {
  return each(picture, (_, at) => around(picture, at, reach))
}

/** Blocks of 8 × 8 pulled `parts` of `of` towards their mean. */
function blocks(picture: Raster, parts: number, of: number): Raster {
  const { width } = picture
  return each(picture, (value, at) => {
    const place = Math.floor(at / 3)
    const x = (place % width) & ~7
    const y = Math.floor(place / width) & ~7
    const mean = square(picture, x, y, 8, at % 3)
    return value + Math.round(((mean - value) * parts) / of)
  })
}

function sharpen(picture: Raster): Raster {
  return each(picture, (value, at) => value + Math.round((value - around(picture, at, 2)) * 0.75))
}

/** Colour at a quarter of its resolution, lightness as it was. */
function smearColour(picture: Raster): Raster {
  const { width, data } = picture
  const lightness = (at: number) =>
    Math.floor((data[at] ?? 0) * 2 + (data[at + 1] ?? 0) * 5 + (data[at + 2] ?? 0)) >> 3
  return each(picture, (_, at) => {
    const place = Math.floor(at / 3)
    const x = (place % width) & ~3
    const y = Math.floor(place / width) & ~3
    const means = [0, 1, 2].map((band) => square(picture, x, y, 4, band)) as [number, number, number]
    const shift = lightness(place * 3) - ((means[0] * 2 + means[1] * 5 + means[2]) >> 3)
    return (means[at % 3] ?? 0) + shift
  })
}

function around(picture: Raster, at: number, reach: number): number {
  const place = Math.floor(at / 3)
  return square(
    picture,
    (place % picture.width) - reach,
    Math.floor(place / picture.width) - reach,
    2 * reach + 1,
    at % 3,
  )
}

/** Rounded mean of one band over a square, as much of it as lies in the picture. */
function square(
  { data, width, height }: Raster,
  left: number,
  top: number,
  side: number,
  band: number,
): number {
  let sum = 0
  let count = 0
  for (let y = Math.max(0, top); y < Math.min(height, top + side); y += 1) {
    for (let x = Math.max(0, left); x < Math.min(width, left + side); x += 1) {
      sum += data[(y * width + x) * 3 + band] ?? 0
      count += 1
    }
  }
  return Math.round(sum / count)
}

function byte(value: number): number {
  return Math.max(0, Math.min(255, Math.floor(value)))
}
