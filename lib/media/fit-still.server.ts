import sharp from 'sharp'
import type { FitTarget, FittedPicture, Misfit } from './decode/protocol'
import {
  fitInside,
  floorQuality,
  MASTER_BOX,
  MAX_QUALITY,
  predictBytes,
  predictQuality,
  type Size,
  scaled,
  searchQuality,
  shrinkFactor,
  tighterBox,
} from './fit'

/** Unpacked sRGB pixels, three bytes each, without alpha: decoded once and shared by all targets of a picture. */
export interface Pixels extends Size {
  data: Buffer
}

/** Our JPEG coder is about this much smaller than the quick one at the same quality, until a picture tells better. */
const THRIFT = 0.7
/** Quality of the quick probe. */
const QUICK_QUALITY = 85
/** From here on, full chroma resolution keeps coloured words and edges crisp and still fits. */
const FULL_CHROMA_FROM = 90
/** Pictures below this many bytes per pixel in the quick coder are flat art, for which PNG may win. */
const FLAT = 0.09
/** A picture smaller than this no longer tells anything. */
const SMALLEST_SIDE = 48

interface JpegSettings {
  size: Size
  quality: number
  fullChroma: boolean
  baseline: boolean
}

/** Fits one still picture to many budgets. Sizes and encodes made for one target are kept for the next. */
export class StillFitter {
  readonly #master: Pixels
  readonly #sizes = new Map<string, Promise<Pixels>>()
  readonly #jpegs = new Map<string, Promise<Buffer>>()
  readonly #quick = new Map<string, Promise<number>>()
  readonly #pngs = new Map<string, Promise<Buffer>>()
  readonly #given = new Map<Buffer, string>()
  #encodes = 0
  /** What our coder made of this picture so far, against what the quick one foretold, by quality. */
  readonly #learned: { quality: number; thrift: number }[] = []

  constructor(master: Pixels) {
    this.#master = master
  }

  /** The best rendition under `target.maxBytes`, or why there is none. The result is never over, by actual bytes. */
  async fit(target: FitTarget): Promise<FittedPicture | Misfit> {
    const started = performance.now()
    const before = this.#encodes
    const found = await this.#search(target)
    if (!found || found.bytes.length > target.maxBytes) {
      return {
        targetId: target.id,
        message: `No recognisable picture fits into the ${target.maxBytes.toLocaleString('en-US')} bytes that are left. Shorten the text.`,
      }
    }
    const sameAs = this.#given.get(found.bytes) ?? null
    if (!sameAs) this.#given.set(found.bytes, target.id)
    return {
      targetId: target.id,
      bytes: found.bytes,
      mime: found.mime,
      width: found.size.width,
      height: found.size.height,
      quality: found.quality,
      frames: 1,
      colours: null,
      encodes: this.#encodes - before,
      ms: Math.round(performance.now() - started),
      sameAs,
    }
  }

  async #search(target: FitTarget) {
    const largest = fitInside(this.#master, tighterBox(target, MASTER_BOX))
    const jpeg = await this.#searchJpeg(target, largest)
    if (!target.mime.includes('image/png')) return jpeg
    const quick = await this.#quickBytes(largest, QUICK_QUALITY)
    if (quick > largest.width * largest.height * FLAT) return jpeg
    const png = await this.#png(largest)
    const wins = png.length <= target.maxBytes && (!jpeg || png.length <= jpeg.bytes.length)
    return wins ? { bytes: png, mime: 'image/png' as const, size: largest, quality: null } : jpeg
  }

  async #searchJpeg(target: FitTarget, largest: Size) {
    for (let factor = 1; ; ) {
      const size = scaled(largest, factor)
      const floor = floorQuality(Math.min(size.width, size.height))
      const last = Math.min(size.width, size.height) <= SMALLEST_SIDE
      const quick = await this.#quickBytes(size, QUICK_QUALITY)
      const floorBytes = this.#foretell(quick, floor)
      if (floorBytes > target.maxBytes * 1.15 && !last) {
        factor *= shrinkFactor(floorBytes, target.maxBytes)
        continue
      }
      const found = await this.#searchAt(target, size, floor, quick)
      if (found || last) return found
      factor *= 0.88
    }
  }

  async #searchAt(target: FitTarget, size: Size, floor: number, quick: number) {
    const { baseline, maxBytes: budget } = target
    const first = this.#firstQuality(quick, budget, floor)
    const fullChroma = first >= FULL_CHROMA_FROM
    const jpeg = (quality: number) => this.#jpeg({ size, quality, fullChroma, baseline })
    const best = await searchQuality(
      async (quality) => {
        const { length } = await jpeg(quality)
        this.#learned.push({
          quality,
          thrift: length / predictBytes({ quality: QUICK_QUALITY, bytes: quick }, quality),
        })
        return length
      },
      { budget, min: floor, max: MAX_QUALITY, first },
    )
    if (!best) return null
    return { bytes: await jpeg(best.quality), mime: 'image/jpeg' as const, size, quality: best.quality }
  }

  /** Bytes our coder would make at a quality, from those the quick one made and what this picture taught. */
  #foretell(quick: number, quality: number): number {
    const near = this.#learned.toSorted(
      (a, b) => Math.abs(a.quality - quality) - Math.abs(b.quality - quality),
    )[0]
    return predictBytes({ quality: QUICK_QUALITY, bytes: quick }, quality) * (near?.thrift ?? THRIFT)
  }

  #firstQuality(quick: number, budget: number, floor: number): number {
    const rough = predictQuality(
      { quality: QUICK_QUALITY, bytes: this.#foretell(quick, QUICK_QUALITY) },
      budget,
      floor,
      MAX_QUALITY,
    )
    return predictQuality({ quality: rough, bytes: this.#foretell(quick, rough) }, budget, floor, MAX_QUALITY)
  }

  #jpeg({ size, quality, fullChroma, baseline }: JpegSettings): Promise<Buffer> {
    return once(this.#jpegs, `${key(size)} ${quality} ${fullChroma} ${baseline}`, async () => {
      this.#encodes += 1
      return toSharp(await this.#at(size))
        .jpeg({
          quality,
          chromaSubsampling: fullChroma ? '4:4:4' : '4:2:0',
          progressive: !baseline,
          // mozjpeg's own settings but for its trial of scan orders: half the time for 1 % of the bytes.
          trellisQuantisation: true,
          overshootDeringing: true,
          quantisationTable: 3,
        })
        .toBuffer()
    })
  }

  #quickBytes(size: Size, quality: number): Promise<number> {
    return once(this.#quick, `${key(size)} ${quality}`, async () => {
      const bytes = await toSharp(await this.#at(size))
        .jpeg({ quality })
        .toBuffer()
      return bytes.length
    })
  }

  #png(size: Size): Promise<Buffer> {
    return once(this.#pngs, key(size), async () => {
      this.#encodes += 1
      return toSharp(await this.#at(size))
        .png({ compressionLevel: 8, adaptiveFiltering: true })
        .toBuffer()
    })
  }

  #at(size: Size): Promise<Pixels> {
    return once(this.#sizes, key(size), () => resized(this.#master, size))
  }
}

/** Scales pixels to exactly `size`. */
export async function resized(pixels: Pixels, size: Size): Promise<Pixels> {
  if (size.width === pixels.width && size.height === pixels.height) return pixels
  const { data, info } = await toSharp(pixels)
    .resize(size.width, size.height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

export function toSharp(pixels: Pixels) {
  return sharp(pixels.data, { raw: { width: pixels.width, height: pixels.height, channels: 3 } })
}

const key = (size: Size) => `${size.width}×${size.height}`

function once<Value>(
  made: Map<string, Promise<Value>>,
  name: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const known = made.get(name)
  if (known) return known
  const value = make()
  made.set(name, value)
  return value
}
