import sharp from 'sharp'
import type { FitTarget } from '../../media/decode/protocol'
import { fitInside, MIN_QUALITY } from '../../media/fit'
import type { Drawing } from '../draw.server'
import { drawPage } from '../draw.server'
import { FORMATS } from '../format'
import type { Layer, Page } from '../page'
import type { Words } from '../words'
import { joinStrips, packStrip, type Strip } from './png.server'

/**
 * Prints one design for many people. What does not change from one to the next is drawn and packed once; each picture costs
 * the layers that its words changed, on the rows they reach, and the packing of those rows.
 */

/** Below this size words in a picture of 1080 px are hard to read on a phone, px. */
const SMALL = 24
/** Rows packed together. */
const STRIP = 48
/** JPEG of a drawing: above this nothing is gained that a phone shows. */
const QUALITY = 92
const CHANNELS = 3

/** What a rendition for a carrier is held to. */
type Target = Pick<FitTarget, 'maxBytes' | 'width' | 'height' | 'mime'>

export interface Print {
  bytes: Buffer
  mime: 'image/png' | 'image/jpeg'
  width: number
  height: number
}

type Raster = Buffer
/** Drawn once: what lies under and over the layers that change, and both together. */
interface Plate {
  /** Layers of the page below, and above, which are the same for everybody. */
  below: number
  above: number
  under: Raster
  /** With alpha; null where nothing lies over. */
  over: Raster | null
  /** Both, without what changes. */
  blank: Raster
  strips: Promise<Strip>[]
}

export class Printer {
  readonly #drawing: Omit<Drawing, 'words'>
  readonly #model: Page
  readonly #smallest: number
  #plate: Promise<Plate> | undefined
  #agreed: { below: number; above: number } | undefined

  /** `words`: the default words, which are everybody's but for their own. */
  constructor(drawing: Drawing) {
    this.#drawing = drawing
    this.#model = drawPage(drawing)
    this.#smallest = smallest(this.#model)
  }

  /** The page with these words; null where they would be set too small to read. */
  set(words: Words): Page | null {
    const page = drawPage({ ...this.#drawing, words })
    const size = smallest(page)
    return size < SMALL && size < this.#smallest ? null : page
  }

  /**
   * The page for each target, never above its bytes: without loss where that fits, as JPEG where it does not. Null for a
   * target that nothing fits. What serves one target serves all that take it.
   */
  async print(page: Page, targets: readonly Target[]): Promise<(Print | null)[]> {
    const { width, height } = FORMATS[page.format]
    const plate = await this.#plateFor(page)
    const changed = await changedRows(page, plate)
    const png = { bytes: await packed(plate, changed, width), mime: 'image/png', width, height } as const
    let raw: Raster | undefined
    const jpegs: Print[] = []
    const prints: (Print | null)[] = []
    for (const target of targets) {
      const fits = (print: Print) => print.bytes.length <= target.maxBytes && isTaken(print, target)
      let print: Print | null = fits(png) ? png : (jpegs.find(fits) ?? null)
      if (!print) {
        raw ??= whole(plate, changed, width)
        print = await jpeg(raw, { width, height }, target)
        if (print) jpegs.push(print)
      }
      prints.push(print)
    }
    return prints
  }

  /** The plate on which this page differs from the model in the middle alone; drawn anew when more differs than before. */
  async #plateFor(page: Page): Promise<Plate> {
    const found = common(this.#model.layers, page.layers)
    const agreed = this.#agreed ?? found
    if (!this.#plate || found.below < agreed.below || found.above < agreed.above) {
      this.#agreed = {
        below: Math.min(found.below, agreed.below),
        above: Math.min(found.above, agreed.above),
      }
      this.#plate = makePlate(this.#model, this.#agreed)
    }
    return this.#plate
  }
}

const smallest = (page: Page): number =>
  Math.min(Number.POSITIVE_INFINITY, ...page.texts.map(({ size }) => size).filter((size) => size > 0))

const isTaken = (print: Print, target: Target): boolean => {
  const size = fitInside(print, target)
  return target.mime.includes(print.mime) && size.width === print.width && size.height === print.height
}

/** How many layers two pages share from the first up and from the last down. */
function common(model: readonly Layer[], page: readonly Layer[]): { below: number; above: number } {
  const most = Math.min(model.length, page.length)
  const same = (a: number, b: number) => model[a]?.svg === page[b]?.svg
  let below = 0
  while (below < most && same(below, below)) below++
  let above = 0
  while (above < most - below && same(model.length - 1 - above, page.length - 1 - above)) above++
  return { below, above }
}

async function makePlate(model: Page, { below, above }: { below: number; above: number }): Promise<Plate> {
  const { width } = FORMATS[model.format]
  const last = model.layers.length
  const under = await sharp(svgOf(model, [0, below]))
    .flatten()
    .removeAlpha()
    .raw()
    .toBuffer()
  const over = above === 0 ? null : await clear(svgOf(model, [last - above, last]))
  const blank = over ? lay(over, Buffer.from(under)) : under
  const strips: Promise<Strip>[] = []
  const step = STRIP * width * CHANNELS
  for (let at = 0; at < blank.length; at += step) strips.push(packStrip(blank.subarray(at, at + step), width))
  return { below, above, under, over, blank, strips }
}

const svgOf = (page: Page, layers: readonly [number, number], rows?: readonly [number, number]) =>
  Buffer.from(page.svg(rows ? { layers, rows } : { layers }))

/** Pixels with alpha. */
const clear = (svg: Buffer): Promise<Raster> => sharp(svg).ensureAlpha().raw().toBuffer()

/** Lays a drawing (RGBA) over pixels (RGB), in place. Where it is clear nothing is touched. */
function lay(over: Raster, pixels: Raster): Raster {
  // Most of a drawing is clear: whole pixels are looked at first.
  const aligned = over.byteOffset % 4 === 0 ? over : Buffer.from(new Uint8Array(over).buffer)
  const whole = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4)
  for (let at = 0; at < whole.length; at++) {
    if (whole[at] === 0) continue
    const [from, to] = [at * 4, at * CHANNELS]
    const alpha = aligned[from + 3] as number
    for (let channel = 0; channel < CHANNELS; channel++) {
      const colour = aligned[from + channel] as number
      const under = pixels[to + channel] as number
      pixels[to + channel] = alpha === 255 ? colour : Math.round(under + ((colour - under) * alpha) / 255)
    }
  }
  return pixels
}

interface Rows {
  top: number
  pixels: Raster
}

/** The rows that this page's own layers reach, drawn with what lies under and over them. */
async function changedRows(page: Page, plate: Plate): Promise<Rows | null> {
  const { width, height } = FORMATS[page.format]
  const layers = [plate.below, page.layers.length - plate.above] as const
  const reached = reachOf(page.layers.slice(...layers), height)
  if (!reached) return null
  const [top, bottom] = reached
  const part = (raster: Raster, channels: number) =>
    raster.subarray(top * width * channels, bottom * width * channels)
  const drawn = await clear(svgOf(page, layers, [top, bottom]))
  const pixels = lay(drawn, Buffer.from(part(plate.under, 3)))
  return { top, pixels: plate.over ? lay(part(plate.over, 4), pixels) : pixels }
}

/** Whole strips that hold these layers; all of the page where one does not say how far it reaches. Null for no layers. */
function reachOf(layers: readonly Layer[], height: number): [number, number] | null {
  const drawn = layers.filter(({ kind }) => kind !== 'group')
  if (drawn.length === 0) return null
  const top = Math.min(...drawn.map(({ reach }) => reach?.[0] ?? 0))
  const bottom = Math.max(...drawn.map(({ reach }) => reach?.[1] ?? height))
  const from = Math.max(0, Math.floor(top / STRIP) * STRIP)
  return [from, Math.max(from + 1, Math.min(height, Math.ceil(bottom / STRIP) * STRIP))]
}

async function packed(plate: Plate, changed: Rows | null, width: number): Promise<Buffer> {
  const strips = [...plate.strips]
  const step = STRIP * width * CHANNELS
  if (changed) {
    for (let at = 0; at < changed.pixels.length; at += step)
      strips[changed.top / STRIP + at / step] = packStrip(changed.pixels.subarray(at, at + step), width, true)
  }
  return joinStrips(await Promise.all(strips), width, plate.blank.length / width / CHANNELS)
}

function whole({ blank }: Plate, changed: Rows | null, width: number): Raster {
  if (!changed) return blank
  const all = Buffer.from(blank)
  changed.pixels.copy(all, changed.top * width * CHANNELS)
  return all
}

/** The best JPEG under the target's bytes, in its box. */
async function jpeg(
  pixels: Raster,
  size: { width: number; height: number },
  target: Target,
): Promise<Print | null> {
  if (!target.mime.includes('image/jpeg')) return null
  const { width, height } = fitInside(size, target)
  const encode = (quality: number) =>
    sharp(pixels, { raw: { ...size, channels: 3 } })
      .resize(width, height, { fit: 'fill' })
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer()
  let best: Buffer | null = null
  // Nearly always the first fits; then nothing more is tried.
  let [low, high, quality] = [MIN_QUALITY, QUALITY, QUALITY]
  while (low <= high) {
    const bytes = await encode(quality)
    if (bytes.length <= target.maxBytes) {
      best = bytes
      low = quality + 1
    } else high = quality - 1
    quality = Math.floor((low + high) / 2)
  }
  return best ? { bytes: best, mime: 'image/jpeg', width, height } : null
}
