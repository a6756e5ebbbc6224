/** 64-bit words as halves, low first: v0, v1, v2, v3. One buffer for all calls, since none of them waits for anything. */
const v = new Uint32Array(8)

/** The state that every message of a key of 16 bytes begins with. */
export function sipState(key: Buffer): Uint32Array {
  const [k0, k1, k2, k3] = [0, 4, 8, 12].map((offset) => key.readUInt32LE(offset)) as [
    number,
    number,
    number,
    number,
  ]
  return Uint32Array.of(
    k0 ^ 0x70736575,
    k1 ^ 0x736f6d65,
    k2 ^ 0x6e646f6d,
    k3 ^ 0x646f7261,
    k0 ^ 0x6e657261,
    k1 ^ 0x6c796765,
    k2 ^ 0x79746573,
    k3 ^ 0x74656462,
  )
}

/**
 * SipHash-2-4 of a message of eight bytes, given as two little-endian words; returns the low 32 bits of the tag (Aumasson and
 * Bernstein, "SipHash: a fast short-input PRF", 2012). Ours because reading a short link takes five of these, and Node's ciphers,
 * like the libraries for this, spend more than a microsecond on each.
 */
export function sipHash(state: Uint32Array, low: number, high: number): number {
  v.set(state)
  absorb(low, high)
  // The last block carries the message's length in its top byte.
  absorb(0, 8 << 24)
  v[4] = at(4) ^ 0xff
  rounds(4)
  return (at(0) ^ at(2) ^ at(4) ^ at(6)) >>> 0
}

function absorb(low: number, high: number): void {
  v[6] = at(6) ^ low
  v[7] = at(7) ^ high
  rounds(2)
  v[0] = at(0) ^ low
  v[1] = at(1) ^ high
}

function rounds(count: number): void {
  for (let index = 0; index < count; index++) {
    addThenXor(0, 2, 13)
    swap(0)
    addThenXor(4, 6, 16)
    addThenXor(0, 6, 21)
    addThenXor(4, 2, 17)
    swap(4)
  }
}

/** `a += b; b = rotl(b, bits) ^ a`, for the words at these places; bits below 32. */
function addThenXor(a: number, b: number, bits: number): void {
  const low = at(a) + at(b)
  v[a] = low
  v[a + 1] = at(a + 1) + at(b + 1) + (low > 0xffffffff ? 1 : 0)
  const bLow = at(b)
  const bHigh = at(b + 1)
  v[b] = ((bLow << bits) | (bHigh >>> (32 - bits))) ^ at(a)
  v[b + 1] = ((bHigh << bits) | (bLow >>> (32 - bits))) ^ at(a + 1)
}

/** A rotation by 32 bits. */
function swap(word: number): void {
  const low = at(word)
  v[word] = at(word + 1)
  v[word + 1] = low
}

function at(index: number): number {
  return v[index] as number
}
