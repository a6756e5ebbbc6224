import type { Raster } from '../../quality/colour'
import { jpegFile } from './file'
import { toPlanes } from './planes'
import { quantised } from './quantise'
import { Rate } from './rate'
import type { Chroma } from './settings'
import { stepsFor, thriftFor } from './tables'
import { type Coefficients, transformed } from './transform'

/** A picture at one size and colour resolution, transformed once and coded at as many qualities as are asked for. */
export class JpegPicture {
  readonly #chroma: Chroma
  readonly #width: number
  readonly #height: number
  readonly #coefficients: readonly [Coefficients, Coefficients, Coefficients]
  readonly #room: readonly [Int16Array, Int16Array, Int16Array]

  #rate: Rate | undefined

  constructor(pixels: Raster, chroma: Chroma) {
    const [luma, blue, red] = toPlanes(pixels, chroma)
    this.#chroma = chroma
    this.#width = pixels.width
    this.#height = pixels.height
    this.#coefficients = [transformed(luma), transformed(blue), transformed(red)]
    this.#room = [
      new Int16Array(luma.data.length),
      new Int16Array(blue.data.length),
      new Int16Array(red.data.length),
    ]
  }

  /** Bytes at a quality, but for a factor that one encode teaches. */
  foretold(quality: number): number {
    this.#rate ??= new Rate(this.#coefficients, this.#chroma)
    return this.#rate.bytes(quality)
  }

  /**
   * A whole file. Quality is libjpeg's, 1 to 100, in fractions; `baseline` for handsets that read no other. `thrifty` is
   * how much of its thrift the rounding keeps, 0 to 1: less takes bytes that would be left over.
   */
  encode(quality: number, baseline: boolean, thrifty = 1): Uint8Array {
    const light = stepsFor(quality, 'lightness')
    const colour = stepsFor(quality, this.#chroma === '4:4:4' ? 'fullColour' : 'halfColour')
    const thrift = thriftFor(quality) * thrifty
    const [luma, blue, red] = this.#coefficients
    const [y, b, r] = this.#room
    return jpegFile({
      size: { width: this.#width, height: this.#height },
      steps: [light, colour],
      components: [
        quantised(luma, light, thrift, y),
        quantised(blue, colour, thrift, b),
        quantised(red, colour, thrift, r),
      ],
      baseline,
    })
  }
}
