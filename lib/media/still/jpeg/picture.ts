import type { Raster } from '../../quality/colour'
import { jpegFile } from './file'
import { quantised } from './quantise'
import { Rate } from './rate'
import type { Chroma } from './settings'
import { stepsFor, thriftFor, wholeAt } from './tables'
import { type Coefficients, transformed } from './transform'

/** What whole levels take more, about. */
const WHOLE_TAKES = 0.07
/** Where they take more than so many times the bytes, at this quality, a picture is too smooth for them. */
const ROUNDS_WELL = 1.02
const ROUNDED_AT = 97
/** Pixels that tell, and the rows that the largest coding unit has. */
const TELLING = 100_000
const UNIT_ROWS = 16

type Three<Of> = readonly [Of, Of, Of]

/** A picture at one size and colour resolution, transformed once and coded at as many qualities as are asked for. */
export class JpegPicture {
  readonly #pixels: Raster
  readonly #chroma: Chroma
  readonly #coefficients: Three<Coefficients>
  readonly #large: boolean
  readonly #rounded: boolean
  #rate: Rate | undefined

  /**
   * `large` for pictures of more pixels than are shown, and for what stands for them: time counts more than the last bytes,
   * and levels are rounded to whole numbers at every quality where there is grain. What rounding adds averages out where
   * the picture is shown, and decoders, which round as well, come back to the same levels: at 600 kB, over levels as they
   * are, 30 % of SSIMULACRA 1 and of butteraugli. Where there is none, in drawings, it would only take bytes.
   */
  constructor(pixels: Raster, chroma: Chroma, large = false) {
    this.#large = large
    this.#pixels = pixels
    this.#chroma = chroma
    this.#rounded = large && roundsWell(pixels, chroma)
    this.#coefficients = this.#transformed(this.#rounded ? 1 : 0)
  }

  /** Bytes at a quality, but for a factor that one encode teaches. */
  foretold(quality: number): number {
    this.#rate ??= new Rate(this.#coefficients, this.#chroma)
    return this.#rate.bytes(quality) * (1 + WHOLE_TAKES * this.#wholeAt(quality))
  }

  /**
   * A whole file. Quality is libjpeg's, 1 to 100, in fractions; `baseline` for handsets that read no other. `thrifty` is
   * how much of its thrift the rounding keeps, 0 to 1: less takes bytes that would be left over.
   */
  encode(quality: number, baseline: boolean, thrifty = 1): Uint8Array {
    const whole = this.#wholeAt(quality)
    const light = stepsFor(quality, 'lightness')
    const colour = stepsFor(quality, this.#chroma === '4:4:4' ? 'fullColour' : 'halfColour')
    const thrift = thriftFor(quality) * thrifty
    const [luma, blue, red] = whole > 0 ? this.#transformed(whole) : this.#coefficients
    const { width, height } = this.#pixels
    return jpegFile({
      size: { width, height },
      steps: [light, colour],
      components: [
        quantised(luma, light, thrift, 0),
        quantised(blue, colour, thrift, 1),
        quantised(red, colour, thrift, 2),
      ],
      baseline,
      quick: this.#large,
    })
  }

  /** The share whose levels are yet to be rounded at a quality. */
  #wholeAt(quality: number): number {
    return this.#rounded ? 0 : wholeAt(quality)
  }

  #transformed(whole: number): Three<Coefficients> {
    return transformed(this.#pixels, unitOf(this.#chroma), whole)
  }
}

const unitOf = (chroma: Chroma) => (chroma === '4:2:0' ? 2 : 1)

/** Whether whole levels take no more bytes, told from a part of the rows. */
function roundsWell(pixels: Raster, chroma: Chroma): boolean {
  const part = someRows(pixels)
  const bytes = (whole: number) =>
    new Rate(transformed(part, unitOf(chroma), whole), chroma).bytes(ROUNDED_AT)
  return bytes(1) <= bytes(0) * ROUNDS_WELL
}

/** Rows of coding units from all over the picture, as many as tell. */
function someRows({ data, width, height }: Raster): Raster {
  const units = Math.floor(height / UNIT_ROWS)
  const every = Math.ceil((units * UNIT_ROWS * width) / TELLING)
  if (every <= 1) return { data, width, height }
  const bytes = UNIT_ROWS * width * 3
  const rows = Array.from({ length: Math.ceil(units / every) }, (_, at) => at * every * bytes)
  const some = new Uint8Array(rows.length * bytes)
  for (const [at, from] of rows.entries()) some.set(data.subarray(from, from + bytes), at * bytes)
  return { data: some, width, height: rows.length * UNIT_ROWS }
}
