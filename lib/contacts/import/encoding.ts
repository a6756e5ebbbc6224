export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

export type Sniffed =
  | { ok: true; encoding: Encoding; bomBytes: number }
  | { ok: false; reason: keyof typeof refusals }

/** Why a file is not read at all: what it is, and what to do. */
export const refusals = {
  empty: 'The file is empty. Export it again with its rows.',
  workbook: 'This is an Excel workbook. Open it and save it as “CSV UTF-8”, then drop that file here.',
  archive: 'This is a compressed archive. Unpack it and drop the CSV file here.',
  binary: 'This is not a text file. Marquee reads CSV: text with one person per line.',
} as const

const signatures: [number[], keyof typeof refusals][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'workbook'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'workbook'],
  [[0x1f, 0x8b], 'archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'archive'],
  [[0x25, 0x50, 0x44, 0x46], 'binary'],
  [[0x89, 0x50, 0x4e, 0x47], 'binary'],
  [[0xff, 0xd8, 0xff], 'binary'],
  [[0x7f, 0x45, 0x4c, 0x46], 'binary'],
]

/**
 * What encoding a CSV file is in, from its first bytes: a byte order mark, else zero bytes in every other place, else
 * UTF-8 where it is valid, else Windows-1252. `validUtf8` may come from a look at the whole file.
 */
export function sniffEncoding(head: Uint8Array, validUtf8 = isUtf8(head)): Sniffed {
  if (head.length === 0) return { ok: false, reason: 'empty' }
  const signature = signatures.find(([bytes]) => bytes.every((byte, index) => head[index] === byte))
  if (signature) return { ok: false, reason: signature[1] }
  const marked = byMark(head)
  if (marked) return head.length === marked.bomBytes ? { ok: false, reason: 'empty' } : marked
  const wide = byZeros(head)
  if (wide) return wide
  if (isBinary(head)) return { ok: false, reason: 'binary' }
  return { ok: true, encoding: validUtf8 ? 'utf-8' : 'windows-1252', bomBytes: 0 }
}

function byMark(head: Uint8Array): (Sniffed & { ok: true }) | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { ok: true, encoding: 'utf-8', bomBytes: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { ok: true, encoding: 'utf-16le', bomBytes: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { ok: true, encoding: 'utf-16be', bomBytes: 2 }
  return undefined
}

/** UTF-16 without a mark: Latin text has its zero bytes in odd places (little endian) or even ones. */
function byZeros(head: Uint8Array): Sniffed | undefined {
  const pairs = Math.min(head.length, 4096) >> 1
  let even = 0
  let odd = 0
  for (let index = 0; index < pairs; index++) {
    if (head[2 * index] === 0) even++
    if (head[2 * index + 1] === 0) odd++
  }
  if (odd > pairs * 0.4 && even === 0) return { ok: true, encoding: 'utf-16le', bomBytes: 0 }
  if (even > pairs * 0.4 && odd === 0) return { ok: true, encoding: 'utf-16be', bomBytes: 0 }
  return undefined
}

/** Text has next to no control characters; a stray one is the row's problem, not the file's. */
function isBinary(head: Uint8Array): boolean {
  const seen = Math.min(head.length, 65_536)
  let controls = 0
  for (let index = 0; index < seen; index++) {
    const byte = head[index] as number
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++
  }
  return controls > Math.max(2, seen / 50)
}

/** A character cut at the end of `head` does not count against it. */
function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}
