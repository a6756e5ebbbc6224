import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  buildMm7,
  type DeliverReq,
  encodedBody,
  findPart,
  type MmsContent,
  parseEnvelope,
  parseMime,
  parseMm7,
  parseSmil,
  REL6,
  readMm7,
  sniffBoundary,
} from '@/lib/mms'

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus/mm7')
const present = existsSync(corpus)
if (!present) console.warn(`skipped: no published samples at ${corpus}`)

const java = 'vnesek_instantcom-mm7/src/test/resources/net/instantcom/mm7'
const opened = new Set<string>()
function read(name: string): Buffer {
  const file = path.join(corpus, name)
  opened.add(file)
  return readFileSync(file)
}

/** The samples lack their HTTP headers: the boundary is their own first line. */
function envelopeOf(name: string) {
  const body = read(name)
  const boundary = sniffBoundary(body)
  return parseEnvelope(boundary ? `multipart/related; boundary="${boundary}"` : 'text/xml', body)
}

function parseSample(name: string) {
  return readMm7(envelopeOf(name))
}

const types = (content: MmsContent | undefined) =>
  content?.parts.map((part) => part.contentType.split(';')[0])

describe.skipIf(!present)('published MM7 samples', () => {
  it('deliver-req1 and 2: the style of the standard', () => {
    const one = parseSample(`${java}/deliver-req1.txt`) as DeliverReq
    expect(one).toMatchObject({
      op: 'DeliverReq',
      transactionId: 'vas00324-dlvr',
      version: '6.7.0',
      vaspId: 'TNN',
      vasId: 'Reminder',
      linkedId: 'wthr8391',
      sender: { kind: 'email', value: '97254265781@OMMS.com' },
      subject: 'Weather Forecast',
      content: { kind: 'single' },
    })
    expect(Buffer.from(one.content?.parts[0]?.body ?? []).toString()).toContain('Los Angeles')
    expect((parseSample(`${java}/deliver-req2.txt`) as DeliverReq).content?.parts.length).toBeGreaterThan(0)
  })

  it('deliver-req-post: an href that matches nothing still finds its part', () => {
    const raw = read(`${java}/deliver-req-post.txt`)
    const head = raw.indexOf('\n\n') >= 0 ? raw.indexOf('\n\n') + 2 : raw.indexOf('\r\n\r\n') + 4
    const type = /^Content-Type: (.*)$/m.exec(raw.toString('latin1', 0, head))?.[1] ?? ''
    const message = parseMm7(type.trim(), raw.subarray(head)) as DeliverReq
    expect(types(message.content)).toEqual(['text/plain'])
  })

  it('deliver-req3: base64 inside nested multipart/related', () => {
    const message = parseSample(`${java}/deliver-req3.txt`) as DeliverReq
    expect(message.sender).toEqual({ kind: 'number', value: '+3859100010010' })
    expect(message.recipients?.to?.[0]?.value).toBe('88888')
    expect(types(message.content)).toEqual(['application/smil', 'image/gif'])
    expect(message.content?.start).toBe('AAAA')
    expect(Buffer.from(message.content?.parts[1]?.body ?? []).toString('latin1', 0, 6)).toBe('GIF89a')
    expect(parseSmil(Buffer.from(message.content?.parts[0]?.body ?? []).toString()).slides).toEqual([
      { durationMs: 4000, image: 'Bomb.gif' },
    ])
  })

  it('deliver-req4 and 5: large and binary parts keep their bytes', () => {
    const four = parseSample(`${java}/deliver-req4.txt`) as DeliverReq
    expect(types(four.content)).toEqual(['image/jpeg', 'application/smil'])
    const flowers = Buffer.from(four.content?.parts[0]?.body ?? [])
    expect(flowers).toHaveLength(299_678)
    expect([flowers.readUInt16BE(0), flowers.readUInt16BE(flowers.length - 2)]).toEqual([0xffd8, 0xffd9])
    const five = parseSample(`${java}/deliver-req5.txt`) as DeliverReq
    expect(types(five.content)).toEqual(['application/smil', 'image/jpeg'])
    // Its upstream stored the picture as text, so these are replacement characters; every byte of them counts.
    expect(five.content?.parts[1]?.body).toHaveLength(18_060)
  })

  it('faults and answers', () => {
    expect(parseSample(`${java}/fault.xml`)).toMatchObject({
      op: 'RSErrorRsp',
      transactionId: '123456',
      status: { code: 4002 },
    })
    expect(parseSample(`${java}/fault_02.xml`)).toMatchObject({
      op: 'RSErrorRsp',
      status: { code: 2002, text: 'Address Error' },
    })
    expect(parseSample(`${java}/submit-rsp.xml`)).toMatchObject({
      op: 'SubmitRsp',
      transactionId: 'vas00001-sub',
      status: { code: 1000 },
      messageId: '041502073667',
    })
  })

  it('a SubmitReq with nested multipart/mixed', () => {
    const raw = read('savonrb_savon/spec_fixtures_response_multipart.e509fe3.txt')
    const message = parseMm7(`multipart/related; boundary="${sniffBoundary(raw)}"`, raw)
    expect(message).toMatchObject({
      op: 'SubmitReq',
      recipients: { to: [{ value: '11111111111' }] },
      subject: 'Test MMS via Savon',
    })
    expect(types('content' in message ? message.content : undefined)).toEqual([
      'application/smil',
      'image/gif',
      'text/plain',
    ])
  })

  const savon = 'savonrb_savon-multipart/spec_fixtures_response'

  it('savon-multipart: the same SubmitReq with CRLF, and without a multipart around it', () => {
    const nested = parseSample(`${savon}_multipart.txt`)
    expect(nested).toMatchObject({ op: 'SubmitReq', subject: 'Test MMS via Savon' })
    const content = 'content' in nested ? nested.content : undefined
    expect(types(content)).toEqual(['application/smil', 'image/gif', 'text/plain'])
    expect(Buffer.from(content?.parts[1]?.body ?? []).toString('latin1', 0, 3)).toBe('GIF')
    const alone = parseSample(`${savon}_not_multipart.txt`)
    expect(alone).toMatchObject({ op: 'SubmitReq', subject: 'Test MMS via Savon' })
    expect(alone).not.toHaveProperty('content')
  })

  it('savon-multipart: what is not MM7 is read as far as it goes', () => {
    // The delimiters of a multipart that nobody declared are part of the XML: it is refused where they begin.
    const raw = read(`${savon}_simple_multipart.txt`)
    const { parts } = parseMime(`multipart/related; boundary="${sniffBoundary(raw)}"`, raw)
    expect(parts.map((part) => part.contentId)).toEqual(['soap_xml_part'])
    const offset = parts[0]?.body.indexOf('----==')
    expect(() => envelopeOf(`${savon}_simple_multipart.txt`)).toThrow(
      expect.objectContaining({ code: 'not_xml', offset }),
    )

    const xop = envelopeOf(`${savon}_simple_xop.txt`)
    expect(xop.operation).toBe('BinaryData')
    const href = xop.node.children[0]?.attributes.href ?? ''
    expect(findPart(xop.mime?.parts ?? [], href)?.body.toString()).toBe('BinaryDataGoesHere')
    expect(() => readMm7(xop)).toThrow(expect.objectContaining({ code: 'unsupported' }))
  })

  it('savon-multipart: a SOAP fault of another service, its multipart cut off', () => {
    const fault = envelopeOf(`${savon}_soap_fault.txt`)
    expect(fault.mime?.closed).toBe(false)
    expect(readMm7(fault)).toMatchObject({
      op: 'Fault',
      transactionId: '',
      fault: { code: expect.stringMatching(/./) },
    })
  })

  it('the presentations and the photo beside them', () => {
    const smil = (name: string) => parseSmil(read(`${java}/${name}`).toString())
    expect(smil('smil-sample.xml').slides).toEqual([
      { durationMs: 3000, image: 'image' },
      { durationMs: 7000, text: 'text' },
    ])
    expect(smil('smil-sample2.xml').slides).toEqual([{ durationMs: 5000, image: 'image', text: 'text' }])
    const photo = read(`${java}/lorena.jpg`)
    const part = { contentType: 'image/jpeg', contentId: 'photo', body: photo }
    const built = buildMm7(
      {
        op: 'DeliverReq',
        transactionId: 'T',
        sender: { kind: 'number', value: '+18285550151' },
        content: { kind: 'mixed', parts: [part] },
      },
      REL6,
    )
    const parsed = parseMm7(built.contentType, encodedBody(built)) as DeliverReq
    expect(photo.equals(parsed.content?.parts[0]?.body ?? Buffer.of())).toBe(true)
  })

  it('every file here is read by one of these tests', () => {
    const files = readdirSync(corpus, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    const unread = files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((name) => !opened.has(name))
    expect(unread.map((name) => path.basename(name))).toEqual(['spring-context.xml'])
  })
})
