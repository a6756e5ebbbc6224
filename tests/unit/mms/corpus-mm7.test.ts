import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type DeliverReq, type MmsContent, parseMm7, parseSmil, sniffBoundary } from '@/lib/mms'

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus/mm7')
const present = existsSync(corpus)
if (!present) console.warn(`skipped: no published samples at ${corpus}`)

const java = 'vnesek_instantcom-mm7/src/test/resources/net/instantcom/mm7'
const read = (name: string) => readFileSync(path.join(corpus, name))

/** The samples lack their HTTP headers: the boundary is their own first line. */
function parseSample(name: string) {
  const body = read(name)
  const boundary = sniffBoundary(body)
  return parseMm7(boundary ? `multipart/related; boundary="${boundary}"` : 'text/xml', body)
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
})
