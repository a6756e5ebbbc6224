/** A multipart whose body is being read. */
export type OpenMultipart = {
  /** `--` and the boundary. */
  delimiter: Buffer
  /** Where its body begins, from the first byte read. */
  offset: number
  /** Whether its closing delimiter was seen. */
  closed: boolean
}

/** A delimiter line: of which open multipart (index in the stack), which kind, and where the next line begins. */
export type DelimiterLine = { level: number; closing: boolean; next: number }

/** `no`: an ordinary line. `more`: it ends too early to say, and more bytes may come. */
export type Verdict = DelimiterLine | 'no' | 'more'

/** RFC 2046 5.1.1 lets blanks follow a boundary; more of them than this make an ordinary line. */
const MAX_PADDING = 256

const [TAB, LF, CR, SPACE, DASH] = [9, 10, 13, 32, 45]

/**
 * Whether the line at `at` is a delimiter of one of the multiparts, outermost first: an outer delimiter ends
 * everything inside it (RFC 2046 5.1.2). `final` says that no bytes follow those in `bytes`.
 */
export function delimiterAt(
  bytes: Buffer,
  at: number,
  open: readonly OpenMultipart[],
  final: boolean,
): Verdict {
  if (at < bytes.length && bytes[at] !== DASH) return 'no'
  for (let level = 0; level < open.length; level++) {
    const { delimiter, closed } = open[level] as OpenMultipart
    const verdict = closed ? 'no' : matchLine(bytes, at, delimiter, final)
    if (verdict === 'no') continue
    return verdict === 'more' ? 'more' : { level, ...verdict }
  }
  return 'no'
}

function matchLine(bytes: Buffer, start: number, delimiter: Buffer, final: boolean) {
  const after = start + delimiter.length
  let at = start
  while (at < after && bytes[at] === delimiter[at - start]) at++
  if (at < after) return at === bytes.length && !final ? 'more' : 'no'
  if (bytes[after] !== DASH) return lineEnd(bytes, after, false, final)
  if (after + 1 === bytes.length) return final ? 'no' : 'more'
  return bytes[after + 1] === DASH ? lineEnd(bytes, after + 2, true, final) : 'no'
}

/** The next line, when only blanks remain on this one. */
function lineEnd(bytes: Buffer, from: number, closing: boolean, final: boolean) {
  const limit = from + MAX_PADDING
  let at = from
  while (at < limit && (bytes[at] === SPACE || bytes[at] === TAB)) at++
  if (bytes[at] === LF) return { closing, next: at + 1 }
  if (bytes[at] === CR && bytes[at + 1] === LF) return { closing, next: at + 2 }
  if (final) return at === bytes.length ? { closing, next: at } : 'no'
  return at === bytes.length || (bytes[at] === CR && at + 1 === bytes.length) ? 'more' : 'no'
}

/** Index of the next line that begins with `--`, or -1. One search serves every boundary that is open. */
export function nextDashes(bytes: Buffer, from: number): number {
  const lineFeed = bytes.indexOf('\n--', from, 'latin1')
  return lineFeed < 0 ? -1 : lineFeed + 1
}

/** Where the line end that is at or before `lineFeed` begins: it belongs to the delimiter, not to the part. */
export function lineEndStart(bytes: Buffer, lineFeed: number, from: number): number {
  return lineFeed > from && bytes[lineFeed - 1] === CR ? lineFeed - 1 : lineFeed
}

/** Index from which the end of `bytes` may be the beginning of a line end and two dashes. */
export function undecidedTail(bytes: Buffer, from: number): number {
  let at = bytes.length
  if (at - 1 > from && bytes[at - 1] === DASH && bytes[at - 2] === LF) at -= 2
  else if (at > from && bytes[at - 1] === LF) at -= 1
  return at > from && bytes[at - 1] === CR && (at === bytes.length || bytes[at] === LF) ? at - 1 : at
}
