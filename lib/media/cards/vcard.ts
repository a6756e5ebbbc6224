import { escaped, fieldsOf, folded, type Property, parseLines, printable, unescaped } from './lines'

/**
 * A contact card as messages carry it: read from vCard 2.1, 3.0 (RFC 2426) or 4.0 (RFC 6350), written as 3.0, which every
 * phone of this day takes, or as 2.1 for old handsets. Only what a phone shows is kept: sounds, keys, agents, links that
 * are fetched and what programs wrote for themselves are not.
 */
export interface ContactCard {
  /** As shown. */
  name: string
  /** Family, given, further, before, after. */
  names: string[]
  organization: string[]
  title: string
  phones: Reach[]
  emails: Reach[]
  /** Web addresses, http or https. */
  urls: string[]
  /** Box, further, street, town, region, code, country. */
  addresses: Place[]
  /** ISO date, or empty. */
  birthday: string
  note: string
}

interface Reach {
  types: string[]
  value: string
}

interface Place {
  types: string[]
  fields: string[]
}

export type CardFault = 'bad_card' | 'many_cards' | 'no_name'

export interface ReadCard {
  card: ContactCard
  /** The picture inside, still in its own type. */
  photo: Uint8Array | null
}

const MOST_EACH = 20
const MOST_CHARACTERS = 1_000
const PHONE_TYPES = new Set(['HOME', 'WORK', 'CELL', 'FAX', 'VOICE', 'PAGER', 'MAIN', 'PREF'])

/** The one contact of a file, or why there is none. */
export function readVcard(bytes: Uint8Array): ReadCard | CardFault {
  const lines = parseLines(bytes)
  if (lines?.[0]?.name !== 'BEGIN' || lines.at(-1)?.name !== 'END') return 'bad_card'
  const begins = lines.filter(({ name }) => name === 'BEGIN')
  const ends = lines.filter(({ name }) => name === 'END')
  if (begins.length !== ends.length || begins.some(({ value }) => value.toUpperCase() !== 'VCARD'))
    return 'bad_card'
  if (begins.length > 1) return 'many_cards'
  const card = cardOf(lines)
  return card.name === '' ? 'no_name' : { card, photo: photoOf(lines) }
}

function cardOf(lines: readonly Property[]): ContactCard {
  const all = (name: string) => lines.filter((line) => line.name === name).slice(0, MOST_EACH)
  const text = (name: string) => short(unescaped(rawOf(all(name)[0])))
  const names = fieldsOf(rawOf(all('N')[0]))
    .slice(0, 5)
    .map(short)
  const organization = fieldsOf(rawOf(all('ORG')[0]))
    .map(short)
    .filter(Boolean)
  const [family = '', given = '', further = '', before = '', after = ''] = names
  const spelled = [before, given, further, family, after].filter(Boolean).join(' ')
  const name = text('FN') || spelled || organization[0] || ''
  return {
    name,
    names: spelled ? names : [name],
    organization,
    title: text('TITLE'),
    phones: all('TEL')
      .map((line) => reach(line, phoneOf))
      .filter(({ value }) => value !== ''),
    emails: all('EMAIL')
      .map((line) => reach(line, emailOf))
      .filter(({ value }) => value !== ''),
    urls: all('URL').flatMap((line) => webAddress(unescaped(rawOf(line))) ?? []),
    addresses: all('ADR')
      .map((line) => ({ types: typesOf(line), fields: fieldsOf(rawOf(line)).slice(0, 7).map(short) }))
      .filter(({ fields }) => fields.some(Boolean)),
    birthday: /^(\d{4})-?(\d{2})-?(\d{2})/.exec(text('BDAY'))?.slice(1, 4).join('-') ?? '',
    note: text('NOTE'),
  }
}

/** No more of a value than can be kept of it. */
const rawOf = (line: Property | undefined) => line?.value.slice(0, MOST_CHARACTERS * 8) ?? ''
const short = (text: string) => printable(text).trim().slice(0, MOST_CHARACTERS)

function reach(line: Property, clean: (value: string) => string): Reach {
  return { types: typesOf(line), value: clean(unescaped(rawOf(line))) }
}

function typesOf({ params }: Property): string[] {
  const types = (params.get('TYPE') ?? []).map((type) => type.toUpperCase())
  if (params.has('PREF')) types.push('PREF')
  return [...new Set(types)].filter((type) => PHONE_TYPES.has(type))
}

/** A number as it is dialled: digits with a plus, pauses and separators. */
function phoneOf(value: string): string {
  const number = value.replace(/^tel:/i, '').replace(/;.*$/s, '').trim()
  return /^[+\d(][\d\s().,/*#xX-]{2,30}$/.test(number) ? number : ''
}

function emailOf(value: string): string {
  const address = value.replace(/^mailto:/i, '').trim()
  return /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}$/.test(address) ? address : ''
}

function webAddress(value: string): string | null {
  try {
    const { protocol, href } = new URL(value.trim())
    return protocol === 'https:' || protocol === 'http:' ? href.slice(0, MOST_CHARACTERS) : null
  } catch {
    return null
  }
}

/** The picture that is inside; one that would have to be fetched is left out. */
function photoOf(lines: readonly Property[]): Uint8Array | null {
  const line = lines.find(({ name }) => name === 'PHOTO')
  if (!line) return null
  const inside = /^data:image\/[\w.+-]+;base64,(.*)$/is.exec(unescaped(line.value))?.[1]
  const encodings = (line.params.get('ENCODING') ?? []).map((encoding) => encoding.toUpperCase())
  const based = encodings.includes('B') || encodings.includes('BASE64')
  const base64 = inside ?? (based ? line.value : null)
  return base64 ? fromBase64(base64.replace(/\s/g, '')) : null
}

function fromBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

export type VcardVersion = '2.1' | '3.0'

/** The card as a file, UTF-8, with a JPEG inside where one is given. */
export function writeVcard(card: ContactCard, version: VcardVersion, photo: Uint8Array | null): string {
  const line = version === '3.0' ? modernLine : oldLine
  const names = [...card.names, '', '', '', '', ''].slice(0, 5)
  const lines = [
    'BEGIN:VCARD\r\n',
    `VERSION:${version}\r\n`,
    line('N', [], names),
    line('FN', [], [card.name]),
    card.organization.length > 0 ? line('ORG', [], card.organization) : '',
    card.title ? line('TITLE', [], [card.title]) : '',
    ...card.phones.map(({ types, value }) => line('TEL', types, [value])),
    ...card.emails.map(({ types, value }) => line('EMAIL', ['INTERNET', ...types], [value])),
    ...card.addresses.map(({ types, fields }) =>
      line('ADR', types, [...fields, ...Array(7).fill('')].slice(0, 7)),
    ),
    ...card.urls.map((url) => line('URL', [], [url])),
    card.birthday ? line('BDAY', [], [card.birthday]) : '',
    card.note ? line('NOTE', [], [card.note]) : '',
    photo ? photoLine(photo, version) : '',
    'END:VCARD\r\n',
  ]
  return lines.join('')
}

function modernLine(name: string, types: readonly string[], fields: readonly string[]): string {
  const params = types.length > 0 ? `;TYPE=${types.join(',')}` : ''
  // A web address is no text: nothing in it is escaped (RFC 2426 §3.6.8).
  const value = name === 'URL' ? fields.join('') : fields.map(escaped).join(';')
  return folded(`${name}${params}:${value}`)
}

/** What a reader would take for an escape: a semicolon, and a backslash before what it may escape. */
const OLD_ESCAPES = /;|\\(?=[\\,;:"nN\r\n]|$)/g

/** vCard 2.1: bare types, quoted-printable for what is not ASCII, and no escape where none is needed. */
function oldLine(name: string, types: readonly string[], fields: readonly string[]): string {
  const params = types.map((type) => `;${type}`).join('')
  const value = fields.map(oldField).join(';')
  if (/^[\x20-\x7e]*$/.test(value) && value.length < 60) return `${name}${params}:${value}\r\n`
  return quotedLine(`${name}${params};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:`, value)
}

const oldField = (field: string) =>
  field.replace(OLD_ESCAPES, (character) => `\\${character}`).replace(/\r\n|\r|\n/g, '\r\n')

/** Characters of a quoted-printable line before its soft break (RFC 2045 §6.7). */
const QUOTED_LINE = 75

function quotedLine(head: string, value: string): string {
  let out = head
  let length = head.length
  for (const byte of new TextEncoder().encode(value)) {
    const plain = byte >= 0x20 && byte <= 0x7e && byte !== 0x3d
    const code = plain ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    // A space at the end of a line may be lost on the way, and one at its beginning would be a fold.
    const safe = code === ' ' && (length === 0 || length >= 72) ? '=20' : code
    if (length + safe.length > QUOTED_LINE) {
      out += '=\r\n'
      length = 0
    }
    out += safe
    length += safe.length
  }
  return `${out}\r\n`
}

function photoLine(photo: Uint8Array, version: VcardVersion): string {
  const base64 = btoa(Array.from(photo, (byte) => String.fromCharCode(byte)).join(''))
  if (version === '3.0') return folded(`PHOTO;ENCODING=b;TYPE=JPEG:${base64}`)
  const rows = base64.match(/.{1,74}/g) ?? []
  return `PHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n ${rows.join('\r\n ')}\r\n\r\n`
}

/** The most bytes of a picture whose line leaves a card within `room` bytes more. */
export function photoRoom(room: number): number {
  const characters = Math.floor(((room - 40) * 74) / 77)
  return Math.max(0, Math.floor(characters / 4) * 3)
}
