import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MM7_DIALECTS, type MmsContent, parseContentType, type SubmitReq } from '@/lib/mms'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CarrierPeer } from '../messages/carrier-peer'
import { makeCampaign, makeStage } from '../messages/stage'

const peerPort = 4508
const frontPort = 4507
let db: TestDatabase
let peer: CarrierPeer
let front: Server

beforeAll(async () => {
  db = await testDatabase({
    CARRIER_PRIVATE_HOSTS: '127.0.0.1',
    PUBLIC_URL: `http://127.0.0.1:${frontPort}`,
  })
  peer = await CarrierPeer.start(peerPort)
  const { mediaPath } = await import('@/lib/media/serve.server')
  const { frontOf } = await import('@/lib/platform/front.server')
  front = createServer(
    frontOf({
      hotPaths: [mediaPath],
      rest: (_, response) => void response.writeHead(404).end(),
      origin: 'http://localhost',
    }),
  )
  await new Promise<void>((resolve) => front.listen(frontPort, '127.0.0.1', resolve))
})
afterAll(async () => {
  front.closeAllConnections()
  front.close()
  await peer.stop()
  await db.drop()
})

/** Sends a campaign to two people; what the peer was given, by the text of each. */
async function sent(credentials: object): Promise<SubmitReq[]> {
  const { planCampaign } = await import('@/lib/messages/plan.server')
  const { deliverLane } = await import('@/lib/messages/deliver.server')
  const submits: SubmitReq[] = []
  peer.fault = (submit) => {
    submits.push(submit)
    return undefined
  }
  const stage = await makeStage(db.pool, { port: peerPort, people: 2, credentials })
  const campaignId = await makeCampaign(db.pool, stage)
  await planCampaign({ workspaceId: stage.workspaceId, campaignId })
  await deliverLane(stage)
  return submits
}

const partOf = (content: MmsContent | undefined, type: string) =>
  content?.parts.find((part) => part.contentType.toLowerCase().startsWith(type))

describe('a picture by reference', () => {
  it.each(Object.keys(MM7_DIALECTS))(
    '%s: the carrier fetches what it would have been given',
    async (dialect) => {
      const [[inside], referred] = [await sent({ dialect }), await sent({ dialect, media: 'reference' })]
      expect(referred).toHaveLength(2)
      const given = partOf(inside?.content, 'image/jpeg')
      for (const { content } of referred) {
        expect(partOf(content, 'image/')).toBeUndefined()
        expect(partOf(content, 'text/plain')).toBeDefined()
        const external = partOf(content, 'message/external-body')
        expect(external).toMatchObject({ contentId: given?.contentId, location: given?.location })
        const headers = Buffer.from(external?.body ?? []).toString()
        expect(headers).toMatch(/^Content-Type: image\/jpeg; name="picture.jpg"\r\n[\s\S]*\r\n\r\n$/)
        const { params } = parseContentType(external?.contentType ?? '')
        expect(params).toMatchObject({ 'access-type': 'URL', size: String(given?.body.byteLength) })
        const address = params.url ?? ''
        const answer = await fetch(address)
        expect(answer.headers.get('content-type')).toBe('image/jpeg')
        expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), Buffer.from(given?.body ?? []))).toBe(
          0,
        )
      }
      expect(new Set(referred.map(({ content }) => partOf(content, 'message/')?.contentType)).size).toBe(1)
    },
  )

  it('weighs as much as one inside, since the phone gets it all the same', async () => {
    const { mm7 } = await import('@/lib/carriers/mm7/index.server')
    const picture = {
      bytes: Buffer.alloc(200_000, 'lark'),
      mime: 'image/jpeg',
      name: 'picture.jpg',
      altText: '',
      address: 'https://lark.fd/media/x.jpg',
    }
    const bytes = (media: string) => {
      const url = `http://127.0.0.1:${peerPort}/mm7`
      const connection = mm7.open(mm7.credentials.parse({ url, vaspId: 'lark', media }), { connections: 1 })
      return connection.prepare({ media: [picture] }).bytes
    }
    expect(bytes('reference')).toBeGreaterThanOrEqual(bytes('value'))
    expect(bytes('reference')).toBeLessThan(bytes('value') + 500)
  })
})
