import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  MIME_LIMITS,
  type MimeLimits,
  type MimePart,
  MimeReader,
  MmsFormatError,
  parseMime,
  readMime,
} from '@/lib/mms'

const NESTED = 'Content-Type: multipart/related; boundary=b.c\r\n\r\n'
const ENCODED = (encoding: string) => `Content-Transfer-Encoding: ${encoding}\r\n\r\n`

/** Bytes that are nearly a multipart: every line a reader must tell from its neighbours. */
const body = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['--b', '--b--', '--b.c', '--b.c--', '\r\n--b\r\n', '\r\n--b.c\n', '\n--b.c--', '--'],
      ),
      fc.constantFrom(...['\r\n', '\n', '\r', '-', ' \t', '\r\n\r\n', 'Content-ID: <x>\n y\n', NESTED]),
      fc.constantFrom(...['Content-Type: multipart/x\n\n', ENCODED('base64'), ENCODED('quoted-printable')]),
      fc.constantFrom(...['QUJD', 'QUI=', '=4', '1', '=\r\n', '=', '= \t', 'Grüße', 'x'.repeat(40)]),
    ),
    { maxLength: 24 },
  )
  .map((pieces) => Buffer.from(`--b\r\n${pieces.join('')}`))

/** The bytes cut at every place of `cuts`, some of the pieces empty. */
function cutUp(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length]
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end))
}

type Tree = Pick<MimePart, 'headers' | 'contentId' | 'location' | 'closed' | 'offset'> & {
  body: string
  parts: Tree[]
}

/** The tree that events describe; a leaf's body as hexadecimal digits. */
async function treeOf(
  contentType: string,
  chunks: Iterable<Buffer>,
  limits?: MimeLimits,
): Promise<Tree | undefined> {
  const path: Tree[] = []
  let root: Tree | undefined
  for await (const event of readMime(contentType, chunks, limits)) {
    const part = path.at(-1)
    if (event.type === 'body' && part) part.body += event.chunk.toString('hex')
    if (event.type === 'end' && part) Object.assign(path.pop() as Tree, { closed: event.closed })
    if (event.type !== 'start') continue
    const { headers, contentId, location, offset } = event.entity
    const next: Tree = { headers, contentId, location, offset, closed: true, body: '', parts: [] }
    part?.parts.push(next)
    path.push(next)
    root ??= next
  }
  expect(path).toEqual([])
  return root
}

function plain({ headers, contentId, location, offset, closed, parts, ...part }: MimePart): Tree {
  const multipart = part.contentType.type.startsWith('multipart/')
  const hex = multipart ? '' : part.body.toString('hex')
  return { headers, contentId, location, offset, closed, body: hex, parts: parts.map(plain) }
}

const TYPE = 'multipart/mixed; boundary=b'

async function outcome(read: () => unknown): Promise<unknown> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof MmsFormatError)) throw error
    return { code: error.code, message: error.message, offset: error.offset }
  }
}

describe('readMime', () => {
  it('gives what parseMime gives, however the bytes are cut', async () => {
    const cuts = fc.array(fc.nat(2000), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(body, cuts, async (bytes, places) => {
        const whole = await outcome(() => plain(parseMime(TYPE, bytes)))
        expect(await outcome(() => treeOf(TYPE, cutUp(bytes, places)))).toEqual(whole)
      }),
      { numRuns: 1500 },
    )
  })

  it('gives the same byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const single = Array.from(bytes, (byte) => Buffer.of(byte))
        const whole = await outcome(() => plain(parseMime(TYPE, bytes)))
        expect(await outcome(() => treeOf(TYPE, single))).toEqual(whole)
      }),
      { numRuns: 300 },
    )
  })

  it.each(['base64', 'quoted-printable'])('undoes %s, however the bytes are cut', async (encoding) => {
    const pieces = fc.array(
      fc.constantFrom('=41', '=4', '=', ' ', '\r', '\n', '=\r\n', 'QUJD', 'Q', 'f', '-'),
    )
    await fc.assert(
      fc.asyncProperty(pieces, fc.array(fc.nat(200), { maxLength: 12 }), async (text, places) => {
        const bytes = Buffer.from(`--b\n${ENCODED(encoding)}${text.join('')}\n--b--`)
        expect(await treeOf(TYPE, cutUp(bytes, places))).toEqual(plain(parseMime(TYPE, bytes)))
      }),
      { numRuns: 1000 },
    )
  })

  it('reads headers from the bytes themselves, and takes any source of chunks', async () => {
    async function* source() {
      yield Buffer.from('Content-Type: text/plain\r\nX-A: ')
      yield Buffer.from('1\r\n\r\nhel')
      yield Buffer.from('lo')
    }
    const events: unknown[] = []
    for await (const event of readMime(undefined, source())) {
      events.push(
        event.type === 'body'
          ? event.chunk.toString()
          : event.type === 'start'
            ? event.entity.headers
            : 'end',
      )
    }
    const headers = [
      { name: 'Content-Type', value: 'text/plain' },
      { name: 'X-A', value: '1' },
    ]
    expect(events).toEqual([headers, 'hel', 'lo', 'end'])
  })

  it.each([
    ['parts', '--b\n\n1\n'.repeat(4), 'too_large', 25],
    ['header bytes', `--b\nX: ${'y'.repeat(60)}`, 'too_large', 4],
    ['the whole size', 'x'.repeat(401), 'too_large', 400],
    ['depth', `--b\n${NESTED}--b.c\n${NESTED.replace('b.c', 'd')}--d\n\n`, 'too_deep', undefined],
  ])('bounds %s, in chunks as at once', async (_, text, code, offset) => {
    const limits = { maxBytes: 400, maxParts: 3, maxDepth: 2, maxHeaderBytes: 50 }
    const chunks = Array.from(Buffer.from(text), (byte) => Buffer.of(byte))
    const found = await outcome(() => treeOf(TYPE, chunks, limits))
    expect(found).toMatchObject(offset === undefined ? { code } : { code, offset })
  })
})

describe('MimeReader', () => {
  it.each([
    ['binary', 'QUJDQUJD\r\n'],
    ['base64', 'QUJDQUJD\r\n'],
    ['quoted-printable', 'QUJD=41=\r\n'],
  ])('holds no more than a delimiter line of a part of 200 MB (%s)', (encoding, line) => {
    const size = 200_000_000
    let given = 0
    let largest = 0
    const handler = {
      start: () => {},
      end: () => {},
      body: (chunk: Buffer) => {
        given += chunk.length
        largest = Math.max(largest, chunk.length)
      },
    }
    const reader = new MimeReader(TYPE, handler, { ...MIME_LIMITS, maxBytes: 2 * size })
    reader.push(Buffer.from(`--b\r\n${ENCODED(encoding)}`))
    // Line ends and dashes at the end of every chunk: each could begin a delimiter.
    const chunk = Buffer.concat([Buffer.alloc(64_000, line), Buffer.from('\r\n--b')])
    let held = 0
    for (let sent = 0; sent < size; sent += chunk.length) {
      reader.push(chunk)
      held = Math.max(held, reader.held)
    }
    reader.push(Buffer.from('x\r\n--b--'))
    reader.end()
    expect(held).toBeLessThanOrEqual('\r\n--b--'.length + 256)
    expect(largest).toBeLessThanOrEqual(chunk.length + 8)
    expect(given).toBeGreaterThan(size * 0.49)
  })

  it.each([
    ['blanks after a boundary', '--b', ' '],
    [
      'lines before the first delimiter of a multipart without a boundary',
      `--b\nContent-Type: multipart/x\n\n`,
      '\n',
    ],
    ['a header line', '--b\nX-A: ', 'x'],
  ])('does not keep endless %s', (_, start, filler) => {
    const reader = new MimeReader(TYPE, { start: () => {}, body: () => {}, end: () => {} })
    let held = 0
    const feed = () => {
      reader.push(Buffer.from(start))
      for (let at = 0; at < 100_000; at++) {
        reader.push(Buffer.from(filler))
        held = Math.max(held, reader.held)
      }
    }
    try {
      feed()
    } catch (error) {
      expect(error).toBeInstanceOf(MmsFormatError)
    }
    expect(held).toBeLessThanOrEqual(MIME_LIMITS.maxHeaderBytes)
  })
})
