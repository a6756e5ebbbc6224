import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  encodedBytes,
  LIBRARY_SHAPE,
  mediaBudget,
  messageBytes,
  overheadBytes,
  partOverheadBytes,
  rawBytes,
} from '@/lib/media/budget'
import { PROFILES } from '@/lib/media/profiles'

/** Base64 as MIME writes it: 76 characters a line, CRLF after each. */
function mimeBase64(bytes: number): string {
  return Buffer.alloc(bytes)
    .toString('base64')
    .replace(/.{1,76}/g, '$&\r\n')
}

describe('transfer encoding', () => {
  it('counts base64 to the byte', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (bytes) => {
        expect(encodedBytes(bytes, 'base64')).toBe(mimeBase64(bytes).length)
      }),
    )
    expect(encodedBytes(1_000_000, 'base64') / 1_000_000).toBeCloseTo(1.37, 2)
  })

  it('finds the most raw bytes a room holds, and not one more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), (room) => {
        const raw = rawBytes(room, 'base64')
        expect(encodedBytes(raw, 'base64')).toBeLessThanOrEqual(room)
        expect(encodedBytes(raw + 1, 'base64')).toBeGreaterThan(room)
        expect(rawBytes(room, 'binary')).toBe(room)
      }),
    )
  })
})

describe('the message budget', () => {
  it('covers a message written out in full', () => {
    const boundary = 'b'.repeat(40)
    const part = (mime: string, name: string, body: string) =>
      `--${boundary}\r\nContent-Type: ${mime}; charset="utf-8"; name="${name}"\r\nContent-ID: <${name}>\r\n` +
      `Content-Location: ${name}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`
    const name = 'n'.repeat(24)
    expect(part('image/jpeg', name, '').length).toBe(partOverheadBytes('image/jpeg'))
    const smil =
      '<smil><head><layout><root-layout width="100%" height="100%"/><region id="Image" left="0" top="0" width="100%" height="70%" fit="meet"/>' +
      '<region id="Text" left="0" top="70%" width="100%" height="30%" fit="scroll"/></layout></head><body>' +
      `<par dur="5000ms"><img src="${name}" region="Image"/><text src="${name}" region="Text"/></par></body></smil>`
    const written =
      part('application/smil', name, mimeBase64(smil.length)) +
      part('text/plain', name, mimeBase64(1_600)) +
      part('image/jpeg', name, mimeBase64(200_000)) +
      `--${boundary}--\r\n`
    const shape = { ...LIBRARY_SHAPE, encoding: 'base64' as const }
    expect(written.length).toBeLessThanOrEqual(messageBytes(200_000, shape))
    expect(messageBytes(200_000, shape) - written.length).toBeLessThan(1_200)
  })

  it('fills a profile to the byte and never past it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROFILES),
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom('image/jpeg', 'video/mp4', 'text/vcard'),
        fc.constantFrom('binary' as const, 'base64' as const),
        (profile, textBytes, mime, encoding) => {
          const shape = { textBytes, media: [mime], encoding }
          const budget = mediaBudget(profile, shape)
          expect(budget).toBeGreaterThan(0)
          expect(messageBytes(budget, shape)).toBeLessThanOrEqual(profile.messageBytes)
          expect(messageBytes(budget + 1, shape)).toBeGreaterThan(profile.messageBytes)
        },
      ),
    )
  })

  it('holds for several media, however they share it, and wastes next to nothing', () => {
    const types = fc.constantFrom('image/jpeg', 'image/gif', 'audio/amr', 'video/3gpp', 'text/calendar')
    fc.assert(
      fc.property(
        fc.constantFrom(...PROFILES),
        fc.array(fc.tuple(types, fc.integer({ min: 1, max: 1_000 })), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('binary' as const, 'base64' as const),
        (profile, parts, encoding) => {
          const shape = { textBytes: 300, media: parts.map(([mime]) => mime), encoding }
          const budget = mediaBudget(profile, shape)
          const all = parts.reduce((sum, [, weight]) => sum + weight, 0)
          const sizes = parts.map(([, weight]) => Math.floor((budget * weight) / all))
          expect(messageBytes(sizes, shape)).toBeLessThanOrEqual(profile.messageBytes)
          expect(messageBytes(sizes, shape)).toBeGreaterThan(profile.messageBytes - 100)
        },
      ),
    )
  })

  it('counts the parts there are, by their types', () => {
    const of = (...media: string[]) => overheadBytes({ textBytes: 0, media, encoding: 'binary' })
    const longer = 'video/3gpp'.length - 'text/vcard'.length
    expect(of('image/jpeg', 'video/3gpp') - of('image/jpeg', 'text/vcard')).toBe(longer)
    expect(of('image/jpeg', 'video/mp4') - of('image/jpeg')).toBeGreaterThan(partOverheadBytes('video/mp4'))
  })

  it('leaves nothing when the text alone fills the message', () => {
    expect(
      mediaBudget(
        { messageBytes: 100_000 },
        { textBytes: 200_000, media: ['image/jpeg'], encoding: 'binary' },
      ),
    ).toBe(0)
  })

  it('reserves about three kilobytes beside the text, as the ladder advises', () => {
    const withoutText = overheadBytes({ textBytes: 0, media: ['image/jpeg'], encoding: 'binary' })
    expect(withoutText).toBeGreaterThan(1_500)
    expect(withoutText).toBeLessThan(3_000)
  })
})
