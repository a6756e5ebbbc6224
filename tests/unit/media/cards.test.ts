import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { isMoment, readCalendar, writeCalendar } from '@/lib/media/cards/calendar'
import { decodeCard } from '@/lib/media/cards/card.server'
import { escaped, fieldsOf, folded, parseLines, unescaped } from '@/lib/media/cards/lines'
import { type ContactCard, photoRoom, readVcard, writeVcard } from '@/lib/media/cards/vcard'
import type { ChildMessage, FitTarget } from '@/lib/media/decode/protocol'
import { PROFILES } from '@/lib/media/profiles'

const encode = (text: string) => new TextEncoder().encode(text)
const lines = (...parts: string[]) => encode(`${parts.join('\r\n')}\r\n`)
const vcard = (...parts: string[]) => lines('BEGIN:VCARD', 'VERSION:3.0', ...parts, 'END:VCARD')
const words = fc.string({ unit: 'grapheme', maxLength: 90 })
const text = words.map((value) =>
  value
    .replace(/[\p{Cc}\ufffd]/gu, '')
    .normalize('NFC')
    .trim(),
)

function contact(bytes: Uint8Array) {
  const read = readVcard(bytes)
  if (typeof read === 'string') throw new Error(read)
  return read
}

describe('content lines', () => {
  it('are folded at 75 octets, never inside a character, and come back as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 60, maxLength: 300 }), (value) => {
        const line = `NOTE:${escaped(value)}`
        const written = folded(line)
        for (const row of written.split('\r\n')) {
          expect(Buffer.byteLength(row)).toBeLessThanOrEqual(75)
          expect(new TextDecoder('utf-8', { fatal: true }).decode(encode(row))).toBe(row)
        }
        const [read] = parseLines(encode(written)) ?? []
        expect(unescaped(read?.value ?? '')).toBe(unescaped(escaped(value)))
      }),
    )
  })

  it('keep separators inside fields', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 7 }), (fields) => {
        expect(fieldsOf(fields.map(escaped).join(';')).slice(0, fields.length)).toEqual(fields)
      }),
    )
  })

  it('may be folded inside a letter, as old programs do', () => {
    const whole = encode('FN:Café am Markt')
    const cut = whole.indexOf(0xc3) + 1
    const bytes = Buffer.concat([whole.subarray(0, cut), encode('\r\n '), whole.subarray(cut)])
    expect(parseLines(bytes)?.[0]?.value).toBe('Café am Markt')
  })

  it('never make the reader throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (noise) => {
        const framed = Buffer.concat([encode('BEGIN:VCARD\r\n'), noise, encode('\r\nEND:VCARD\r\n')])
        expect(() => readVcard(framed)).not.toThrow()
        expect(() => readCalendar(Buffer.concat([encode('BEGIN:VCALENDAR\r\n'), noise]))).not.toThrow()
      }),
    )
  })
})

const card: fc.Arbitrary<ContactCard> = fc.record({
  name: text.filter(Boolean),
  names: fc.tuple(text.filter(Boolean), text, text, text, text).map((names) => [...names]),
  organization: fc.array(text.filter(Boolean), { maxLength: 2 }),
  title: text,
  phones: fc.array(
    fc.record({
      types: fc.subarray(['WORK', 'CELL']),
      value: fc.constantFrom('+1 212 555 0100', '(503) 555-0188'),
    }),
    { maxLength: 3 },
  ),
  emails: fc.array(fc.constant({ types: [], value: 'hello@larkfield.test' }), { maxLength: 2 }),
  urls: fc.subarray(['https://larkfield.test/a;b?c=1,2', 'http://larkfield.test/']),
  addresses: fc.array(
    fc.record({ types: fc.constant(['WORK']), fields: fc.array(text, { minLength: 7, maxLength: 7 }) }),
    { maxLength: 2 },
  ),
  birthday: fc.constantFrom('', '1990-02-28'),
  note: text,
})

describe('contact cards', () => {
  it('read what they wrote, as 3.0 and as 2.1, with a picture inside', () => {
    fc.assert(
      fc.property(
        card,
        fc.constantFrom('3.0' as const, '2.1' as const),
        fc.option(fc.uint8Array({ minLength: 1 })),
        (made, version, photo) => {
          const written = encode(writeVcard(made, version, photo))
          const read = contact(written)
          expect(read.photo && [...read.photo]).toEqual(photo && [...photo])
          const filled = made.addresses.filter(({ fields }) => fields.some(Boolean))
          expect(read.card).toEqual({ ...made, addresses: filled })
          if (version === '3.0') expect(written.length).toBeGreaterThan(0)
          for (const row of Buffer.from(written).toString().split('\r\n')) {
            expect(Buffer.byteLength(row)).toBeLessThanOrEqual(76)
          }
        },
      ),
    )
  })

  it.each(['2.1', '3.0'] as const)('keep backslashes and separators apart in %s', (version) => {
    const names = ['a;', '\\', '\\n', '\\\\;', 'C:\\dir;\\']
    const card = { ...contact(vcard('FN:Larkfield')).card, names, note: '\\\nend\\' }
    expect(contact(encode(writeVcard(card, version, null))).card).toEqual(card)
  })

  it('leave out what acts, fetches or tells: sounds, keys, agents, fetched pictures, odd links, notes of programs', () => {
    const read = contact(
      vcard(
        'N:Larkfield;;;;',
        'FN:Larkfield',
        'SOUND;VALUE=uri:http://tracker.test/a.wav',
        'KEY;ENCODING=b:AAAA',
        'AGENT:BEGIN',
        'PHOTO;VALUE=uri:http://tracker.test/pixel.gif',
        'URL:javascript:alert(1)',
        'URL:https://larkfield.test/',
        'X-SECRET:internal',
        'item1.TEL;type=CELL:+12125550100',
      ),
    )
    const written = writeVcard(read.card, '3.0', read.photo)
    expect(written).not.toMatch(/tracker|javascript|SECRET|KEY|SOUND|AGENT/)
    expect(read.card.urls).toEqual(['https://larkfield.test/'])
    expect(read.card.phones).toEqual([{ types: ['CELL'], value: '+12125550100' }])
  })

  it('read vCard 2.1 with quoted-printable, and 4.0 with a picture as an address', () => {
    const old = lines(
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=',
      '=C3=AB',
      'TEL;CELL;VOICE:503-555-0188',
      'END:VCARD',
    )
    expect(contact(old).card).toMatchObject({ name: 'Zoë Müller', phones: [{ types: ['CELL', 'VOICE'] }] })
    const four = lines(
      'BEGIN:VCARD',
      'VERSION:4.0',
      'FN:Zoë',
      'PHOTO:data:image/jpeg;base64,/9j/',
      'TEL;VALUE=uri;TYPE="cell,home":tel:+15035550188',
      'END:VCARD',
    )
    expect(contact(four).photo).toEqual(Uint8Array.of(0xff, 0xd8, 0xff))
    expect(contact(four).card.phones[0]).toEqual({ types: ['CELL', 'HOME'], value: '+15035550188' })
  })

  it('say why there is none', () => {
    expect(readVcard(vcard('TEL:1'))).toBe('no_name')
    expect(readVcard(Buffer.concat([vcard('FN:A'), vcard('FN:B')]))).toBe('many_cards')
    expect(readVcard(lines('BEGIN:VCARD', 'FN:A'))).toBe('bad_card')
    expect(readVcard(lines('BEGIN:VCARD', 'no colon at all', 'END:VCARD'))).toBe('bad_card')
    expect(readVcard(vcard(...Array<string>(6_000).fill('NOTE:x')))).toBe('bad_card')
  })

  it('take a line of ten megabytes in their stride', () => {
    const long = vcard('FN:Larkfield', `NOTE:${'x;\\'.repeat(3_400_000)}`)
    expect(contact(long).card.note.length).toBeLessThanOrEqual(1_000)
  })

  it('foretell the room of a picture to the byte or less', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 60_000 }),
        fc.constantFrom('3.0' as const, '2.1' as const),
        (room, version) => {
          const plain = {
            name: 'A',
            names: ['A'],
            organization: [],
            title: '',
            phones: [],
            emails: [],
            urls: [],
            addresses: [],
            birthday: '',
            note: '',
          }
          const photo = new Uint8Array(photoRoom(room)).fill(0xa5)
          const bytes =
            encode(writeVcard(plain, version, photo)).length - encode(writeVcard(plain, version, null)).length
          expect(bytes).toBeLessThanOrEqual(room)
        },
      ),
    )
  })
})

const event = (...parts: string[]) =>
  lines(
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:a',
    'SUMMARY:Tasting',
    'DTSTART:20261124T180000Z',
    ...parts,
    'END:VEVENT',
    'END:VCALENDAR',
  )

describe('calendar entries', () => {
  it('keep what a phone shows, and leave out alarms, attachments and people', () => {
    const read = readCalendar(
      event(
        'DTEND:20261124T200000Z',
        'LOCATION:12 Mill St\\, Portland',
        'ATTACH:http://tracker.test/x',
        'ORGANIZER:mailto:boss@larkfield.test',
        'ATTENDEE:mailto:guest@larkfield.test',
        'X-NOTE:internal',
        'BEGIN:VALARM',
        'ACTION:PROCEDURE',
        'ATTACH:file:///bin/sh',
        'END:VALARM',
      ),
    )
    if (typeof read === 'string') throw new Error(read)
    const written = writeCalendar(read, '20261124T000000Z', 'seed')
    expect(written).not.toMatch(/ATTACH|VALARM|ORGANIZER|ATTENDEE|X-NOTE|mailto|tracker/)
    expect(written).toContain('LOCATION:12 Mill St\\, Portland\r\n')
    expect(written).toContain('DTEND:20261124T200000Z\r\n')
    expect(readCalendar(encode(written))).toEqual(read)
  })

  it('keep the time zone an event names', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:America/Los_Angeles',
      'BEGIN:STANDARD',
      'DTSTART:20201101T020000',
      'TZOFFSETFROM:-0700',
      'TZOFFSETTO:-0800',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]
    const bytes = lines(
      'BEGIN:VCALENDAR',
      ...zone,
      'BEGIN:VEVENT',
      'DTSTART;TZID=America/Los_Angeles:20261124T100000',
      'SUMMARY:A',
      'END:VEVENT',
      'END:VCALENDAR',
    )
    const read = readCalendar(bytes)
    if (typeof read === 'string') throw new Error(read)
    const written = writeCalendar(read, '20261124T000000Z', 'seed')
    expect(written).toContain(`${zone.join('\r\n')}\r\n`)
    expect(written).toContain('DTSTART;TZID=America/Los_Angeles:20261124T100000\r\n')
  })

  it('say why there is none: nested without end, not closed, no event, no such day, over before it begins', () => {
    expect(readCalendar(lines(...Array<string>(3_000).fill('BEGIN:VCALENDAR')))).toBe('bad_calendar')
    expect(readCalendar(lines('BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'END:VCALENDAR'))).toBe('bad_calendar')
    expect(readCalendar(lines('BEGIN:VCALENDAR', 'BEGIN:VTODO', 'END:VTODO', 'END:VCALENDAR'))).toBe(
      'no_event',
    )
    expect(readCalendar(event('DTEND:20261124T170000Z'))).toBe('bad_date')
    expect(['20260229', '20261301', '20261124T250000', '2026-11-24', ''].map(isMoment)).toEqual(
      Array(5).fill(false),
    )
    expect(['20280229', '20261124T180000', '20261124T180000Z'].map(isMoment)).toEqual([true, true, true])
  })
})

describe('cards for carriers', () => {
  const target = ({ id, width, height, mime, baseline }: FitTarget, maxBytes: number): FitTarget => ({
    id,
    maxBytes,
    width,
    height,
    mime,
    baseline,
  })

  it('carry their picture as large as there is room for, and go without it where there is none', async () => {
    const noise = Buffer.alloc(900 * 900 * 3)
    for (let at = 0; at < noise.length; at += 1) noise[at] = (Math.imul(at, 2_654_435_761) >>> 24) & 0xff
    const photo = await sharp(noise, { raw: { width: 900, height: 900, channels: 3 } })
      .jpeg({ quality: 95 })
      .toBuffer()
    const bytes = encode(
      writeVcard(contact(vcard('FN:Larkfield Coffee', 'TEL:+12125550100')).card, '3.0', photo),
    )
    const [modern, old] = [PROFILES[0], PROFILES.at(-1)] as unknown as [FitTarget, FitTarget]
    const told: ChildMessage[] = []
    const targets = [target(modern, 90_000), target(old, 30_000), target({ ...modern, id: 'small' }, 900)]
    await decodeCard({ bytes, targets, thumbnails: [160] }, (message) => told.push(message))
    const made = told.flatMap((message) => (message.type === 'rendition' ? [message.rendition] : []))
    expect(made.map(({ bytes }) => bytes.length <= 90_000)).toEqual([true, true, true])
    expect(made[0]?.bytes.length).toBeGreaterThan(80_000)
    expect(made[1]?.bytes.length).toBeLessThanOrEqual(30_000)
    expect(Buffer.from(made[1]?.bytes ?? []).toString()).toContain('VERSION:2.1')
    expect(contact(made[2]?.bytes ?? new Uint8Array()).photo).toBeNull()
    const inside = contact(made[0]?.bytes ?? new Uint8Array()).photo
    expect((await sharp(inside ?? undefined).metadata()).width).toBe(720)
    expect(told.some(({ type }) => type === 'thumbnail')).toBe(true)
  })
})
