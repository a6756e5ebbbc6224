import { boxesIn } from '@/lib/media/av/boxes'

/** ISO base media files as an attacker writes them: any box, in any place, claiming anything. */

/** One box: four letters, then whatever is inside. */
export function box(type: string, ...inside: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(inside.map((part) => (typeof part === 'string' ? latin1(part) : part)))
  return Buffer.concat([u32(body.length + 8), latin1(type), body])
}

/** Whole numbers of 32 bits, one after another. */
export function u32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, at * 4)
  return bytes
}

export const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** The same file with another index, behind its data, so that every place in it stays true. */
export function reindexed(file: Buffer, change: (moov: Buffer) => Buffer): Buffer {
  const boxes = boxesIn(file) ?? []
  const moov = boxes.find(({ type }) => type === 'moov')
  if (!moov) throw new Error('no index')
  const before = file.subarray(0, moov.start)
  const after = file.subarray(moov.start + moov.size)
  const room = box('free', Buffer.alloc(moov.size - 8))
  return Buffer.concat([before, room, after, change(file.subarray(moov.start, moov.start + moov.size))])
}

/** A box with more inside, at its end. */
export function grown(whole: Buffer, ...more: Buffer[]): Buffer {
  return box(whole.toString('latin1', 4, 8), whole.subarray(8), ...more)
}

/**
 * A box in which every box of this type, however deep, is replaced. Only boxes that hold nothing but boxes are looked
 * into.
 */
export function replaced(whole: Buffer, type: string, change: (inner: Buffer) => Buffer): Buffer {
  const name = whole.toString('latin1', 4, 8)
  if (name === type) return change(whole)
  if (!['moov', 'trak', 'mdia', 'minf', 'stbl', 'dinf'].includes(name)) return whole
  const inner = boxesIn(whole, 8) ?? []
  return box(
    name,
    ...inner.map(({ start, size }) => replaced(whole.subarray(start, start + size), type, change)),
  )
}

/** `bytes` with others written over them at a place. */
export function overwritten(bytes: Buffer, at: number, other: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  other.copy(copy, at)
  return copy
}
