/** Huffman codes that fit the symbols of one scan (ITU-T T.81, annexes C and K.2). */

export interface Codes {
  /** How many codes there are of each length from 1 to 16 bits. */
  lengths: Uint8Array
  /** Symbols by falling frequency. */
  symbols: Uint8Array
  /** Code and its length in bits, by symbol. */
  code: Uint16Array
  size: Uint8Array
}

const LONGEST = 16
/** A place that no symbol takes, so that no code is all ones. */
const RESERVED = 256

/** The shortest codes for symbols that occur `counts` times each; none is longer than 16 bits. */
export function codesFor(counts: Uint32Array): Codes {
  const lengths = limited(lengthsOf(counts))
  const symbols = Uint8Array.from(byFrequency(counts))
  const code = new Uint16Array(256)
  const size = new Uint8Array(256)
  let next = 0
  let at = 0
  for (let bits = 1; bits <= LONGEST; bits += 1, next <<= 1) {
    for (let n = 0; n < (lengths[bits - 1] as number); n += 1, at += 1, next += 1) {
      const symbol = symbols[at] as number
      code[symbol] = next
      size[symbol] = bits
    }
  }
  return { lengths, symbols, code, size }
}

function byFrequency(counts: Uint32Array): number[] {
  return Array.from({ length: 256 }, (_, symbol) => symbol)
    .filter((symbol) => (counts[symbol] as number) > 0)
    .sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b)
}

/** How many codes of each length an unlimited Huffman tree has, the reserved one among them. */
function lengthsOf(counts: Uint32Array): number[] {
  const leaves = [...byFrequency(counts).toReversed(), RESERVED]
    .map((symbol) => ({ weight: symbol === RESERVED ? 1 : (counts[symbol] as number), depths: [0] }))
    .sort((a, b) => a.weight - b.weight)
  const merged: typeof leaves = []
  const smallest = () => {
    const [leaf, inner] = [leaves[0], merged[0]]
    if (leaf && (!inner || leaf.weight <= inner.weight)) return leaves.shift()
    return merged.shift()
  }
  for (;;) {
    const [first, second] = [smallest(), smallest()]
    if (!first) return [0]
    if (!second) return tally(first.depths)
    const depths = [...first.depths, ...second.depths].map((depth) => depth + 1)
    merged.push({ weight: first.weight + second.weight, depths })
  }
}

/** Counts by length, from 0 bits on. */
function tally(depths: readonly number[]): number[] {
  const counts = Array<number>(Math.max(...depths, LONGEST) + 1).fill(0)
  for (const depth of depths) counts[depth] = (counts[depth] ?? 0) + 1
  // One symbol alone still takes a bit.
  if (depths.length === 1) return counts.with(0, 0)
  return counts
}

/** Moves codes of more than 16 bits up (K.2, figure K.3) and takes the reserved one away. */
function limited(counts: number[]): Uint8Array {
  const at = (bits: number) => counts[bits] ?? 0
  for (let bits = counts.length - 1; bits > LONGEST; bits -= 1) {
    while (at(bits) > 0) {
      let shorter = bits - 2
      while (at(shorter) === 0) shorter -= 1
      counts[bits] = at(bits) - 2
      counts[bits - 1] = at(bits - 1) + 1
      counts[shorter + 1] = at(shorter + 1) + 2
      counts[shorter] = at(shorter) - 1
    }
  }
  let last = LONGEST
  while (last > 0 && at(last) === 0) last -= 1
  if (last > 0) counts[last] = at(last) - 1
  return Uint8Array.from({ length: LONGEST }, (_, n) => at(n + 1))
}
