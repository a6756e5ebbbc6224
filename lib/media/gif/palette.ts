import { toSeen } from './colour'

/** Colours an animation is told with, and the nearest of them to any colour. */

/** Bits of red, green and blue by which colours are counted together once there are too many to tell apart. */
const COUNTED = 6
/** The same for looking up what is nearest. */
const BITS = 5
const CELLS = 1 << (3 * BITS)
const SHIFT = 8 - BITS
/** Different colours that are told apart; more are counted together. */
const APART = 3_000
/** Colours this many or fewer are taken as they are. */
export const MOST_COLOURS = 255
/** Rounds of moving each colour to the middle of what it stands for. */
const ROUNDS = 3
const ROUNDS_AFTER = 2

export interface Palette {
  /** Three bytes a colour. */
  rgb: Uint8Array
  /** Three values a colour (colour.ts). */
  seen: Int16Array
  count: number
}

/** How often colours come up in some pictures; near ones are counted together when there are many. */
export class ColourCount {
  #counts = new Map<number, number>()
  #coarse = false

  /** Counts every `step`th of `count` pixels, of those that are not as they were `before`. */
  add(rgb: Uint8Array, count: number, step: number, before?: Uint8Array): void {
    for (let at = 0; at < count * 3; at += 3 * step) {
      const [r, g, b] = [rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number]
      if (before && r === before[at] && g === before[at + 1] && b === before[at + 2]) continue
      const colour = (r << 16) | (g << 8) | b
      const known = this.#coarse ? together(colour) : colour
      this.#counts.set(known, (this.#counts.get(known) ?? 0) + 1)
      if (!this.#coarse && this.#counts.size > APART) this.#countTogether()
    }
  }

  get empty(): boolean {
    return this.#counts.size === 0
  }

  #countTogether(): void {
    const counts = new Map<number, number>()
    for (const [colour, count] of this.#counts) {
      counts.set(together(colour), (counts.get(together(colour)) ?? 0) + count)
    }
    this.#counts = counts
    this.#coarse = true
  }

  /** A palette of at most `most` colours for what was counted; quicker, and steadier, from the one `before`. */
  palette(most: number, before?: Palette): Palette {
    if (!this.#coarse && this.#counts.size <= Math.min(most, MOST_COLOURS)) {
      return paletteOf([...this.#counts.keys()].map((c) => [c >> 16, (c >> 8) & 255, c & 255]))
    }
    const bins = this.#bins()
    if (before && before.count === most) return paletteOf(settled(coloursOf(before), bins, ROUNDS_AFTER))
    return paletteOf(
      settled(
        split(bins, most).map((box) => meanOf(box.bins, bins)),
        bins,
        ROUNDS,
      ),
    )
  }

  #bins(): Bins {
    const { size } = this.#counts
    const rgb = new Uint8Array(size * 3)
    const weight = new Float64Array(size)
    let bin = 0
    for (const [colour, count] of this.#counts) {
      rgb[bin * 3] = colour >> 16
      rgb[bin * 3 + 1] = (colour >> 8) & 255
      rgb[bin * 3 + 2] = colour & 255
      // Large plain areas would otherwise take every colour from the small things that matter.
      weight[bin] = count ** 0.75
      bin += 1
    }
    return { count: size, rgb, seen: toSeen(rgb, size), weight }
  }
}

/** The middle of the colours counted with this one. */
function together(colour: number): number {
  const mask = (0xff << (8 - COUNTED)) & 0xff
  const half = 1 << (7 - COUNTED)
  return (colour & (mask * 0x010101)) | (half * 0x010101)
}

const cellOf = (r: number, g: number, b: number) =>
  ((r >> SHIFT) << (2 * BITS)) | ((g >> SHIFT) << BITS) | (b >> SHIFT)

interface Bins {
  count: number
  rgb: Uint8Array
  seen: Int16Array
  weight: Float64Array
}

interface Box {
  bins: Uint32Array
  /** Weighted squared distance from the mean along the axis with the most of it. */
  spread: number
  axis: number
  mean: number
}

/** Cuts the colours in two, always where they spread most, until there are `most` boxes. */
function split(bins: Bins, most: number): Box[] {
  const boxes = [
    boxOf(
      Uint32Array.from({ length: bins.count }, (_, at) => at),
      bins,
    ),
  ]
  while (boxes.length < most) {
    let widest = 0
    for (let at = 1; at < boxes.length; at += 1) {
      if ((boxes[at] as Box).spread > (boxes[widest] as Box).spread) widest = at
    }
    const box = boxes[widest] as Box
    if (box.spread <= 0) break
    const low = box.bins.filter((bin) => (bins.seen[bin * 3 + box.axis] as number) <= box.mean)
    const high = box.bins.filter((bin) => (bins.seen[bin * 3 + box.axis] as number) > box.mean)
    boxes[widest] = boxOf(low, bins)
    boxes.push(boxOf(high, bins))
  }
  return boxes
}

function boxOf(members: Uint32Array, bins: Bins): Box {
  const box: Box = { bins: members, spread: 0, axis: 0, mean: 0 }
  for (let axis = 0; axis < 3; axis += 1) {
    let [sum, squares, weight] = [0, 0, 0]
    for (const bin of members) {
      const value = bins.seen[bin * 3 + axis] as number
      const w = bins.weight[bin] as number
      sum += value * w
      squares += value * value * w
      weight += w
    }
    const spread = squares - (sum * sum) / weight
    if (spread > box.spread + 1e-6) Object.assign(box, { spread, axis, mean: sum / weight })
  }
  return box
}

type Colour = [number, number, number]

/** Moves each colour to the middle of the bins that are nearest to it, a few times; an idle one to where most is amiss. */
function settled(start: Colour[], bins: Bins, rounds: number): Colour[] {
  let colours = start
  for (let round = 0; round < rounds; round += 1) {
    const nearest = new Nearest(paletteOf(colours))
    const sums = new Float64Array(colours.length * 4)
    const errors = new Float64Array(bins.count)
    for (let bin = 0; bin < bins.count; bin += 1) {
      const at = bin * 3
      const [r, g, b] = [bins.rgb[at] as number, bins.rgb[at + 1] as number, bins.rgb[at + 2] as number]
      const [y, red, blue] = [
        bins.seen[at] as number,
        bins.seen[at + 1] as number,
        bins.seen[at + 2] as number,
      ]
      const index = nearest.of(r, g, b, y, red, blue)
      const w = bins.weight[bin] as number
      errors[bin] = w * nearest.distance(index, y, red, blue)
      sums[index * 4] = (sums[index * 4] as number) + r * w
      sums[index * 4 + 1] = (sums[index * 4 + 1] as number) + g * w
      sums[index * 4 + 2] = (sums[index * 4 + 2] as number) + b * w
      sums[index * 4 + 3] = (sums[index * 4 + 3] as number) + w
    }
    const amiss = [...errors.keys()].sort((a, b) => (errors[a] as number) - (errors[b] as number))
    colours = colours.map((colour, at): Colour => {
      const weight = sums[at * 4 + 3] as number
      const mean = (c: number) => Math.round((sums[at * 4 + c] as number) / weight)
      if (weight > 0) return [mean(0), mean(1), mean(2)]
      const bin = (amiss.pop() ?? -1) * 3
      return bin < 0
        ? colour
        : [bins.rgb[bin] as number, bins.rgb[bin + 1] as number, bins.rgb[bin + 2] as number]
    })
  }
  return colours
}

const coloursOf = ({ rgb, count }: Palette): Colour[] =>
  Array.from({ length: count }, (_, at) => [...rgb.subarray(at * 3, at * 3 + 3)] as Colour)

function meanOf(members: Uint32Array, bins: Bins): Colour {
  const sums = [0, 0, 0, 0]
  for (const bin of members) {
    const w = bins.weight[bin] as number
    for (let c = 0; c < 3; c += 1) sums[c] = (sums[c] as number) + (bins.rgb[bin * 3 + c] as number) * w
    sums[3] = (sums[3] as number) + w
  }
  const weight = sums[3] as number
  return [0, 1, 2].map((c) => Math.round((sums[c] as number) / weight)) as Colour
}

function paletteOf(colours: readonly (readonly number[])[]): Palette {
  const rgb = Uint8Array.from(colours.flat())
  return { rgb, seen: toSeen(rgb, colours.length), count: colours.length }
}

/** Finds the nearest colour of a palette; what could be nearest within a cell of colours is worked out once per cell. */
export class Nearest {
  readonly #palette: Palette
  readonly #cells: (Uint8Array | undefined)[] = new Array(CELLS)

  constructor(palette: Palette) {
    this.#palette = palette
  }

  /** The index nearest to a colour, told both as sRGB and as luma and colour differences. */
  of(r: number, g: number, b: number, y: number, dr: number, db: number): number {
    const cell = cellOf(r, g, b)
    const near = this.#cells[cell] ?? this.#fill(cell)
    let index = near[0] as number
    if (near.length === 1) return index
    let least = this.distance(index, y, dr, db)
    for (let at = 1; at < near.length; at += 1) {
      const other = near[at] as number
      const distance = this.distance(other, y, dr, db)
      if (distance < least) {
        least = distance
        index = other
      }
    }
    return index
  }

  distance(index: number, y: number, r: number, b: number): number {
    const seen = this.#palette.seen
    const at = index * 3
    const dy = y - (seen[at] as number)
    const dr = r - (seen[at + 1] as number)
    const db = b - (seen[at + 2] as number)
    return dy * dy + dr * dr + db * db
  }

  #fill(cell: number): Uint8Array {
    const half = 1 << (SHIFT - 1)
    const middle = (bits: number) => ((bits & ((1 << BITS) - 1)) << SHIFT) + half
    const seen = toSeen(Uint8Array.of(middle(cell >> (2 * BITS)), middle(cell >> BITS), middle(cell)), 1)
    const [y = 0, r = 0, b = 0] = seen
    const distances = new Float64Array(this.#palette.count)
    let least = Number.POSITIVE_INFINITY
    for (let index = 0; index < distances.length; index += 1) {
      const distance = Math.sqrt(this.distance(index, y, r, b))
      distances[index] = distance
      if (distance < least) least = distance
    }
    const near: number[] = []
    for (let index = 0; index < distances.length; index += 1) {
      if ((distances[index] as number) <= least + 2 * CELL_RADIUS) near.push(index)
    }
    const found = Uint8Array.from(near)
    this.#cells[cell] = found
    return found
  }
}

/** The farthest a colour of a cell is from the cell's middle (colour.ts), rounding included. */
const CELL_RADIUS = 4 * 4 + 3
