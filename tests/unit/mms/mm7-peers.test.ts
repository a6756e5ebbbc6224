import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildMm7,
  buildSubmit,
  composeSlides,
  encodedBody,
  MBUNI,
  MM7_DIALECTS,
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
