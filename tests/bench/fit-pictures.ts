import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

/** Pictures for the benchmarks of media: the samples' posters and drawn photos, the same on every machine. */

export interface BenchPicture {
  name: string
  bytes: Buffer
}

const POSTERS = path.join('prisma', 'seed', 'pictures')

/** The posters without the JPEG around them: nothing can be handed on as it came. */
export async function posters(): Promise<BenchPicture[]> {
  const names = readdirSync(POSTERS).filter((name) => name.endsWith('.jpg'))
  return Promise.all(
    names.map(async (name) => ({
      name,
      bytes: await sharp(readFileSync(path.join(POSTERS, name)))
        .png({ compressionLevel: 1 })
        .toBuffer(),
    })),
  )
}

export interface PhotoKind {
  /** Sensor grain, levels. */
  grain: number
  /** Size of the finest leaves, px. */
  leaves: number
  seed: number
}

/** Phone photos in bright light, at dusk with grain, and of fine foliage. */
export const PHOTO_KINDS = {
  daylight: { grain: 8, leaves: 61, seed: 3 },
  dusk: { grain: 32, leaves: 23, seed: 11 },
  foliage: { grain: 14, leaves: 9, seed: 29 },
} satisfies Record<string, PhotoKind>

/** Smooth shapes, edges and sensor grain, as a camera saves them. */
export async function photo(width: number, height: number, kind: PhotoKind): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3)
  let { seed } = kind
  for (let at = 0; at < width * height; at += 1) {
    const x = at % width
    const y = Math.floor(at / width)
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const grain = (((seed >>> 24) * kind.grain) >> 8) - kind.grain / 2
    const leaf =
      Math.sin(x / kind.leaves + Math.sin(y / 41) * 3) * Math.cos(y / (kind.leaves * 1.35)) > 0.3 ? 60 : 0
    data[at * 3] = clamp((x / width) * 140 + leaf + grain)
    data[at * 3 + 1] = clamp((y / height) * 120 + leaf * 1.4 + grain)
    data[at * 3 + 2] = clamp(140 - leaf + grain)
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 94 })
    .toBuffer()
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, value))
}
