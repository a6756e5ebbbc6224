import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeTeam, type Team } from '../accounts/people'

let database: TestDatabase
let server: Server
let base: string
let clicks: typeof import('@/lib/links/clicks.server')
let codes: typeof import('@/lib/links/code.server')

const iphone = {
  'user-agent':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1',
  'accept-language': 'en-US',
}

beforeAll(async () => {
  database = await testDatabase()
  clicks = await import('@/lib/links/clicks.server')
  codes = await import('@/lib/links/code.server')
  const { linkPath } = await import('@/lib/links/redirect.server')
  const { pixelPath } = await import('@/lib/links/pixel.server')
  const { frontOf } = await import('@/lib/platform/front.server')
  server = createServer(
    frontOf({
      hotPaths: [linkPath, pixelPath],
      rest: (_, response) => void response.writeHead(404).end(),
      origin: 'http://test',
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(async () => {
  server.close()
  await database.drop()
})

type Sent = { team: Team; messageId: number; contactId: string; campaignId: string; phone: string }

let people = 0

/** A message that has been sent to one person, with one link. */
async function sent(url = 'https://larkfield.example/drift?size=9#top', team?: Team): Promise<Sent> {
  const of = team ?? (await makeTeam())
  const phone = `+1828555${String(1000 + ++people)}`
  const { workspaceId } = of
  const { id: contactId } = await database.prisma.contact.create({ data: { workspaceId, phone } })
  const { id: campaignId } = await database.prisma.campaign.create({
    data: { workspaceId, name: 'Drift', status: 'sent', links: { create: { number: 0, url } } },
  })
  const { id } = await database.prisma.message.create({
    data: {
      workspaceId,
      campaignId,
      contactId,
      phone,
      senderId: contactId,
      status: 'delivered',
      sendAt: new Date(),
    },
  })
  return { team: of, messageId: Number(id), contactId, campaignId, phone }
}

const clicksOf = async (campaignId: string) => {
  await clicks.flushClicks()
  return database.prisma.click.findMany({ where: { campaignId }, orderBy: { id: 'asc' } })
}

describe('a short link', () => {
  it('leads to its destination, names the click there, and records it', async () => {
    const message = await sent()
    const code = codes.shortCode(message.messageId, 0)
    const answer = await request(`${base}/l/${code}`, { headers: iphone })
    expect(answer.statusCode).toBe(302)
    expect(answer.headers.location).toBe(`https://larkfield.example/drift?size=9&mq=${code}#top`)
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'content-length': '0',
    })
    expect(await clicksOf(message.campaignId)).toMatchObject([
      {
        messageId: BigInt(message.messageId),
        contactId: message.contactId,
        linkNumber: 0,
        verdict: 'human',
        reason: 'browser',
      },
    ])
  })

  it('labels machines and keeps them', async () => {
    const message = await sent()
    const url = `${base}/l/${codes.shortCode(message.messageId, 0)}`
    await request(url, { headers: { 'user-agent': 'facebookexternalhit/1.1' } })
    await request(url, { method: 'HEAD', headers: iphone })
    await request(url, { headers: { ...iphone, 'sec-purpose': 'prefetch' } })
    await request(url, { headers: { 'user-agent': '' } })
    const recorded = await clicksOf(message.campaignId)
    expect(recorded.map((click) => click.verdict).sort()).toEqual(['bot', 'bot', 'bot', 'unknown'])
  })

  it('does not keep where a visitor is, but tells two of them apart', async () => {
    const message = await sent()
    await request(`${base}/l/${codes.shortCode(message.messageId, 0)}`, { headers: iphone })
    const [click] = await clicksOf(message.campaignId)
    expect(click?.ipHash).toMatch(/^[\w-]{22}$/)
    expect(
      JSON.stringify(click, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('127.0.0.1')
  })

  it.each(['', 'zzzzzzzzzzz', 'AAAA', '%2e%2e%2fetc%2fpasswd', 'a'.repeat(5000)])(
    'that nobody made (%#) is a kind page',
    async (code) => {
      const answer = await request(`${base}/l/${code}`, { headers: iphone })
      expect(answer.statusCode).toBe(404)
      expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
      const page = await answer.body.text()
      expect(page).toContain('<html lang="en" dir="ltr">')
      expect(page).toContain('This link has ended')
    },
  )

  it('of a number that the campaign does not have leads nowhere', async () => {
    const message = await sent()
    expect((await request(`${base}/l/${codes.shortCode(message.messageId, 1)}`)).statusCode).toBe(404)
  })

  it('records every click of a burst once', async () => {
    const message = await sent()
    const url = `${base}/l/${codes.shortCode(message.messageId, 0)}`
    const answers = await Promise.all(Array.from({ length: 300 }, () => request(url, { headers: iphone })))
    expect(new Set(answers.map((answer) => answer.statusCode))).toEqual(new Set([302]))
    expect(await clicksOf(message.campaignId)).toHaveLength(300)
  })
})

describe('clicks while the database is away', () => {
  it('wait on disk and are written when it is back', async () => {
    const message = await sent()
    await request(`${base}/l/${codes.shortCode(message.messageId, 0)}`, { headers: iphone })
    await database.pool.query('ALTER TABLE click RENAME TO click_away')
    await clicks.flushClicks()
    await database.pool.query('ALTER TABLE click_away RENAME TO click')
    expect(await clicksOf(message.campaignId)).toHaveLength(0)
    await clicks.recoverClicks()
    expect(await clicksOf(message.campaignId)).toHaveLength(1)
    await clicks.recoverClicks()
    expect(await clicksOf(message.campaignId)).toHaveLength(1)
  })
})

describe('a conversion', () => {
  const pixelKey = async (team: Team) =>
    (await database.prisma.workspace.findUniqueOrThrow({ where: { id: team.workspaceId } })).pixelKey
  const report = async (key: string, body: unknown) => {
    const answer = await request(`${base}/px/c/${key}`, { method: 'POST', body: JSON.stringify(body) })
    return { status: answer.statusCode, json: (await answer.body.json()) as Record<string, unknown> }
  }

  it('from the snippet counts once and goes to the clicked message', async () => {
    const message = await sent()
    const code = codes.shortCode(message.messageId, 0)
    await request(`${base}/l/${code}`, { headers: iphone })
    await clicks.flushClicks()
    const key = await pixelKey(message.team)
    const order = { id: 'order-1', name: 'purchase', value: 148.5, currency: 'USD', click: code }
    expect(await report(key, order)).toEqual({ status: 200, json: { recorded: true, duplicate: false } })
    expect(await report(key, order)).toEqual({ status: 200, json: { recorded: true, duplicate: true } })
    const recorded = await database.prisma.conversion.findMany({
      where: { workspaceId: message.team.workspaceId },
    })
    expect(recorded).toMatchObject([
      {
        valueMinor: 14850n,
        currency: 'USD',
        campaignId: message.campaignId,
        contactId: message.contactId,
        source: 'pixel',
      },
    ])
  })

  it('without a click of that person in the window belongs to no campaign', async () => {
    const message = await sent()
    const { recordConversion } = await import('@/lib/links/conversions.server')
    const scope = { ...message.team.as('owner'), grants: { scopes: ['conversions.write'] } }
    const order = { name: 'purchase', value: 10, currency: 'USD', phone: message.phone }
    await request(`${base}/l/${codes.shortCode(message.messageId, 0)}`, { headers: iphone })
    await clicks.flushClicks()
    const late = new Date(Date.now() + 200 * 3600_000).toISOString()
    expect(await recordConversion(scope, { ...order, id: 'late', at: late }, 'api')).toMatchObject({
      attributed: false,
    })
    expect(await recordConversion(scope, { ...order, id: 'soon' }, 'api')).toMatchObject({ attributed: true })
  })

  it('cannot be given to another workspace’s message', async () => {
    const theirs = await sent()
    const code = codes.shortCode(theirs.messageId, 0)
    await request(`${base}/l/${code}`, { headers: iphone })
    await clicks.flushClicks()
    const ours = await makeTeam()
    expect(
      (await report(await pixelKey(ours), { id: 'x', value: 1, currency: 'USD', click: code })).status,
    ).toBe(200)
    const [conversion] = await database.prisma.conversion.findMany({
      where: { workspaceId: ours.workspaceId },
    })
    expect(conversion).toMatchObject({ campaignId: null, contactId: null, messageId: null })
  })

  it.each([
    ['no id', { value: 1, currency: 'USD' }],
    ['a negative value', { id: 'a', value: -1, currency: 'USD' }],
    ['no currency', { id: 'a', value: 1 }],
    ['a currency that is none', { id: 'a', value: 1, currency: 'dollars' }],
    ['text', 'hello'],
  ])('with %s is refused with a reason', async (_, body) => {
    const team = await makeTeam()
    const { status, json } = await report(await pixelKey(team), body)
    expect(status).toBe(400)
    expect(json).toHaveProperty('error.message')
  })

  it('for a key of nobody is not found', async () => {
    expect((await report('px_nobody_at_all', { id: 'a', value: 1, currency: 'USD' })).status).toBe(404)
  })
})

describe('the snippet', () => {
  it('is smaller than 2 kB and may be used by any shop', async () => {
    const answer = await request(`${base}/px/px_some_key_12345.js`)
    const script = await answer.body.text()
    expect(Buffer.byteLength(script)).toBeLessThan(2000)
    expect(answer.headers['access-control-allow-origin']).toBe('*')
    expect(() => new Function(script)).not.toThrow()
  })
})
