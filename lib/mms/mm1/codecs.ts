import type { WspReader } from '../wsp/reader'
import { WspWriter } from '../wsp/writer'
import type { Mm1Time } from './types'

/**
 * How one field's value is read and written. `read` gives undefined for a value that is well-formed but has no
 * meaning here (a new enumeration value): the field is then kept as unknown, as the standard asks.
 */
export type ValueCodec<V> = {
  read(reader: WspReader): V | undefined
  write(writer: WspWriter, value: V): void
}

/** Text-string: UTF-8 where it is valid, else Latin-1, up to a NUL. */
export const text: ValueCodec<string> = {
  read: (reader) => reader.text(),
  write: (writer, value) => void writer.text(value),
}

/** A URI; MMSCs have been seen to pad it. */
export const uri: ValueCodec<string> = {
  read: (reader) => reader.text().trim(),
  write: (writer, value) => void writer.text(value),
}

/** Encoded-string-value: text, or a length, a charset and text in it. */
export const encodedString: ValueCodec<string> = {
  read: (reader) => reader.encodedString(),
  write: (writer, value) => void writer.encodedString(value),
}

/** One octet over 0x7F whose meaning is left to status.ts and to callers. */
export const octet: ValueCodec<number> = {
  read: (reader) => (reader.peek() >= 0x80 ? reader.octet() : undefined),
  write: (writer, value) => void writer.shortInteger(value - 0x80),
}

/** A number, e.g. bytes or seconds; short integers are read too, long ones written. */
export const longInteger: ValueCodec<number> = {
  read: (reader) => reader.integer(),
  write: (writer, value) => void writer.longInteger(value),
}

/** One of a few octets, each with a word. */
function enumeration<W extends string | boolean>(
  words: readonly (readonly [octet: number, word: W])[],
): ValueCodec<W> {
  return {
    read: (reader) => {
      const found = words.find(([value]) => value === reader.peek())
      if (found) reader.octet()
      return found?.[1]
    },
    write: (writer, value) => void writer.octet(words.find(([, word]) => word === value)?.[0] ?? 0x80),
  }
}

/** Yes is true. */
export const yesNo = enumeration([
  [0x80, true],
  [0x81, false],
])
export const priority = enumeration([
  [0x80, 'Low'],
  [0x81, 'Normal'],
  [0x82, 'High'],
])
export const visibility = enumeration([
  [0x80, 'Hide'],
  [0x81, 'Show'],
])
export const readStatus = enumeration([
  [0x80, 'Read'],
  [0x81, 'Deleted'],
])

const CLASSES = ['Personal', 'Advertisement', 'Informational', 'Auto']

/** A well-known class by its octet, or a token as text. */
export const messageClass: ValueCodec<string> = {
  read: (reader) => {
    if (reader.peek() < 0x80) return reader.text()
    const known = CLASSES[reader.peek() - 0x80]
    if (known) reader.octet()
    return known
  },
  write: (writer, value) => {
    const index = CLASSES.indexOf(value)
    if (index < 0) writer.text(value)
    else writer.octet(0x80 + index)
  },
}

/** `1.2` as a Short-integer with the major number in three bits; older stacks wrote text. */
export const version: ValueCodec<string> = {
  read: (reader) => {
    if (reader.peek() < 0x80) return reader.text()
    const value = reader.octet()
    const minor = value & 0x0f
    return `${(value >> 4) & 0x07}.${minor === 0x0f ? 0 : minor}`
  },
  write: (writer, value) => {
    const match = /^([0-7])\.(\d|1[0-4])$/.exec(value)
    if (match) writer.octet(0x80 | (Number(match[1]) << 4) | Number(match[2]))
    else writer.text(value)
  },
}

/** From: an address, or null for the insert-address token. */
export const from: ValueCodec<string | null> = {
  read: (reader) => {
    const inner = reader.range(reader.valueLength())
    if (inner.octet() === 0x81) return null
    return inner.done ? '' : inner.encodedString()
  },
  write: (writer, value) => {
    if (value === null) writer.octet(1, 0x81)
    else writer.withLength(new WspWriter().octet(0x80).encodedString(value).finish())
  },
}

/** A moment or a span: Value-length, a token, and a number. */
export const time: ValueCodec<Mm1Time> = {
  read: (reader) => {
    const inner = reader.range(reader.valueLength())
    const token = inner.octet()
    if (token !== 0x80 && token !== 0x81) return undefined
    const seconds = inner.integer()
    return token === 0x80 ? { absolute: seconds } : { relative: seconds }
  },
  write: (writer, value) => {
    const inner = new WspWriter()
    if ('absolute' in value) inner.octet(0x80).longInteger(value.absolute)
    else inner.octet(0x81).longInteger(value.relative)
    writer.withLength(inner.finish())
  },
}

/** Who forwarded the message as the `count`-th. */
export const sentBy: ValueCodec<{ count: number; address: string }> = {
  read: (reader) => {
    const inner = reader.range(reader.valueLength())
    return { count: inner.integer(), address: inner.encodedString() }
  },
  write: (writer, { count, address }) =>
    void writer.withLength(new WspWriter().integer(count).encodedString(address).finish()),
}

/** When it was forwarded the `count`-th time, in seconds since 1970. */
export const sentDate: ValueCodec<{ count: number; date: number }> = {
  read: (reader) => {
    const inner = reader.range(reader.valueLength())
    return { count: inner.integer(), date: inner.integer() }
  },
  write: (writer, { count, date }) =>
    void writer.withLength(new WspWriter().integer(count).longInteger(date).finish()),
}
