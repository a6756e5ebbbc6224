import { createServer, request as forward, type IncomingHttpHeaders, type Server } from 'node:http'
import { request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SubmitOutcome } from '@/lib/carriers/carrier'
import { decodeMm1, type MmsContent, renderContent } from '@/lib/mms'
import { type Bench, startBench, until } from '../simulator/peer'

process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1/none'
process.env.MARQUEE_SECRET ??= 'a secret for tests that is long enough'
process.env.CARRIER_PRIVATE_HOSTS = '127.0.0.1'

const proxyPort = 4502
const picture = Buffer.from(Array.from({ length: 90_000 }, (_, index) => (index * 31 + (index >> 8)) % 256))

let bench: Bench
let proxy: Server
/** What the proxy was asked for. */
const asked: { target: string; headers: IncomingHttpHeaders }[] = []

beforeAll(async () => {
  bench = await startBench('http://127.0.0.1:9/none')
  proxy = createServer((incoming, response) => {
    asked.push({ target: incoming.url ?? '', headers: incoming.headers })
    const { method, headers } = incoming
    const onward = forward(incoming.url ?? '', { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => proxy.listen(proxyPort, '127.0.0.1', resolve))
})
afterAll(async () => {
  proxy.closeAllConnections()
  proxy.close()
  await bench.remove()
})

async function send(credentials: object, texts: string[], to = '+18285550151'): Promise<SubmitOutcome[]> {
  const { mm1 } = await import('@/lib/carriers/mm1/index.server')
  const parsed = mm1.credentials.parse({ url: `${bench.url}/mm1`, ...credentials })
  const connection = mm1.open(parsed, { connections: 2 })
  const content = connection.prepare({
    subject: 'Drift',
    media: [{ bytes: picture, mime: 'image/gif', name: 'picture.gif', altText: '' }],
  })
  const outcomes: SubmitOutcome[] = []
  const batch = texts.map((text, index) => ({
    messageId: index + 1,
    reference: `mq-${index + 1}-0`,
    from: '+13035550100',
    to,
    text,
    content,
  }))
  await connection.submit(batch, (outcome) => outcomes.push(outcome))
  await connection.close()
  return outcomes.sort((a, b) => a.messageId - b.messageId)
}

describe('a message by MM1', () => {
  it('arrives on the phone as it was sent, its picture byte by byte', async () => {
    const texts = ['Hi Maya, pick the next Drift', 'Hi “Zoë” <&> 🙂']
    expect(await send({}, texts)).toMatchObject([{ kind: 'accepted' }, { kind: 'accepted' }])
    const messages = await until(async () => {
      const found = await bench.messages('maya')
      return found.length === 2 && found.every(({ state }) => state === 'read') && found
    })
    expect(messages[0]).toMatchObject({ peer: '+13035550100', subject: 'Drift' })
    const shown = await Promise.all(messages.map(({ id }) => slideOf(id)))
    expect(shown.map((slide) => slide?.text).sort()).toEqual([...texts].sort())
    for (const slide of shown) {
      expect(slide?.visual?.contentType).toContain('image/gif')
      expect(Buffer.compare(Buffer.from(slide?.visual?.body ?? []), picture)).toBe(0)
    }
  })

  async function slideOf(id: string) {
    const answer = await request(`${bench.url}/content/${id}`)
    const conf = decodeMm1(Buffer.from(await answer.body.arrayBuffer()))
    return renderContent(conf.content as MmsContent)[0]
  }

  it('goes through a proxy, which is asked with the whole address', async () => {
    const gateway = { proxy: `127.0.0.1:${proxyPort}`, from: 'inserted', senderHeader: 'X-MSISDN' }
    const device = { userAgent: 'Larkfield/1.0', profile: 'http://phones.example/lark.xml' }
    const [outcome] = await send({ ...gateway, ...device, username: 'lark', password: 'field' }, ['Through'])
    expect(outcome).toMatchObject({ kind: 'accepted', carrierId: expect.any(String) })
    const { target, headers } = asked.at(-1) ?? {}
    expect(target).toBe(`${bench.url}/mm1`)
    expect(headers).toMatchObject({
      host: new URL(bench.url).host,
      'content-type': 'application/vnd.wap.mms-message',
      'user-agent': 'Larkfield/1.0',
      'x-wap-profile': 'http://phones.example/lark.xml',
      'x-msisdn': '13035550100',
      authorization: `Basic ${Buffer.from('lark:field').toString('base64')}`,
    })
    expect(Number(headers?.['content-length'])).toBeGreaterThan(picture.length)
    // The message itself names nobody: whose it is came with the header.
    const message = await until(async () =>
      (await bench.messages('maya')).find((one) => one.slides[0]?.text === 'Through'),
    )
    expect(message.peer).toBe('+13035550100')
  })

  it('takes a fixed value for the header where one is set', async () => {
    const gateway = {
      proxy: `127.0.0.1:${proxyPort}`,
      senderHeader: 'X-Account',
      senderHeaderValue: 'larkfield-7',
    }
    await send(gateway, ['Fixed'])
    expect(asked.at(-1)?.headers['x-account']).toBe('larkfield-7')
  })

  it('that the network does not take is refused in the words of the standard', async () => {
    expect(await send({}, ['To nobody'], '12')).toMatchObject([{ kind: 'address_dead', code: '0xe3' }])
  })

  it('is not handed over where the proxy does not answer', async () => {
    expect(await send({ proxy: '127.0.0.1:1' }, ['Nowhere'])).toMatchObject([{ kind: 'retry_later' }])
  })
})

describe('the way through a proxy', () => {
  it('is refused to inside addresses, and behind an inside proxy to what was not listed', async () => {
    const { checkRoute } = await import('@/lib/carriers/address.server')
    expect(checkRoute('http://8.8.8.8/mms', '9.9.9.9:80')).toEqual({
      connectTo: 'http://9.9.9.9',
      guarded: true,
      target: 'http://8.8.8.8/mms',
      host: '8.8.8.8',
    })
    expect(() => checkRoute('http://8.8.8.8/mms', '10.0.0.172:80')).toThrow(/own network/)
    expect(() => checkRoute('http://10.0.0.9/mms', '9.9.9.9:80')).toThrow(/own network/)
    expect(() => checkRoute('http://8.8.8.8/mms', '127.0.0.1:80')).toThrow(/own network/)
    expect(checkRoute('http://127.0.0.1/mms', '127.0.0.1:80').guarded).toBe(false)
    expect(() => checkRoute('https://8.8.8.8/mms', '9.9.9.9:80')).toThrow(/begins with http/)
  })
})
