import type { Size } from '../../fit'
import type { Quantised } from './quantise'
import { type Band, firstPass, interleaved, refinement } from './scans'
import { Bytes, Tokens } from './tokens'

/** Everything a JPEG file says, in its order (ITU-T T.81, annex B; JFIF 1.01). */
export interface Content {
  size: Size
  /** Steps of lightness and of colour, zigzag order. */
  steps: readonly [Uint8Array, Uint8Array]
  components: readonly [Quantised, Quantised, Quantised]
  /** One scan from top to bottom, as every handset reads it; otherwise several, each finer. */
  baseline: boolean
  /** Fewer scans for a large picture: 1 or 2 % more bytes in half the time. */
  quick: boolean
}

interface Scan extends Band {
  component: 0 | 1 | 2
  /** Tells these coefficients for the first time; otherwise one bit more of them. */
  first: boolean
}

/** The colours at once: they have few coefficients. */
const COLOURS: readonly Scan[] = [
  { component: 2, from: 1, to: 63, low: 0, first: true },
  { component: 1, from: 1, to: 63, low: 0, first: true },
]
/** The coarse shape whole, the rest bit by bit: fewest bytes where there are many coefficients. */
const BY_BITS: readonly Scan[] = [
  { component: 0, from: 1, to: 2, low: 0, first: true },
  ...COLOURS,
  { component: 0, from: 3, to: 63, low: 2, first: true },
  { component: 0, from: 3, to: 63, low: 1, first: false },
  { component: 0, from: 3, to: 63, low: 0, first: false },
]
/** Fewer scans, for coefficients that are small anyway: as few bytes in two thirds of the time. */
const IN_HALVES: readonly Scan[] = [
  { component: 0, from: 1, to: 2, low: 0, first: true },
  ...COLOURS,
  { component: 0, from: 3, to: 63, low: 1, first: true },
  { component: 0, from: 3, to: 63, low: 0, first: false },
]
/** Coefficients whole, the coarse ones first. */
const WHOLE: readonly Scan[] = [
  { component: 0, from: 1, to: 5, low: 0, first: true },
  ...COLOURS,
  { component: 0, from: 6, to: 63, low: 0, first: true },
]
/** Steps of the mean of a block below which coefficients are many. */
const FINE = 3

function scansOf({ baseline, quick, steps: [luma] }: Content): readonly Scan[] {
  if (baseline) return []
  if (quick) return WHOLE
  return (luma[0] ?? 0) < FINE ? BY_BITS : IN_HALVES
}

const tokens = new Tokens()
const out = new Bytes()

/** The file. */
export function jpegFile(content: Content): Uint8Array {
  const { size, steps, components, baseline } = content
  out.clear()
  out.push(0xff, 0xd8)
  segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])
  segment(
    0xdb,
    [...steps.keys()].flatMap((table) => [table, ...(steps[table] ?? [])]),
  )
  frame(size, components, baseline)
  tokens.clear()
  interleaved(tokens, components, baseline)
  scan([0, 1, 2], { from: 0, to: baseline ? 63 : 0, low: 0 }, 0)
  for (const { component, first, ...band } of scansOf(content)) {
    tokens.clear()
    const quantised = components[component]
    const table = component === 0 ? 0 : 1
    if (first) firstPass(tokens, table, quantised, band)
    else refinement(tokens, table, quantised, band)
    scan([component], band, first ? 0 : band.low + 1)
  }
  out.push(0xff, 0xd9)
  return out.taken()
}

function segment(marker: number, body: readonly number[]): void {
  const length = body.length + 2
  out.push(0xff, marker, length >> 8, length & 0xff, ...body)
}

function frame({ width, height }: Size, [luma, blue]: Content['components'], baseline: boolean): void {
  const unit = luma.blocksWide / blue.blocksWide
  const sampling = (unit << 4) | unit
  const lines = [1, sampling, 0, 2, 0x11, 1, 3, 0x11, 1]
  segment(baseline ? 0xc0 : 0xc2, [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3, ...lines])
}

/** What the tokens say: codes, header and bits. `high` is the bit told before, of a refinement. */
function scan(components: readonly number[], { from, to, low }: Band, high: number): void {
  const codes = tokens.codes()
  segment(
    0xc4,
    [...codes].flatMap(([table, made]) => [place(table), ...made.lengths, ...made.symbols]),
  )
  const tables = components.flatMap((component) => [component + 1, component === 0 ? 0x00 : 0x11])
  segment(0xda, [components.length, ...tables, from, to, (high << 4) | low])
  tokens.write(codes, out)
}

/** Class and number of a table: 0 and 1 are of first coefficients, 2 and 3 of the others. */
function place(table: number): number {
  return ((table >> 1) << 4) | (table & 1)
}
