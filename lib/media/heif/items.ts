import { type Box, boxAt } from '../av/boxes'

/**
 * The items of a HEIF file (ISO/IEC 23008-12 on ISO/IEC 14496-12 §8.11): which there are, what is said of each, and
 * where their bytes lie. Pure and bounded; a field beyond its box throws RangeError, as Buffer does.
 */

/** Items and properties beyond these are in no photo. */
const MOST_ITEMS = 8_192
const MOST_PROPERTIES = 1_024
const MOST_EXTENTS = 64

export interface Property {
  type: string
  body: Buffer
}

export interface Item {
  id: number
  /** Four letters: how its bytes are coded. */
  type: string
  /** In the order in which they apply. */
  properties: Property[]
}

export interface Items {
  /** The item that is the picture. */
  primary: number
  item(id: number): Item | null
  /** What an item is made of, in order. */
  partsOf(id: number): number[]
  /** The item's bytes; 'truncated' where the file ends before they do, null where it has none. */
  bytesOf(id: number): Buffer | 'truncated' | null
}

/** Reads the index of a file; 'truncated' where it ends before its index does, null where it has none. */
export function readItems(file: Buffer): Items | 'truncated' | null {
  const meta = indexOf(file)
  if (!meta || meta === 'truncated') return meta
  const inside = children(file, meta.start + meta.head + 4, meta.start + meta.size)
  const body = (type: string) => {
    const found = inside.find((box) => box.type === type)
    return found ? bodyOf(file, found) : null
  }
  const [pitm, iinf, iprp] = [body('pitm'), body('iinf'), body('iprp')]
  if (!pitm || !iinf || !iprp) return null
  const types = typesOf(iinf)
  const properties = propertiesOf(iprp)
  const parts = referencesOf(body('iref'))
  const places = placesOf(body('iloc'))
  const idat = body('idat')
  return {
    primary: pitm[0] === 0 ? pitm.readUInt16BE(4) : pitm.readUInt32BE(4),
    item: (id) => {
      const type = types.get(id)
      return type ? { id, type, properties: properties.get(id) ?? [] } : null
    },
    partsOf: (id) => parts.get(id) ?? [],
    bytesOf: (id) => {
      const place = places.get(id)
      return place ? cut(place.inside ? idat : file, place.extents) : null
    },
  }
}

/** The index among the boxes of the file; what comes behind it need not be one. */
function indexOf(file: Buffer): Box | 'truncated' | null {
  for (let at = 0, count = 0; at < file.length && count < 100; count += 1) {
    const box = boxAt(file, at, file.length)
    if (!box) return 'truncated'
    if (box.type === 'meta') return box
    at += box.size
  }
  return null
}

function children(bytes: Buffer, from: number, to: number): Box[] {
  const boxes: Box[] = []
  for (let at = from; at < to; ) {
    const box = boxAt(bytes, at, to)
    if (!box || boxes.length >= MOST_ITEMS) throw new RangeError('boxes')
    boxes.push(box)
    at += box.size
  }
  return boxes
}

const bodyOf = (bytes: Buffer, { start, head, size }: Box) => bytes.subarray(start + head, start + size)

/** Item information (14496-12 §8.11.6): id → four letters; protected items have none. */
function typesOf(iinf: Buffer): Map<number, string> {
  const types = new Map<number, string>()
  for (const box of children(iinf, iinf[0] === 0 ? 6 : 8, iinf.length)) {
    const body = bodyOf(iinf, box)
    const version = body[0] ?? 0
    if (box.type !== 'infe' || version < 2) continue
    const wide = version > 2 ? 2 : 0
    const id = wide ? body.readUInt32BE(4) : body.readUInt16BE(4)
    const isProtected = body.readUInt16BE(6 + wide) !== 0
    if (!isProtected) types.set(id, body.toString('latin1', 8 + wide, 12 + wide))
  }
  return types
}

/** Item properties (23008-12 §9.3): id → what is said of it. */
function propertiesOf(iprp: Buffer): Map<number, Property[]> {
  const boxes = children(iprp, 0, iprp.length)
  const container = boxes.find(({ type }) => type === 'ipco')
  const known: Property[] = container
    ? children(iprp, container.start + container.head, container.start + container.size).map((box) => ({
        type: box.type,
        body: bodyOf(iprp, box),
      }))
    : []
  if (known.length > MOST_PROPERTIES) throw new RangeError('properties')
  const found = new Map<number, Property[]>()
  for (const box of boxes) {
    if (box.type === 'ipma') associate(bodyOf(iprp, box), known, found)
  }
  return found
}

function associate(ipma: Buffer, known: readonly Property[], found: Map<number, Property[]>): void {
  const reader = new Numbers(ipma, 4)
  const idSize = ipma.readUInt8(0) > 0 ? 4 : 2
  // The first bit says whether it must be understood.
  const [indexSize, indexBits] = ipma.readUInt8(3) & 1 ? ([2, 0x7fff] as const) : ([1, 0x7f] as const)
  const count = bounded(reader.next(4), MOST_ITEMS)
  for (let entry = 0; entry < count; entry += 1) {
    const id = reader.next(idSize)
    const indexes = Array.from({ length: reader.next(1) }, () => reader.next(indexSize) & indexBits)
    const mine = indexes.flatMap((index) => known[index - 1] ?? [])
    found.set(id, [...(found.get(id) ?? []), ...mine])
  }
}

/** Item references (14496-12 §8.11.12): what is derived from what. */
function referencesOf(iref: Buffer | null): Map<number, number[]> {
  const parts = new Map<number, number[]>()
  if (!iref) return parts
  const wide = (iref[0] ?? 0) > 0
  const id = (body: Buffer, index: number) =>
    wide ? body.readUInt32BE(index * 4) : body.readUInt16BE(index * 2)
  for (const box of children(iref, 4, iref.length)) {
    if (box.type !== 'dimg') continue
    const body = bodyOf(iref, box)
    const size = wide ? 4 : 2
    const count = bounded(body.readUInt16BE(size), MOST_ITEMS)
    const rest = body.subarray(size + 2)
    parts.set(
      id(body, 0),
      Array.from({ length: count }, (_, index) => id(rest, index)),
    )
  }
  return parts
}

interface Extent {
  offset: number
  length: number
}

interface Place {
  /** In the index itself rather than in the file. */
  inside: boolean
  extents: Extent[]
}

/** Item locations (14496-12 §8.11.3). Those built from other items have none. */
function placesOf(iloc: Buffer | null): Map<number, Place> {
  const places = new Map<number, Place>()
  if (!iloc) return places
  const version = iloc[0] ?? 0
  const sizes = iloc.readUInt16BE(4)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15]
  const indexSize = version > 0 ? sizes & 15 : 0
  const reader = new Numbers(iloc, 6)
  const count = bounded(reader.next(version < 2 ? 2 : 4), MOST_ITEMS)
  for (let item = 0; item < count; item += 1) {
    const id = reader.next(version < 2 ? 2 : 4)
    const method = version > 0 ? reader.next(2) & 15 : 0
    const elsewhere = reader.next(2) !== 0
    const base = reader.next(baseSize)
    const extents = Array.from({ length: bounded(reader.next(2), MOST_EXTENTS) }, () => {
      reader.next(indexSize)
      return { offset: base + reader.next(offsetSize), length: reader.next(lengthSize) }
    })
    // Another file is never opened.
    if (method <= 1 && !elsewhere) places.set(id, { inside: method === 1, extents })
  }
  return places
}

/** Whole numbers of 0, 1, 2, 4 or 8 bytes, one after another. */
class Numbers {
  readonly #bytes: Buffer
  #at: number

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  next(size: number): number {
    if (size === 0) return 0
    const at = this.#at
    this.#at += size
    if (size === 1) return this.#bytes.readUInt8(at)
    if (size === 2) return this.#bytes.readUInt16BE(at)
    if (size === 4) return this.#bytes.readUInt32BE(at)
    if (size === 8) return Number(this.#bytes.readBigUInt64BE(at))
    throw new RangeError('size')
  }
}

function cut(from: Buffer | null, extents: readonly Extent[]): Buffer | 'truncated' | null {
  if (!from || extents.length === 0) return null
  const pieces: Buffer[] = []
  for (const { offset, length } of extents) {
    // Without a length it goes to the end of the file.
    const end = length === 0 ? from.length : offset + length
    if (offset >= from.length || end > from.length) return 'truncated'
    pieces.push(from.subarray(offset, end))
  }
  return pieces.length === 1 ? (pieces[0] ?? null) : Buffer.concat(pieces)
}

function bounded(count: number, most: number): number {
  if (count > most) throw new RangeError('count')
  return count
}
