/** ISO base media files (ISO/IEC 14496-12 §4.2) as a row of boxes: enough to see a cut file and to move an index forward. */

export interface Box {
  type: string
  start: number
  /** Of the whole box with its head. */
  size: number
  head: number
}

const MOST_BOXES = 10_000

/** The boxes between two places; null when one reaches beyond the end or is not well formed. */
export function boxesIn(bytes: Buffer, from = 0, to = bytes.length): Box[] | null {
  const boxes: Box[] = []
  for (let at = from; at < to; ) {
    const box = boxAt(bytes, at, to)
    if (!box || boxes.length >= MOST_BOXES) return null
    boxes.push(box)
    at += box.size
  }
  return boxes
}

/** The box at a place, or null where none is whole before `to`. */
export function boxAt(bytes: Buffer, at: number, to: number): Box | null {
  if (at + 8 > to) return null
  const short = bytes.readUInt32BE(at)
  const type = bytes.toString('latin1', at + 4, at + 8)
  const long = short === 1
  if (long && at + 16 > to) return null
  const head = long ? 16 : 8
  const size = long ? Number(bytes.readBigUInt64BE(at + 8)) : short || to - at
  return size >= head && at + size <= to ? { type, start: at, size, head } : null
}

/** Buffer a file of this build is made of at its top. */
const TOP = ['ftyp', 'moov', 'mdat', 'moof', 'wide', 'free', 'skip', 'uuid', 'sidx', 'meta', 'pnot', 'mfra']

/** Whether a file of boxes was cut: one reaches beyond the end, or its index is missing. False for other builds. */
export function isCut(bytes: Buffer): boolean {
  if (!TOP.includes(typeAt(bytes, 0))) return false
  let indexed = false
  for (let at = 0, count = 0; at < bytes.length && count < MOST_BOXES; count += 1) {
    const type = typeAt(bytes, at)
    if (!TOP.includes(type)) break
    indexed ||= type === 'moov'
    const box = boxAt(bytes, at, bytes.length)
    if (!box) return true
    at += box.size
  }
  return !indexed
}

/** Tracks of a file of boxes, by its index; 0 for other builds. */
export function tracksIn(bytes: Buffer): number {
  const index = boxesIn(bytes)?.find(({ type }) => type === 'moov')
  if (!index) return 0
  const inside = boxesIn(bytes, index.start + index.head, index.start + index.size)
  return inside?.filter(({ type }) => type === 'trak').length ?? 0
}

const typeAt = (bytes: Buffer, at: number) => bytes.toString('latin1', at + 4, at + 8)

/** Buffer that hold others on the way to where chunks lie. */
const HOLDERS = ['moov', 'trak', 'mdia', 'minf', 'stbl']

/**
 * The same clip with its index before its data, so that it plays before all of it has arrived.
 * Returned as it is where the index comes first, or where it has none.
 */
export function indexFirst(bytes: Buffer): Buffer {
  const boxes = boxesIn(bytes) ?? []
  const index = boxes.findIndex(({ type }) => type === 'moov')
  const data = boxes.findIndex(({ type }) => type === 'mdat')
  const [moov, mdat] = [boxes[index], boxes[data]]
  if (!moov || !mdat || index < data) return bytes
  const moved = Buffer.from(bytes.subarray(moov.start, moov.start + moov.size))
  shiftChunks(moved, 0, moved.length, moov.size)
  const part = ({ start, size }: Box) => bytes.subarray(start, start + size)
  const before = boxes.slice(0, data).map(part)
  const after = boxes.slice(data).filter((box) => box !== moov)
  return Buffer.concat([...before, moved, ...after.map(part)])
}

function shiftChunks(moov: Buffer, from: number, to: number, by: number): void {
  for (const box of boxesIn(moov, from, to) ?? []) {
    const inside = box.start + box.head
    if (HOLDERS.includes(box.type)) shiftChunks(moov, inside, box.start + box.size, by)
    if (box.type !== 'stco') continue
    const count = moov.readUInt32BE(inside + 4)
    for (let at = inside + 8; at < inside + 8 + count * 4; at += 4) {
      moov.writeUInt32BE(moov.readUInt32BE(at) + by, at)
    }
  }
}
