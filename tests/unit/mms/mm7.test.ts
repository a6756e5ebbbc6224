import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildMm7,
  buildSubmit,
  composeSlides,
  encodedBody,
  encodedSize,
  MBUNI,
  MM7_DIALECTS,
  type Mm7Message,
  type MmsContent,
  MmsFormatError,
  parseEnvelope,
  parseMm7,
  prepareContent,
  REL5,
  REL6,
  renderContent,
  SINCH,
  type SubmitReq,
} from '@/lib/mms'

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .filter((text) => /^[^\p{C}]+$/u.test(text))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const address = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), value: fc.stringMatching(/^\+1[2-9]\d{9}$/) }),
  fc.record({ kind: fc.constant('shortCode' as const), value: fc.stringMatching(/^[2-9]\d{4,5}$/) }),
  fc.record({
    kind: fc.constant('email' as const),
    value: fc.constant('a.b@example.com'),
    displayOnly: fc.boolean(),
  }),
)
const addresses = fc.array(address, { minLength: 1, maxLength: 3 })
const date = fc.constantFrom('2026-01-02T00:00:00Z', '2026-01-02T10:00:00-05:00')
const status = fc.record({ code: fc.integer({ min: 1000, max: 4999 }), text: word, details: maybe(word) })
const part = fc.record({
  contentType: fc.constantFrom('image/jpeg; name=a.jpg', 'text/plain; charset=utf-8', 'audio/amr'),
  contentId: fc.uuid(),
  location: fc.constantFrom('a.jpg', 'b c.txt'),
  body: fc.uint8Array({ minLength: 1, maxLength: 300 }).map((value) => Buffer.from(value)),
})
const content = fc.record({
  kind: fc.constantFrom('related' as const, 'mixed' as const),
  parts: fc.array(part, { minLength: 1, maxLength: 4 }),
})
const sender = fc.record({ vaspId: word, vasId: maybe(word), address: maybe(address) })
const applications = { applicId: maybe(word), replyApplicId: maybe(word), auxApplicInfo: maybe(word) }
const head = { transactionId: word, version: fc.constant('6.8.0') }
const report = {
  ...head,
  ...applications,
  relayServerId: maybe(word),
  messageId: word,
  recipient: address,
  sender: address,
  date,
  mmStatus: fc.constantFrom('Retrieved', 'Expired', 'Read'),
  statusText: maybe(word),
}

const messages: Record<string, fc.Arbitrary<unknown>> = {
  SubmitReq: fc.record({
    op: fc.constant('SubmitReq'),
    ...head,
    ...applications,
    sender,
    recipients: fc.record({ to: addresses, cc: maybe(addresses), bcc: maybe(addresses) }),
    serviceCode: maybe(word),
    linkedId: maybe(word),
    messageClass: maybe(fc.constantFrom('Personal', 'Advertisement')),
    timeStamp: maybe(date),
    replyCharging: maybe(fc.record({ size: fc.nat(), deadline: date })),
    earliestDelivery: maybe(date),
    expiry: maybe(fc.oneof(date, fc.constant('P3D'))),
    deliveryReport: maybe(fc.boolean()),
    readReply: maybe(fc.boolean()),
    priority: maybe(fc.constantFrom('Normal', 'High', 'Low')),
    subject: maybe(word),
    chargedParty: maybe(fc.constant('Sender')),
    distributionIndicator: maybe(fc.boolean()),
    deliveryConditions: maybe(fc.array(word, { minLength: 1, maxLength: 2 })),
    contentClass: maybe(fc.constant('image-rich')),
    drmContent: maybe(fc.boolean()),
    content: maybe(content),
  }),
  SubmitRsp: fc.record({ op: fc.constant('SubmitRsp'), ...head, status, messageId: maybe(word) }),
  DeliverReq: fc.record({
    op: fc.constant('DeliverReq'),
    ...head,
    ...applications,
    relayServerId: maybe(word),
    vaspId: maybe(word),
    vasId: maybe(word),
    linkedId: maybe(word),
    sender: address,
    recipients: maybe(fc.record({ to: addresses })),
    timeStamp: maybe(date),
    replyChargingId: maybe(word),
    priority: maybe(fc.constant('Normal')),
    subject: maybe(word),
    content: maybe(content),
  }),
  DeliverRsp: fc.record({ op: fc.constant('DeliverRsp'), ...head, status, serviceCode: maybe(word) }),
  DeliveryReportReq: fc.record({
    op: fc.constant('DeliveryReportReq'),
    ...report,
    statusExtension: maybe(word),
  }),
  DeliveryReportRsp: fc.record({ op: fc.constant('DeliveryReportRsp'), ...head, status }),
  ReadReplyReq: fc.record({ op: fc.constant('ReadReplyReq'), ...report }),
  ReadReplyRsp: fc.record({ op: fc.constant('ReadReplyRsp'), ...head, status }),
  CancelReq: fc.record({ op: fc.constant('CancelReq'), ...head, sender, messageId: word }),
  CancelRsp: fc.record({ op: fc.constant('CancelRsp'), ...head, status }),
  ReplaceReq: fc.record({
    op: fc.constant('ReplaceReq'),
    ...head,
    ...applications,
    sender,
    messageId: word,
    serviceCode: maybe(word),
    readReply: maybe(fc.boolean()),
    content: maybe(content),
  }),
  ReplaceRsp: fc.record({ op: fc.constant('ReplaceRsp'), ...head, status }),
  RSErrorRsp: fc.record({ op: fc.constant('RSErrorRsp'), ...head, status }),
  VASPErrorRsp: fc.record({ op: fc.constant('VASPErrorRsp'), ...head, status }),
}

/** What reading adds or normalises: faults, the Content reference; fields that are undefined are absent. */
function meaning(message: unknown): unknown {
  const { contentRef: _, fault: __, content, ...rest } = message as Record<string, never>
  return JSON.parse(JSON.stringify({ ...rest, content: content && contentMeaning(content) }))
}

function contentMeaning(value: { kind: string; parts: { body: Uint8Array }[] }) {
  return {
    kind: value.kind,
    parts: value.parts.map((item) => ({ ...item, body: Buffer.from(item.body).toString('hex') })),
  }
}

describe.each(Object.keys(messages))('%s', (op) => {
  it.each([
    REL6,
    { ...REL6, prefix: 'mm7', transferEncoding: 'base64' as const },
    { ...REL6, numberFormat: 'plmn' as const },
  ])('is read as it was written', (dialect) => {
    fc.assert(
      fc.property(messages[op] as fc.Arbitrary<Mm7Message>, (message) => {
        const built = buildMm7(message, dialect)
        const body = encodedBody(built)
        expect(built.headers['Content-Length']).toBe(String(body.length))
        expect(encodedSize(message, dialect)).toBe(body.length)
        expect(meaning(parseMm7(built.contentType, body))).toEqual(meaning(message))
      }),
      { numRuns: 60 },
    )
  })
})

const submit: SubmitReq = {
  op: 'SubmitReq',
  transactionId: 'tx-1',
  sender: { vaspId: 'larkfield', vasId: 'promo', address: { kind: 'shortCode', value: '55512' } },
  recipients: { to: [{ kind: 'number', value: '+18285550142' }] },
  messageClass: 'Advertisement',
  linkedId: 'L1',
  deliveryReport: true,
  subject: 'Drift 03 <new> & "soft"',
  chargedParty: 'Sender',
}
const picture = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7) % 256))

describe('a prepared campaign message', () => {
  const slides = [
    {
      media: { contentType: 'image/jpeg', name: 'drift.jpg', body: picture },
      text: { slot: 'body' },
      durationMs: 8000,
    },
    { text: 'Reply STOP to opt out' },
  ]

  it.each(Object.values(MM7_DIALECTS).map((dialect) => [dialect.name, dialect] as const))(
    'is the picture and the text of each recipient in dialect %s',
    (_, dialect) => {
      const prepared = prepareContent(composeSlides(slides, dialect), dialect)
      for (const text of ['Hi Maya', 'Hi Devon 😀, it’s here']) {
        const built = buildSubmit(submit, dialect, prepared, { body: text })
        const message = parseMm7(built.contentType, encodedBody(built)) as SubmitReq
        const [first, second] = renderContent(message.content as MmsContent)
        expect(first).toMatchObject({ text, durationMs: 8000 })
        expect(Buffer.compare(first?.visual?.body as Buffer, picture)).toBe(0)
        expect(second).toMatchObject({ text: 'Reply STOP to opt out' })
      }
    },
  )

  it('shares the media bytes between recipients instead of copying them', () => {
    const prepared = prepareContent(composeSlides(slides, REL6), REL6)
    const one = buildSubmit(submit, REL6, prepared, { body: 'one' })
    const two = buildSubmit(submit, REL6, prepared, { body: 'two' })
    const big = (built: typeof one) => built.segments.find((segment) => segment.length === picture.length)
    expect(big(one)?.buffer).toBe(picture.buffer)
    expect(big(two)?.buffer).toBe(picture.buffer)
    expect(one.segments).toHaveLength(3)
  })

  it('asks for every slot', () => {
    const prepared = prepareContent(composeSlides(slides, REL6), REL6)
    expect(() => buildSubmit(submit, REL6, prepared, {})).toThrow(/slot "body"/)
  })
})

describe('dialects', () => {
  const xml = (dialect: typeof REL6) => encodedBody(buildMm7(submit, dialect)).toString()

  it('writes the standard form', () => {
    expect(xml(REL6)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">' +
        '<soap:Header><TransactionID xmlns="http://www.3gpp.org/ftp/Specs/archive/23_series/23.140/schema/REL-6-MM7-1-4" soap:mustUnderstand="1">tx-1</TransactionID></soap:Header>' +
        '<soap:Body><SubmitReq xmlns="http://www.3gpp.org/ftp/Specs/archive/23_series/23.140/schema/REL-6-MM7-1-4"><MM7Version>6.8.0</MM7Version>' +
        '<SenderIdentification><VASPID>larkfield</VASPID><VASID>promo</VASID><SenderAddress><ShortCode>55512</ShortCode></SenderAddress></SenderIdentification>' +
        '<Recipients><To><Number>+18285550142</Number></To></Recipients><LinkedID>L1</LinkedID><MessageClass>Advertisement</MessageClass>' +
        '<DeliveryReport>true</DeliveryReport><Subject>Drift 03 &#60;new&#62; &#38; &#34;soft&#34;</Subject><ChargedParty>Sender</ChargedParty></SubmitReq></soap:Body></soap:Envelope>',
    )
  })

  it('writes Sinch without + and without what it refuses', () => {
    expect(xml(SINCH)).toContain('<Number>18285550142</Number>')
    expect(xml(SINCH)).not.toMatch(/LinkedID|ChargedParty/)
  })

  it('writes Mbuni with prefixes and release 5', () => {
    expect(xml(MBUNI)).toContain(
      '<mm7:SubmitReq xmlns:mm7="http://www.3gpp.org/ftp/Specs/archive/23_series/23.140/schema/REL-5-MM7-1-0"><mm7:MM7Version>5.3.0<',
    )
    expect(xml(REL5)).toContain('<MM7Version>5.3.0<')
  })
})

describe('answers that are errors', () => {
  const read = (xml: string) => parseMm7('text/xml', Buffer.from(xml))
  const wrap = (inner: string) =>
    `<s:Envelope xmlns:s="x"><s:Header><m:TransactionID xmlns:m="y">t</m:TransactionID></s:Header><s:Body>${inner}</s:Body></s:Envelope>`

  it('reads both fault dialects and a flat StatusCode', () => {
    const answer = { op: 'RSErrorRsp', transactionId: 't', status: { code: 2002 } }
    const status = '<Status><StatusCode>2002</StatusCode><StatusText>Address</StatusText></Status>'
    expect(
      read(
        wrap(
          `<s:Fault><faultcode>Client</faultcode><detail><q:RSErrorRsp>${status}</q:RSErrorRsp></detail></s:Fault>`,
        ),
      ),
    ).toMatchObject(answer)
    expect(
      read(
        wrap(
          `<s:Fault><s:faultcode>s:Client</s:faultcode><s:detail><RSErrorRsp>${status}</RSErrorRsp></s:detail></s:Fault>`,
        ),
      ),
    ).toMatchObject({
      ...answer,
      fault: { code: 's:Client' },
    })
    expect(
      read(
        wrap('<s:Fault><detail><RSErrorRsp><StatusCode>6001</StatusCode></RSErrorRsp></detail></s:Fault>'),
      ),
    ).toMatchObject({
      status: { code: 6001 },
    })
  })

  it('reads a fault that has nothing of MM7 in it', () => {
    expect(
      read(wrap('<s:Fault><faultcode>Server</faultcode><faultstring>oops</faultstring></s:Fault>')),
    ).toEqual({
      op: 'Fault',
      transactionId: 't',
      fault: { code: 'Server', text: 'oops' },
    })
  })

  it.each([
    ['an HTML page', '<html><body><h1>502</h1></body></html>', 'not_mms'],
    ['an unknown operation', wrap('<QueryStatusReq/>'), 'unsupported'],
    [
      'a missing field',
      wrap('<DeliveryReportReq><MMStatus>Retrieved</MMStatus></DeliveryReportReq>'),
      'missing',
    ],
    [
      'an unreadable status',
      wrap('<SubmitRsp><Status><StatusCode>ok</StatusCode></Status></SubmitRsp>'),
      'missing',
    ],
    ['an empty body', wrap(''), 'missing'],
    ['half an envelope', '<s:Envelope', 'not_xml'],
  ])('refuses %s', (_, xml, code) => {
    expect(() => read(xml)).toThrow(expect.objectContaining({ name: 'MmsFormatError', code }))
  })

  it('keeps the transaction id of a request it cannot read', () => {
    expect(() => read(wrap('<QueryStatusReq/>'))).toThrow(expect.objectContaining({ transactionId: 't' }))
  })

  it('throws only its own error for mutated messages', () => {
    const body = encodedBody(
      buildMm7(
        { ...submit, content: { kind: 'single', parts: [{ contentType: 'image/gif', body: picture }] } },
        REL6,
      ),
    )
    const type = buildMm7(submit, REL6).contentType
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.nat(255), fc.nat(body.length), (at, byte, cut) => {
        const mutated = Buffer.from(body.subarray(0, Math.max(1, cut)))
        mutated[at % mutated.length] = byte
        try {
          parseMm7(type, mutated)
        } catch (error) {
          expect(error).toBeInstanceOf(MmsFormatError)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('finding the content', () => {
  const deliver = (href: string, id: string) =>
    Buffer.from(
      `--b\r\nContent-Type: text/xml\r\n\r\n<e:Envelope xmlns:e="x"><e:Header/><e:Body><DeliverReq><Sender><Number>+18285550142/TYPE=PLMN</Number></Sender><Content href="${href}"/></DeliverReq></e:Body></e:Envelope>\r\n` +
        `--b\r\nContent-Type: text/plain\r\nContent-ID: ${id}\r\n\r\nSTOP\r\n--b--`,
    )

  it.each([
    ['cid:a', '<a>'],
    ['cid: a', 'a'],
    ['a', '<a>'],
    ['cid:slip', '<a>'],
  ])('finds href %s as %s', (href, id) => {
    const message = parseMm7('multipart/related; boundary=b', deliver(href, id))
    expect(message).toMatchObject({ op: 'DeliverReq', sender: { kind: 'number', value: '+18285550142' } })
    expect(renderContent((message as SubmitReq).content as MmsContent)).toEqual([{ text: 'STOP' }])
  })

  it('exposes the envelope for strict servers', () => {
    const envelope = parseEnvelope('multipart/related; boundary=b', deliver('cid:a', 'a'))
    expect(envelope.node.children.map((element) => element.name)).toEqual(['Sender', 'Content'])
    expect(envelope.mime?.closed).toBe(true)
  })
})
