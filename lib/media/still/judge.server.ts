import type { Size } from '../fit'
import { QualityReference } from '../quality/ssimulacra2'
import { key, once, type Pixels, resized, shownAt } from './pixels.server'

/** Says how good an encoded picture looks at the size a phone shows it; the original is made ready once per size. */
export class Judge {
  readonly #original: Pixels
  readonly #references = new Map<string, Promise<QualityReference>>()

  constructor(original: Pixels) {
    this.#original = original
  }

  /** The score of `encoded` when both it and the original are shown at `view`. */
  async score(encoded: Uint8Array, view: Size): Promise<number> {
    const [reference, shown] = await Promise.all([this.#reference(view), shownAt(encoded, view)])
    return reference.score(shown)
  }

  #reference(view: Size): Promise<QualityReference> {
    return once(
      this.#references,
      key(view),
      async () => new QualityReference(await resized(this.#original, view)),
    )
  }
}
