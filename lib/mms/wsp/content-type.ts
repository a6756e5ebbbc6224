import type { ContentType } from '../mime-header'
import { charsetMib, charsetName } from './charset'
import { mediaTypeNumber, mediaTypeOf } from './media-types'
import type { WspReader } from './reader'
import { WspWriter } from './writer'

/** Well-known parameters of Content-Type. The 0x97… numbers are WSP 1.4's; both are read, the older are written. */
const NAMES: Readonly<Record<number, string>> = {
  5: 'name',
  6: 'filename',
  9: 'type',
  10: 'start',
  11: 'start-info',
  23: 'name',
  24: 'filename',
  25: 'start',
  26: 'start-info',
}
const CHARSET = 0x01
const TYPE = 0x03
const NUMBERS: Readonly<Record<string, number>> = {
  name: 0x05,
  filename: 0x06,
  type: 0x09,
  start: 0x0a,
  'start-info': 0x0b,
}

/** Reads a Content-type-value: an assigned number, a text, or either with parameters. */
export function readContentType(reader: WspReader): ContentType {
  if (!reader.isLength) return { type: readMedia(reader), params: {} }
  const inner = reader.range(reader.valueLength())
  const type = readMedia(inner)
  const params: Record<string, string> = {}
  while (!inner.done) {
    const [name, value] = readParameter(inner)
    if (name !== '') params[name] ??= value
  }
  return { type, params }
}

/** A media type by number (short or long) or as text. */
function readMedia(reader: WspReader): string {
  const first = reader.peek()
  if (first >= 0x80 || first < 32) return mediaTypeOf(reader.integer())
  return reader.text().trim().toLowerCase()
}

function readParameter(reader: WspReader): [name: string, value: string] {
  const first = reader.peek()
  if (first >= 32 && first < 0x80) return [reader.text().toLowerCase(), readUntyped(reader)]
  const number = reader.integer()
  if (number === CHARSET) return ['charset', readCharset(reader)]
  if (number === TYPE) return ['type', String(reader.integer())]
  const name = NAMES[number]
  if (name === 'type')
    return ['type', reader.peek() >= 0x80 ? mediaTypeOf(reader.shortInteger()) : reader.text()]
  if (name !== undefined) return [name, reader.quoted()]
  reader.anyValue()
  return ['', '']
}

function readUntyped(reader: WspReader): string {
  const first = reader.peek()
  return first >= 32 && first < 0x80 ? reader.quoted() : String(reader.integer())
}

function readCharset(reader: WspReader): string {
  // 0x80 alone is Any-charset.
  if (reader.peek() === 0x80) {
    reader.octet()
    return 'utf-8'
  }
  const first = reader.peek()
  return first >= 32 && first < 0x80 ? reader.text().toLowerCase() : charsetName(reader.integer())
}

/** Writes a Content-type-value in its shortest form. */
export function writeContentType({ type, params }: ContentType): Buffer {
  const media = new WspWriter()
  const number = mediaTypeNumber(type)
  if (number === undefined) media.text(type)
  else media.shortInteger(number)
  const names = Object.keys(params)
  if (names.length === 0) return media.finish()
  for (const name of names) writeParameter(media, name, params[name] as string)
  return new WspWriter().withLength(media.finish()).finish()
}

function writeParameter(writer: WspWriter, name: string, value: string): void {
  if (name === 'charset' && charsetMib(value) !== undefined) {
    writer.octet(0x80 | CHARSET).charset(value)
    return
  }
  const number = NUMBERS[name]
  if (number === undefined) writer.text(name)
  else writer.octet(0x80 | number)
  writer.text(value)
}
