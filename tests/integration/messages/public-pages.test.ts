import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { request } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { addContact, makeWorkspace } from '../consent/workspace'

let database: TestDatabase
let server: Server
let base: string
let codes: typeof import('@/lib/links/code.server')
let addresses: typeof import('@/lib/media/address.server')

beforeAll(async () => {
  database = await testDatabase()
  codes = await import('@/lib/links/code.server')
  addresses = await import('@/lib/media/address.server')
  const { optOutPages } = await import('@/lib/messages/opt-out-page.server')
  const { hostedPages } = await import('@/lib/messages/hosted-page.server')
  const { mediaPath } = await import('@/lib/media/serve.server')
  const { frontOf } = await import('@/lib/platform/front.server')
  server = createServer(
    frontOf({
      hotPaths: [optOutPages, hostedPages, mediaPath],
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

let people = 0

async function written(brand = 'Larkfield') {
  const workspace = await makeWorkspace(database.pool, brand)
  const phone = `+1828555${1000 + ++people}`
  const contactId = await addContact(database.pool, workspace.workspaceId, phone, { consent: 'granted' })
  const { rows } = await database.pool.query<{ id: number }>(
    `INSERT INTO message (workspace_id, contact_id, sender_id, phone, status, send_at) VALUES ($1, $2, $2, $3, 'delivered', now()) RETURNING id`,
    [workspace.workspaceId, contactId, phone],
  )
  const messageId = rows[0]?.id as number
  return { ...workspace, phone, contactId, messageId, page: `${base}${codes.optOutPath(messageId)}` }
}

const read = async (url: string, headers = {}) => {
  const { statusCode, headers: answered, body } = await request(url, { headers })
  return { status: statusCode, headers: answered, text: await body.text() }
}

const pressed = async (url: string) => {
  const { statusCode, body } = await request(url, { method: 'POST' })
  return { status: statusCode, text: await body.text() }
}

const press = async (url: string) => {
  const answer = await request(url, { method: 'POST', headers: { 'user-agent': 'Safari' } })
  await answer.body.dump()
  return answer
}

/** A code of the right make, but of a link number that no opt-out page has. */
async function ofAnotherNumber(messageId: number): Promise<string> {
  const { encodeLink } = await import('@/lib/links/code')
  const { sipHash, sipState } = await import('@/lib/links/siphash')
  const { derivedKey } = await import('@/lib/platform/crypto.server')
  const state = sipState(derivedKey('opt-out-links', 16))
  const code = (link: number) =>
    encodeLink(messageId, link, (index, half, other = 0) => sipHash(state, half, index * 2 ** 25 + other))
  expect(codes.optOutPath(messageId)).toBe(`/o/${code(0)}`)
  return code(1)
}

const eventsOf = async (workspaceId: string) =>
  (
    await database.pool.query(
      `SELECT kind, mechanism, phone, actor_kind AS actor, contact_id AS "contactId", evidence FROM consent_event WHERE workspace_id = $1 ORDER BY id`,
      [workspaceId],
    )
  ).rows

describe('the opt-out page', () => {
  it('asks, whoever looks however often, and takes off with one press, once', async () => {
    const one = await written()
    for (const headers of [{}, { 'user-agent': 'Slackbot-LinkExpanding 1.0' }]) {
      const asked = await read(one.page, headers)
      expect(asked.status).toBe(200)
      expect(asked.text).toContain('Stop messages from Larkfield?')
      expect(asked.text).toContain(one.phone.slice(-4))
      expect(asked.text).not.toContain(one.phone.slice(-7))
      expect(asked.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
      expect(asked.headers['content-security-policy']).toContain("default-src 'none'")
    }
    expect(await eventsOf(one.workspaceId)).toEqual([])

    const done = await press(one.page)
    expect([done.statusCode, done.headers.location]).toEqual([303, new URL(one.page).pathname])
    await press(one.page)
    expect(await eventsOf(one.workspaceId)).toEqual([
      {
        kind: 'revoked',
        mechanism: 'page',
        phone: one.phone,
        actor: 'contact',
        contactId: one.contactId,
        evidence: { messageId: one.messageId, userAgent: 'Safari', ipHash: expect.any(String) },
      },
    ])
    const contact = await database.prisma.contact.findFirst({ where: { id: one.contactId } })
    expect(contact?.consent).toBe('revoked')
    expect((await read(one.page)).text).toContain('does not write to the number ending in')
  })

  it('takes off one number of one brand, and several presses at once are one', async () => {
    const one = await written()
    const other = await written('Halden Trail')
    await Promise.all(Array.from({ length: 8 }, () => press(one.page)))
    expect(await eventsOf(one.workspaceId)).toHaveLength(1)
    expect(await eventsOf(other.workspaceId)).toEqual([])
    expect((await read(other.page)).text).toContain('Stop messages from Halden Trail?')
  })

  it('lets a hold that only a member may end stay what it is', async () => {
    const one = await written()
    await database.pool.query(
      `INSERT INTO suppression (workspace_id, phone, reason) VALUES ($1, $2, 'complaint')`,
      [one.workspaceId, one.phone],
    )
    expect((await read(one.page)).text).toContain('Stop messages from Larkfield?')
    await press(one.page)
    await press(one.page)
    const after = (await read(one.page)).text
    expect(after).toContain('No more messages')
    // Their START would not end a complaint, so nothing promises it.
    expect(after).not.toContain('START')
    const { rows } = await database.pool.query('SELECT reason FROM suppression WHERE workspace_id = $1', [
      one.workspaceId,
    ])
    expect(rows).toEqual([{ reason: 'complaint' }])
    expect((await eventsOf(one.workspaceId)).map(({ kind }) => kind)).toEqual(['revoked'])
  })

  it('is there for nobody else: codes of links, made-up ones and messages that never were', async () => {
    const one = await written()
    const wrong = [
      `/o/${codes.shortCode(one.messageId, 0)}`,
      '/o/00000000000',
      '/o/',
      codes.optOutPath(one.messageId + 1_000_000),
      `${codes.optOutPath(one.messageId)}x`,
      `/o/${await ofAnotherNumber(one.messageId)}`,
    ]
    for (const path of wrong) {
      expect((await read(base + path)).status).toBe(404)
      expect((await press(base + path)).statusCode).toBe(404)
    }
    expect(await eventsOf(one.workspaceId)).toEqual([])
  })

  it('says so as a page when we are at fault, and keeps nothing half done', async () => {
    const one = await written()
    await database.pool.query('ALTER TABLE suppression RENAME TO suppression_away')
    try {
      for (const { status, text } of [await read(one.page), await pressed(one.page)]) {
        expect(status).toBe(500)
        expect(text).toContain('<h1>That did not work just now</h1>')
      }
    } finally {
      await database.pool.query('ALTER TABLE suppression_away RENAME TO suppression')
    }
    expect(await eventsOf(one.workspaceId)).toEqual([])
  })

  it('speaks the language of its visitor', async () => {
    const one = await written()
    const { text } = await read(one.page, { cookie: 'a=b; marquee-language=ar-XB' })
    expect(text).toContain('<html lang="ar-XB" dir="rtl">')
  })
})

describe('a hosted medium', () => {
  async function hosted(mime: string, altText = '') {
    const one = await written()
    const { keepBytes } = await import('@/lib/platform/storage.server')
    const { sha256 } = await keepBytes(one.workspaceId, Buffer.from(`${mime} ${people}`))
    const { id } = await database.prisma.asset.create({
      data: { workspaceId: one.workspaceId, name: 'A', kind: 'video', mime, sha256, bytes: 10, altText },
    })
    await database.prisma.rendition.create({
      data: {
        workspaceId: one.workspaceId,
        assetId: id,
        profileId: 'standard',
        status: 'ready',
        sha256,
        mime,
        width: 480,
        height: 640,
      },
    })
    const url = (until: number) =>
      base +
      new URL(addresses.hostedUrl(one.workspaceId, sha256, mime, new Date(Date.now() + until))).pathname
    /** A campaign's link with a number to some address, in the message; the code that its visitor brings along. */
    const linked = async (number: number, to: string) => {
      const campaign = await database.prisma.campaign.create({
        data: { workspaceId: one.workspaceId, name: 'A' },
      })
      await database.prisma.link.create({
        data: { workspaceId: one.workspaceId, campaignId: campaign.id, number, url: to },
      })
      await database.pool.query('UPDATE message SET campaign_id = $2 WHERE id = $1', [
        one.messageId,
        campaign.id,
      ])
      return codes.shortCode(one.messageId, number)
    }
    return { ...one, url, linked }
  }

  it('is shown with its words and its file, and leads to the way out of its own message', async () => {
    const clip = await hosted('video/mp4', 'The bag, turned <once>')
    const code = await clip.linked(3, clip.url(86_400_000))
    const { status, text } = await read(`${clip.url(86_400_000)}?mq=${code}`)
    expect(status).toBe(200)
    expect(text).toContain('<h1>The bag, turned &lt;once&gt;</h1>')
    expect(text).toMatch(
      /<video src="\/media\/[\w-]+\.mp4" controls playsinline preload="metadata" width="480"/,
    )
    expect(text).toContain(`href="${codes.optOutPath(clip.messageId)}"`)
    const file = /src="([^"]+)"/.exec(text)?.[1]
    const served = await request(base + file)
    expect([served.statusCode, served.headers['content-type']]).toEqual([200, 'video/mp4'])
    await served.body.dump()
  })

  it('shows no way out to whoever brings the code of another link, and none without a message', async () => {
    const sound = await hosted('audio/mp4')
    const stranger = await written('Halden Trail')
    const shop = await sound.linked(0, 'https://larkfield.example/fall')
    for (const query of [
      '',
      '?mq=00000000000',
      `?mq=${codes.shortCode(stranger.messageId, 0)}`,
      `?mq=${shop}`,
    ]) {
      const { text } = await read(sound.url(86_400_000) + query)
      expect(text).toContain('<audio src=')
      expect(text).not.toContain('/o/')
    }
  })

  it('ends with its address, and cannot be made up', async () => {
    const clip = await hosted('video/mp4')
    const url = clip.url(86_400_000)
    const bent = url.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))
    for (const gone of [clip.url(-2 * 86_400_000), bent, `${base}/v/`, `${base}/v/x.mp4`])
      expect((await read(gone)).status).toBe(404)
    expect((await read(url)).status).toBe(200)
  })
})
