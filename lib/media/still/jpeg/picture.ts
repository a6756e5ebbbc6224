import type { Raster } from '../../quality/colour'
import { jpegFile } from './file'
import { quantised } from './quantise'
import { Rate } from './rate'
import type { Chroma } from './settings'
import { stepsFor, thriftFor, wholeAt } from './tables'
import { type Coefficients, transformed } from './transform'

/** What whole levels take more, about. */
const WHOLE_TAKES = 0.07

type Three<Of> = readonly [Of, Of, Of]

/** A picture at one size and colour resolution, transformed once and coded at as many qualities as are asked for. */
export class JpegPicture {
  readonly #pixels: Raster
  readonly #chroma: Chroma
  readonly #coefficients: Three<Coefficients>
  readonly #large: boolean
  #rate: Rate | undefined

  /**
   * `large` for pictures of more pixels than are shown, and for what stands for them: time counts more than the last bytes,
   * and levels are rounded to whole numbers at every quality. What rounding adds averages out where the picture is shown,
   * and decoders, which round as well, come back to the same levels: at 600 kB, over levels as they are, 30 % of SSIMULACRA
   * 1 and of butteraugli.
   */
  constructor(pixels: Raster, chroma: Chroma, large = false) {
    this.#large = large
    this.#pixels = pixels
    this.#chroma = chroma
    this.#coefficients = this.#transformed(large ? 1 : 0)
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
    return this.#large ? 0 : wholeAt(quality)
  }

  #transformed(whole: number): Three<Coefficients> {
    return transformed(this.#pixels, this.#chroma === '4:2:0' ? 2 : 1, whole)
  }
}
