import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MmsFormatError } from '@/lib/mms/error'
import { formatContentType, parseContentType } from '@/lib/mms/mime-header'
import { findPart, leaves, parseMime } from '@/lib/mms/multipart'
import { buildMultipart, chooseBoundary, joinSegments, type MimeSource } from '@/lib/mms/multipart-build'
import { encodeTransfer } from '@/lib/mms/transfer-encoding'

const bytes = fc.uint8Array({ maxLength: 400 }).map((value) => Buffer.from(value))

describe('multipart round trip', () => {
  it('gives back every byte of every part, whatever the transfer encoding', () => {
    const part = fc.record({ body: bytes, encoding: fc.constantFrom('binary', 'base64', 'quoted-printable') })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const sources: MimeSource[] = parts.map(({ body, encoding }, index) => ({
          headers: [
            ['Content-Type', 'application/octet-stream'],
            ['Content-ID', `<p${index}>`],
            ['Content-Transfer-Encoding', encoding],
          ],
          body: encodeTransfer(body, encoding as 'binary'),
        }))
        const boundary = chooseBoundary(
          't',
          parts.map(({ body }) => body),
        )
        const built = buildMultipart('multipart/related', { type: 'text/xml' }, sources, boundary)
        const parsed = parseMime(built.contentType, joinSegments(built))
        expect(parsed.closed).toBe(true)
        expect(parsed.parts.map((found) => found.body)).toEqual(parts.map(({ body }) => body))
        expect(parsed.parts.map((found) => found.contentId)).toEqual(parts.map((_, index) => `p${index}`))
      }),
    )
  })

  it('never throws anything but MmsFormatError on arbitrary bytes', () => {
    const noise = fc.array(
      fc.constantFrom(
        '--b',
        '--b--',
        '\r\n',
        '\n',
        'Content-Type: multipart/mixed; boundary=b',
        ':',
        'x',
        ' ',
      ),
    )
    fc.assert(
      fc.property(noise, (pieces) => {
        try {
          parseMime('multipart/mixed; boundary=b', Buffer.from(pieces.join('')))
        } catch (error) {
          expect(error).toBeInstanceOf(MmsFormatError)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('multipart as peers write it', () => {
  const nested = (eol: string) =>
    [
      'a preamble',
      '--out \t',
      'Content-Type: text/xml;',
      ' charset=utf-8',
      'Content-Id: <soap>',
      '',
      '<a/>',
      '--out',
      'content-type: multipart/related; start="<s>"; boundary="out.in"',
      'Content-ID: inner',
      '',
      '--out.in',
      'Content-Type: application/smil; name=a.smil',
      'Content-ID: <s>',
      '',
      '<smil/>',
      '',
      '--out.in',
      'Content-Type: image/gif; name="two words.gif"',
      'Content-Transfer-Encoding: BASE64',
      '',
      'R0lG',
      'ODlh',
      '--out.in--',
      '',
      '--out--',
      'an epilogue',
    ].join(eol)

  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
  ])('reads nested parts, folded headers and loose boundaries with %s', (_, eol) => {
    const root = parseMime('Multipart/Related; BOUNDARY=out', Buffer.from(nested(eol)))
    expect(root.parts).toHaveLength(2)
    expect(root.parts[0]?.contentType).toEqual({ type: 'text/xml', params: { charset: 'utf-8' } })
    expect(root.parts[1]?.contentId).toBe('inner')
    const [soap, smil, gif] = leaves(root)
    expect(soap?.body.toString()).toBe('<a/>')
    expect(smil?.body.toString()).toBe(`<smil/>${eol}`)
    expect(gif?.body.toString()).toBe('GIF89a')
    expect(gif?.contentType.params.name).toBe('two words.gif')
    expect(root.closed).toBe(true)
  })

  it.each([
    ['quoted-printable', 'a=3D=\r\nb= \t\nc=zz=4', 'a=bc=zz=4'],
    ['quoted-printable', 'a=', 'a='],
    ['base64', 'R0lG\r\nOD*lh', 'GIF89a'],
    ['base64', 'R0lGOA==R0lG', 'GIF8'],
    ['base64', 'R0lGOA', 'GIF8'],
    ['x-unknown', 'R0lG', 'R0lG'],
  ])('undoes %s of %j', (encoding, text, plain) => {
    const body = Buffer.from(`--b\nContent-Transfer-Encoding: ${encoding}\n\n${text}\n--b--`)
    expect(parseMime('multipart/mixed; boundary=b', body).parts[0]?.body.toString()).toBe(plain)
  })

  it('says when the closing delimiter is missing', () => {
    expect(parseMime('multipart/mixed; boundary=b', Buffer.from('--b\r\n\r\ncut o')).closed).toBe(false)
  })

  it('bounds parts, depth, header bytes and size', () => {
    const limits = { maxBytes: 100_000, maxParts: 3, maxDepth: 2, maxHeaderBytes: 50 }
    const read = (type: string, body: string) => () => parseMime(type, Buffer.from(body), limits)
    expect(read('multipart/mixed; boundary=b', '--b\n\n1\n'.repeat(4))).toThrow(/More than 3 parts/)
    expect(read('multipart/mixed; boundary=b', `--b\nX: ${'y'.repeat(60)}\nZ: 1\n\n`)).toThrow(/header block/)
    expect(read('text/plain', 'x'.repeat(100_001))).toThrow(/over 100000/)
    const deep = ['a', 'b', 'c', 'd'].map(
      (name) =>
        `--${name}\nContent-Type: multipart/mixed; boundary=${String.fromCharCode(name.charCodeAt(0) + 1)}\n\n`,
    )
    expect(read('multipart/mixed; boundary=a', deep.join(''))).toThrow(/nested too deeply/)
  })

  it('locates a part by Content-ID, then Content-Location, then name', () => {
    const part = (contentId: string | undefined, location: string | undefined, name: string) => ({
      contentId,
      location,
      contentType: { type: 'image/png', params: { name } },
    })
    const parts = [part('x', 'b.png', 'c.png'), part('b.png', undefined, 'x'), part(undefined, 'y', 'z')]
    expect(findPart(parts, 'cid:b.png')).toBe(parts[1])
    expect(findPart(parts, 'cid: x ')).toBe(parts[0])
    expect(findPart(parts, 'c.png')).toBe(parts[0])
    expect(findPart(parts, 'cid:%79')).toBe(parts[2])
    expect(findPart(parts, 'cid:none')).toBeUndefined()
    expect(findPart(parts, '')).toBeUndefined()
  })

  it('reads and writes media types with quoting', () => {
    const type = { type: 'image/jpeg', params: { name: 'a "b"; c\\d.jpg', charset: 'utf-8' } }
    expect(parseContentType(formatContentType(type))).toEqual(type)
    expect(parseContentType("text/plain; name*=utf-8''caf%C3%A9.txt").params.name).toBe('café.txt')
    expect(() => formatContentType({ type: 'text/plain', params: { name: 'a\r\nX-Evil: 1' } })).toThrow(
      MmsFormatError,
    )
  })
})
