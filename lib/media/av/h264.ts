/** H.264 as a stream of units between start codes (ITU-T H.264 Annex B). */

const SEI = 6

/** The same without supplemental units: what the coder says of itself and its settings weighs as much as a frame. */
export function withoutNotes(stream: Buffer): Buffer {
  const starts = startsOf(stream)
  const units = starts.map((at, n) => stream.subarray(at, starts[n + 1] ?? stream.length))
  const kept = units.filter((unit) => (bodyOf(unit)[0] ?? 0) % 32 !== SEI)
  return kept.length === units.length ? stream : Buffer.concat(kept)
}

/** Places of start codes: 0 0 1, with the zero before it that belongs to it. */
function startsOf(stream: Buffer): number[] {
  const starts: number[] = []
  for (let at = stream.indexOf(CODE); at >= 0; at = stream.indexOf(CODE, at + CODE.length)) {
    starts.push(at > 0 && stream[at - 1] === 0 ? at - 1 : at)
  }
  return starts
}

const CODE = Buffer.from([0, 0, 1])

const bodyOf = (unit: Buffer) => unit.subarray(unit.indexOf(CODE) + CODE.length)
