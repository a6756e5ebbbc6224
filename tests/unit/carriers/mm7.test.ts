import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quickAcceptance, readAnswer } from '@/lib/carriers/mm7/answer'
import { type Mm7Credentials, mm7Credentials } from '@/lib/carriers/mm7/credentials'
import { receiveMm7 } from '@/lib/carriers/mm7/receive'
import { byReference } from '@/lib/carriers/mm7/reference'
import { fill, fits, type Particulars, submitTemplate } from '@/lib/carriers/mm7/template'
import {
  buildMm7,
  buildSubmit,
  classifyStatusCode,
  composeSlides,
  encodedBody,
  MM7_DIALECTS,
  type Mm7Message,
  type Mm7Response,
  parseMm7,
  prepareContent,
  REL6,
} from '@/lib/mms'
import { retryAfter } from '@/lib/platform/retry-after'

const credentials = mm7Credentials.parse({ url: 'https://mmsc.example/mm7', vaspId: 'larkfield' })
const sinch: Mm7Credentials = { ...credentials, dialect: 'sinch' }
const now = new Date('2026-03-01T12:00:00Z')

function http(message: Mm7Response, status = 200, dialect = REL6) {
  const built = buildMm7(message, dialect)
  return { status, contentType: built.contentType, body: encodedBody(built) }
}

const accepted = (messageId: string, transactionId = 'mq-1-0'): Mm7Response => ({
  op: 'SubmitRsp',
  transactionId,
  status: { code: 1000, text: 'Success' },
  messageId,
})

describe('an answer', () => {
  it('is accepted with the carrier’s id', () => {
    expect(readAnswer(http(accepted('m-1')), 'mq-1-0', credentials)).toEqual({
      kind: 'accepted',
      carrierId: 'm-1',
      code: '1000',
    })
  })

  it('of any status means what the table says, whatever the HTTP status', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          1100,
          2001,
          2002,
          2003,
          2004,
          2007,
          3000,
          3001,
          3510,
          4001,
          4004,
          4005,
          4006,
          4007,
          9999,
        ),
        fc.constantFrom(200, 400, 500, 503),
        fc.constantFrom(credentials, sinch),
        (code, status, using) => {
          const answer = http({ op: 'RSErrorRsp', transactionId: 'mq-1-0', status: { code } }, status)
          const vendor = using === sinch ? 'sinch' : 'standard'
          const { outcome } = classifyStatusCode(code, vendor)
          expect(readAnswer(answer, 'mq-1-0', using).kind).toBe(outcome)
        },
      ),
    )
  })

  it('to another request, cut short or of another kind is unknown', () => {
    const whole = http(accepted('m-1'))
    expect(readAnswer(whole, 'mq-2-0', credentials).kind).toBe('unknown')
    for (let end = 0; end < whole.body.length - 1; end += 7) {
      const cut = { ...whole, body: whole.body.subarray(0, end) }
      expect(readAnswer(cut, 'mq-1-0', credentials).kind, String(end)).toBe('unknown')
    }
    const strange = { status: 200, contentType: 'text/html', body: Buffer.from('<html>Welcome</html>') }
    expect(readAnswer(strange, 'mq-1-0', credentials).kind).toBe('unknown')
  })

  it('never throws, and never takes noise for an acceptance', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 100, max: 599 }), (body, status) => {
        const verdict = readAnswer({ status, contentType: 'text/xml', body }, 'mq-1-0', credentials)
        expect(verdict.kind).not.toBe('accepted')
      }),
    )
  })

  it('read quickly is the answer read whole', () => {
    const id = fc.stringMatching(/^[\w.:@/+-]{1,40}$/)
    fc.assert(
      fc.property(
        id,
        id,
        fc.constantFrom(...Object.values(MM7_DIALECTS)),
        fc.boolean(),
        (messageId, tx, dialect, ours) => {
          const answer = http(accepted(messageId, tx), 200, dialect)
          const quick = quickAcceptance(answer, ours ? tx : `${tx}-other`)
          const parsed = parseMm7(answer.contentType, answer.body) as Extract<Mm7Message, { op: 'SubmitRsp' }>
          expect(quick).toBe(ours ? parsed.messageId : undefined)
        },
      ),
    )
  })

  it('with anything unusual is not read quickly', () => {
    const text = encodedBody(buildMm7(accepted('m-1'), REL6)).toString()
    const variants = [
      text.replace('1000', '2000'),
      text.replace('<MessageID>', '<!-- x --><MessageID>'),
      text.replace('m-1', 'm&amp;1'),
      text.replace('</soap:Envelope>', ''),
      `${text}<more/>`,
    ]
    for (const variant of variants)
      expect(
        quickAcceptance({ status: 200, contentType: '', body: Buffer.from(variant) }, 'mq-1-0'),
      ).toBeUndefined()
    const entity = { status: 200, contentType: 'text/xml', body: Buffer.from(text.replace('m-1', 'm&amp;1')) }
    expect(readAnswer(entity, 'mq-1-0', credentials)).toMatchObject({ kind: 'accepted', carrierId: 'm&1' })
  })

  it.each([
    [401, 'account_problem'],
    [404, 'account_problem'],
    [302, 'account_problem'],
    [413, 'retry_smaller'],
    [400, 'our_fault'],
    [429, 'retry_later'],
    [503, 'retry_later'],
    [500, 'unknown'],
    [504, 'unknown'],
    [200, 'unknown'],
  ])('HTTP %i without MM7 is %s', (status, kind) => {
    const answer = { status, contentType: 'text/html', body: Buffer.from('') }
    expect(readAnswer(answer, 'mq-1-0', credentials).kind).toBe(kind)
  })

  it('says when to come back in seconds or by date', () => {
    expect(retryAfter('3', now.getTime())).toBe(3000)
    expect(retryAfter('Sun, 01 Mar 2026 12:00:10 GMT', now.getTime())).toBe(10_000)
    expect(retryAfter('99999999', now.getTime())).toBe(3_600_000)
    expect(retryAfter('soon', now.getTime())).toBeUndefined()
    expect(retryAfter(undefined, now.getTime())).toBeUndefined()
  })
})

describe('a callback', () => {
  it('never throws and always has an answer', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 60 }), (body, contentType) => {
        const received = receiveMm7({ contentType, body }, credentials, now)
        expect(received.events).toEqual([])
        expect(parseMm7(received.done.contentType, received.done.body).op).toBe('VASPErrorRsp')
      }),
    )
  })

  it('that is no report or reply is refused by name', () => {
    const built = buildMm7(
      { op: 'CancelReq', transactionId: 'c1', sender: { vaspId: 'x' }, messageId: 'm' },
      REL6,
    )
    const received = receiveMm7(
      { contentType: built.contentType, body: encodedBody(built) },
      credentials,
      now,
    )
    expect(received.events).toEqual([])
    expect(parseMm7(received.done.contentType, received.done.body)).toMatchObject({
      transactionId: 'c1',
      status: { code: 4003 },
    })
  })

  it('does not believe a time that has not come', () => {
    const built = buildMm7(
      {
        op: 'DeliveryReportReq',
        transactionId: 'd1',
        messageId: 'm',
        mmStatus: 'Retrieved',
        date: '2036-01-01T00:00:00Z',
        sender: { kind: 'shortCode', value: '52755' },
        recipient: { kind: 'number', value: '18285550151' },
      },
      REL6,
    )
    const { events } = receiveMm7(
      { contentType: built.contentType, body: encodedBody(built) },
      credentials,
      now,
    )
    expect(events).toMatchObject([
      { kind: 'receipt', at: now, recipient: '+18285550151', event: 'delivered' },
    ])
  })
})

describe('a template', () => {
  it('filled is the message built whole, byte by byte', () => {
    const picture = { contentType: 'image/jpeg', name: 'picture.jpg', body: Buffer.alloc(5000, 'larkfield') }
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(MM7_DIALECTS)),
        fc.stringMatching(/^mq-\d{1,15}-\d$/),
        fc.stringMatching(/^\+1[2-9]\d{9}$/),
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.boolean(),
        (dialect, transactionId, to, text, pictured) => {
          const slide = { ...(pictured ? { media: picture } : {}), text: { slot: 'text' } }
          const content = prepareContent(composeSlides([slide], dialect), dialect)
          const build = (particulars: Particulars) =>
            buildSubmit(
              {
                op: 'SubmitReq',
                transactionId: particulars.transactionId,
                sender: { vaspId: 'larkfield', address: { kind: 'number', value: '52755' } },
                recipients: { to: [{ kind: 'number', value: particulars.to }] },
                deliveryReport: true,
              },
              dialect,
              content,
              { text: particulars.text },
            )
          const template = submitTemplate(build)
          if (!template) throw new Error('no template')
          const filled = fill(template, { transactionId, to, text })
          const whole = build({ transactionId, to, text })
          expect(Buffer.concat(filled.segments).equals(encodedBody(whole))).toBe(true)
          expect(filled.headers).toEqual(whole.headers)
          expect(filled.length).toBe(whole.length)
        },
      ),
    )
  })

  it('is refused what would break out of its gap, and cannot be made of a picture with a mark', () => {
    const good = { transactionId: 'mq-1-0', to: '+18285550151', text: 'Hi' }
    expect(fits(good, ['mq_boundary'])).toBe(true)
    expect(fits({ ...good, transactionId: 'a<b' }, [])).toBe(false)
    expect(fits({ ...good, to: '52755' }, [])).toBe(false)
    expect(fits({ ...good, text: 'x mq_boundary x' }, ['mq_boundary'])).toBe(false)
    const segments = [
      Buffer.from('mq-text-stands-here mq-text-stands-here 19999999999 mq-transaction-stands-here'),
    ]
    expect(submitTemplate(() => ({ segments, length: 1, contentType: 'x', headers: {} }))).toBeUndefined()
  })
})

describe('a picture by reference', () => {
  const bytes = Buffer.alloc(5000, 'larkfield')
  const picture = { bytes, mime: 'image/jpeg', name: 'picture.jpg', altText: '' }
  const media = { contentType: 'image/jpeg', name: 'picture.jpg', body: bytes }
  const content = composeSlides([{ media, text: 'Hi' }], REL6)

  it('leaves its bytes out, and is not encoded where media is', () => {
    const address = 'https://lark.fd/media/a"b.jpg'
    const referred = byReference(content, [{ ...picture, address }])
    const { pieces } = prepareContent(referred, { ...REL6, transferEncoding: 'base64' })
    const written = pieces.map((piece) => piece.head + ('body' in piece ? piece.body : '')).join('')
    expect(written).not.toContain('larkfield')
    expect(written).toContain(
      'Content-Type: message/external-body; access-type=URL; size=5000; URL="https://lark.fd/media/a%22b.jpg"\r\n',
    )
    expect(written).toMatch(
      /Content-Transfer-Encoding: binary\r\nContent-Type: image\/jpeg; name="picture.jpg"\r\n/,
    )
    expect(written).not.toContain('base64')
  })

  it('needs an address', () => {
    expect(() => byReference(content, [picture])).toThrow(/address/)
  })
})
