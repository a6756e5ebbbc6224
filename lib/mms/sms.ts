import { MmsFormatError } from './error'

/** SMS user data in 8 bits, with its header (3GPP TS 23.040 §9.2.3.24): what a WAP push travels in. */

const MAX_USER_DATA = 140
const WAP_PUSH_PORT = 2948
const WSP_PORT = 9200
const CONCAT_8 = 0x00
const CONCAT_16 = 0x08
const PORTS_8 = 0x04
const PORTS_16 = 0x05

/** Which of `total` segments this is; `sequence` counts from 1. */
export type Concatenation = { reference: number; total: number; sequence: number }
/** User data with its header read: the ports it is for, its place among its siblings, what it carries. */
export type SmsSegment = {
  ports?: { destination: number; source: number }
  concatenation?: Concatenation
  data: Uint8Array
}

/**
 * Splits bytes into SMS user data (header included, at most 140 bytes each) for the WAP push port. One segment
 * carries up to 133 bytes, several 128 each; an 8-bit reference, which every handset knows.
 */
export function segmentPush(bytes: Uint8Array, reference: number): Buffer[] {
  const single = Buffer.from([6, PORTS_16, 4, ...be16(WAP_PUSH_PORT), ...be16(WSP_PORT)])
  if (single.length + bytes.byteLength <= MAX_USER_DATA) return [Buffer.concat([single, bytes])]
  const room = MAX_USER_DATA - 12
  const total = Math.ceil(bytes.byteLength / room)
  if (total > 255)
    throw new MmsFormatError('too_large', `${bytes.byteLength} bytes need more than 255 segments.`)
  return Array.from({ length: total }, (_, index) => {
    const header = [
      11,
      PORTS_16,
      4,
      ...be16(WAP_PUSH_PORT),
      ...be16(WSP_PORT),
      CONCAT_8,
      3,
      reference & 0xff,
      total,
      index + 1,
    ]
    return Buffer.concat([Buffer.from(header), bytes.subarray(index * room, (index + 1) * room)])
  })
}

function be16(value: number): [number, number] {
  return [value >> 8, value & 0xff]
}

/** Reads user data with a header. Unknown elements are passed over; lying lengths throw MmsFormatError. */
export function parseUserData(userData: Uint8Array): SmsSegment {
  const headerLength = userData[0]
  if (headerLength === undefined || headerLength + 1 > userData.byteLength) {
    throw new MmsFormatError('bad_length', 'The user data header is longer than the user data.', {
      offset: 0,
    })
  }
  const end = headerLength + 1
  const segment: SmsSegment = { data: userData.subarray(end) }
  let at = 1
  while (at < end) {
    const id = userData[at] as number
    const length = userData[at + 1]
    if (length === undefined || at + 2 + length > end) {
      throw new MmsFormatError('bad_length', 'A header element is longer than the header.', { offset: at })
    }
    readElement(segment, id, userData.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return segment
}

function readElement(segment: SmsSegment, id: number, value: Uint8Array): void {
  const [a = 0, b = 0, c = 0, d = 0] = value
  if (id === CONCAT_8 && value.length === 3)
    segment.concatenation = valid({ reference: a, total: b, sequence: c })
  else if (id === CONCAT_16 && value.length === 4) {
    segment.concatenation = valid({ reference: (a << 8) | b, total: c, sequence: d })
  } else if (id === PORTS_16 && value.length === 4)
    segment.ports = { destination: (a << 8) | b, source: (c << 8) | d }
  else if (id === PORTS_8 && value.length === 2) segment.ports = { destination: a, source: b }
}

/** TS 23.040: a total of 0, or a sequence of 0 or over the total, means "ignore this element". */
function valid(concatenation: Concatenation): Concatenation {
  const { total, sequence } = concatenation
  return total === 0 || sequence === 0 || sequence > total
    ? { reference: 0, total: 1, sequence: 1 }
    : concatenation
}

type Pending = { total: number; parts: (Uint8Array | undefined)[]; missing: number; since: number }

/**
 * Puts segments together in any order, doubled ones dropped. What never becomes complete is forgotten after
 * `maxAgeMs`, and the oldest goes first when more than `maxPending` messages wait.
 */
export class SmsReassembler {
  private readonly pending = new Map<string, Pending>()

  constructor(
    private readonly options: { maxPending: number; maxAgeMs: number } = {
      maxPending: 32,
      maxAgeMs: 600_000,
    },
  ) {}

  /** Adds one segment from a sender at `now` (ms); gives the whole bytes once the last one is there. */
  add(from: string, segment: SmsSegment, now: number): Buffer | undefined {
    this.forget(now)
    const { concatenation, data } = segment
    if (!concatenation || concatenation.total === 1) return Buffer.from(data)
    const { reference, total, sequence } = concatenation
    const key = `${from}/${reference}/${total}`
    const known = this.pending.get(key) ?? {
      total,
      parts: Array(total).fill(undefined),
      missing: total,
      since: now,
    }
    this.pending.set(key, known)
    if (known.parts[sequence - 1] === undefined) {
      known.parts[sequence - 1] = data
      known.missing--
    }
    if (known.missing > 0) return undefined
    this.pending.delete(key)
    return Buffer.concat(known.parts as Uint8Array[])
  }

  get waiting(): number {
    return this.pending.size
  }

  private forget(now: number): void {
    for (const [key, { since }] of this.pending) {
      const tooMany = this.pending.size > this.options.maxPending
      if (!tooMany && now - since <= this.options.maxAgeMs) return
      this.pending.delete(key)
    }
  }
}

/** An SMS-DELIVER as a modem hands it over, without the service centre. */
export type SmsDeliver = { from: string; hasHeader: boolean; eightBit: boolean; userData: Uint8Array }

/** Reads an SMS-DELIVER TPDU (TS 23.040 §9.2.2.1), optionally preceded by the service centre's address. */
export function parseSmsDeliver(bytes: Uint8Array, withServiceCentre = true): SmsDeliver {
  let at = withServiceCentre ? (bytes[0] ?? 0) + 1 : 0
  const next = () => {
    const value = bytes[at]
    if (value === undefined) throw new MmsFormatError('truncated', 'The SMS ends early.', { offset: at })
    at++
    return value
  }
  const first = next()
  if ((first & 0x03) !== 0) throw new MmsFormatError('unsupported', 'Not an SMS-DELIVER.', { offset: at - 1 })
  const digits = next()
  const kind = next()
  const from = readDigits(bytes.subarray(at, at + Math.ceil(digits / 2)), digits, kind)
  at += Math.ceil(digits / 2) + 1
  const coding = next()
  at += 7
  const length = next()
  const eightBit = (coding & 0xf4) === 0xf4 || (coding & 0xcc) === 0x04
  const octets = eightBit || (coding & 0x0c) === 0x08 ? length : Math.ceil((length * 7) / 8)
  if (at + octets > bytes.byteLength)
    throw new MmsFormatError('bad_length', 'The user data is cut off.', { offset: at })
  return { from, hasHeader: (first & 0x40) !== 0, eightBit, userData: bytes.subarray(at, at + octets) }
}

function readDigits(bytes: Uint8Array, digits: number, kind: number): string {
  const swapped = Array.from(bytes, (octet) => (octet & 0x0f).toString(16) + (octet >> 4).toString(16)).join(
    '',
  )
  return (((kind >> 4) & 7) === 1 ? '+' : '') + swapped.slice(0, digits)
}
