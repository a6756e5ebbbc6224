/** AMR narrow-band files (RFC 4867 §5): frames of 20 ms, each told by its first byte, so that a cut needs no coder. */

const MAGIC = '#!AMR\n'
const FRAME_MS = 20
/** Bytes of a frame with its first byte, by its type; 0 for types that do not occur in files. */
const SIZES = [13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1]

/** The part of an AMR file, whole frames; null where it is not narrow-band AMR of one channel, or not whole. */
export function cutAmr(bytes: Buffer, { fromMs, toMs }: { fromMs: number; toMs: number }): Buffer | null {
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null
  const kept: Buffer[] = [bytes.subarray(0, MAGIC.length)]
  for (let at = MAGIC.length, ms = 0; at < bytes.length; ms += FRAME_MS) {
    const size = SIZES[((bytes[at] ?? 0) >> 3) & 15] ?? 0
    if (size === 0 || at + size > bytes.length) return null
    if (ms >= fromMs && ms + FRAME_MS <= toMs) kept.push(bytes.subarray(at, at + size))
    at += size
  }
  return kept.length > 1 ? Buffer.concat(kept) : null
}
