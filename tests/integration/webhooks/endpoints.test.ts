import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { Receiver } from './receiver'
import { attemptsOf, deliver, deliveriesOf, makeEndpoint, makeWorkspace, tell } from './stage'

let db: TestDatabase
let receiver: Receiver

beforeAll(async () => {
  db = await testDatabase({ WEBHOOK_PRIVATE_HOSTS: '127.0.0.1' })
})
beforeEach(async () => {
  receiver = await Receiver.start()
})
afterEach(() => receiver.stop())
afterAll(() => db.drop())

const endpoints = () => import('@/lib/webhooks/endpoints.server')
const byHand = () => import('@/lib/webhooks/by-hand.server')
const logs = () => import('@/lib/webhooks/log.server')

const headersOf = (taken: { headers: unknown } | undefined) => taken?.headers as Record<string, string>

async function audited(id: string): Promise<string[]> {
  const { rows } = await db.pool.query('SELECT action FROM audit_event WHERE subject_id = $1 ORDER BY id', [
    id,
  ])
  return rows.map((row) => row.action)
}

describe('an endpoint', () => {
  it('is added, changed, paused, resumed and removed, each written down', async () => {
    const { changeEndpoint, getEndpoint, listEndpoints, pauseEndpoint, removeEndpoint, resumeEndpoint } =
      await endpoints()
    const { owner } = await makeWorkspace(db.pool)
    const made = await makeEndpoint(owner, receiver.url, ['link.clicked'])
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    const { rows } = await db.pool.query('SELECT sealed FROM webhook_endpoint WHERE id = $1', [made.id])
    expect(rows[0].sealed).toMatch(/^v1\./)
    expect(rows[0].sealed).not.toContain(made.secret)
    await changeEndpoint(owner, made.id, {
      url: receiver.url,
      description: 'Shop',
      types: ['reply.received'],
    })
    await pauseEndpoint(owner, made.id)
    expect(await getEndpoint(owner, made.id)).toMatchObject({
      description: 'Shop',
      types: ['reply.received'],
      disabledFor: 'paused',
      last: null,
      waiting: 0,
    })
    await resumeEndpoint(owner, made.id)
    expect(await getEndpoint(owner, made.id)).toMatchObject({ disabledFor: null, disabledAt: null })
    await removeEndpoint(owner, made.id)
    expect(await listEndpoints(owner)).toEqual([])
    expect(await audited(made.id)).toEqual([
      'webhook.created',
      'webhook.changed',
      'webhook.paused',
      'webhook.resumed',
      'webhook.removed',
    ])
  })

  it('is one of ten at most, however many are added at once', async () => {
    const { listEndpoints } = await endpoints()
    const { owner } = await makeWorkspace(db.pool)
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, () => makeEndpoint(owner, receiver.url)),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    expect(await listEndpoints(owner)).toHaveLength(10)
  })

  it.each([
    ['http://shop.example/hooks', /https/],
    ['https://user:secret@shop.example/', /password/],
    ['https://10.0.0.8/', /own network/],
    ['https://[::1]/', /own network/],
    ['https://localhost/', /own network/],
    ['https://167772168/', /own network/],
    ['ftp://shop.example/', /https/],
    ['shop.example', /https/],
  ])('is not taken at %s', async (url, said) => {
    const { owner } = await makeWorkspace(db.pool)
    await expect(makeEndpoint(owner, url)).rejects.toThrow(said)
  })

  it('belongs to its workspace and to those who manage keys', async () => {
    const all = { ...(await endpoints()), ...(await byHand()), ...(await logs()) }
    const { owner } = await makeWorkspace(db.pool)
    const { owner: other } = await makeWorkspace(db.pool)
    const made = await makeEndpoint(owner, receiver.url)
    await tell(db.pool, made, 1)
    await deliver(made)
    const [{ id }] = (await deliveriesOf(db.pool, made)) as [{ id: string }]
    const input = { url: receiver.url, description: '', types: [] }
    const tries = (scope: typeof owner) => [
      () => all.getEndpoint(scope, made.id),
      () => all.changeEndpoint(scope, made.id, input),
      () => all.rotateSecret(scope, made.id),
      () => all.pauseEndpoint(scope, made.id),
      () => all.resumeEndpoint(scope, made.id),
      () => all.removeEndpoint(scope, made.id),
      () => all.sendTest(scope, made.id),
      () => all.sendAgain(scope, made.id, id),
      () => all.readDelivery(scope, made.id, id),
    ]
    for (const attempt of tries(other)) await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
    expect(await all.listEndpoints(other)).toEqual([])
    expect(await all.listDeliveries(other, made.id, {})).toEqual([])
    expect(await all.sendFailedAgain(other, made.id)).toEqual({ count: 0 })
    const marketer = { ...owner, grants: { role: 'marketer' as const } }
    const refused = [
      () => all.createEndpoint(marketer, input),
      () => all.listEndpoints(marketer),
      () => all.listDeliveries(marketer, made.id, {}),
      () => all.sendFailedAgain(marketer, made.id),
      ...tries(marketer),
    ]
    for (const attempt of refused)
      await expect((async () => attempt())()).rejects.toMatchObject({ code: 'forbidden' })
    expect(receiver.taken).toHaveLength(1)
  })
})

describe('a secret', () => {
  it('that replaces another signs with it for a day', async () => {
    const { getEndpoint, rotateSecret } = await endpoints()
    const { owner } = await makeWorkspace(db.pool)
    const made = await makeEndpoint(owner, receiver.url)
    const { secret } = await rotateSecret(owner, made.id)
    expect(secret).not.toBe(made.secret)
    expect((await getEndpoint(owner, made.id)).beforeUntil).not.toBeNull()
    await tell(db.pool, made, 1)
    await deliver(made)
    const [both] = receiver.taken
    for (const one of [secret, made.secret]) new Webhook(one).verify(both?.body ?? '', headersOf(both))
    await db.pool.query(
      `UPDATE webhook_endpoint SET before_until = now() - interval '1 second' WHERE id = $1`,
      [made.id],
    )
    await tell(db.pool, made, 1)
    await deliver(made)
    const [, after] = receiver.taken
    new Webhook(secret).verify(after?.body ?? '', headersOf(after))
    expect(() => new Webhook(made.secret).verify(after?.body ?? '', headersOf(after))).toThrow()
    expect((await getEndpoint(owner, made.id)).beforeUntil).toBeNull()
    expect(await audited(made.id)).toContain('webhook.secret_rotated')
  })
})

describe('by hand', () => {
  it('a test is sent once, shows its answer, and works while the endpoint is paused', async () => {
    const { pauseEndpoint, getEndpoint } = await endpoints()
    const { sendTest } = await byHand()
    const { owner } = await makeWorkspace(db.pool)
    const made = await makeEndpoint(owner, receiver.url)
    await pauseEndpoint(owner, made.id)
    const shown = await sendTest(owner, made.id)
    expect(shown).toMatchObject({ outcome: 'answered_2xx', httpStatus: 200 })
    expect(receiver.events).toMatchObject([{ type: 'webhook.test' }])
    const [taken] = receiver.taken
    new Webhook(made.secret).verify(taken?.body ?? '', headersOf(taken))
    receiver.answers(410)
    expect(await sendTest(owner, made.id)).toMatchObject({ outcome: 'gone', httpStatus: 410 })
    expect(await deliveriesOf(db.pool, made)).toMatchObject([
      { id: shown.deliveryId, status: 'delivered', attempts: 1, inHand: false },
      { status: 'failed', attempts: 1, inHand: false },
    ])
    expect(await getEndpoint(owner, made.id)).toMatchObject({ disabledFor: 'paused', failingSince: null })
  })

  it('a delivery is sent again under its id, whatever became of it', async () => {
    const { sendAgain, sendTest } = await byHand()
    const { owner } = await makeWorkspace(db.pool)
    const made = await makeEndpoint(owner, receiver.url)
    await tell(db.pool, made, 1)
    await deliver(made)
    const [{ id }] = (await deliveriesOf(db.pool, made)) as [{ id: string }]
    receiver.answers(500)
    expect(await sendAgain(owner, made.id, id)).toMatchObject({ outcome: 'answered_5xx' })
    expect(await deliveriesOf(db.pool, made)).toMatchObject([{ status: 'pending', attempts: 2, later: true }])
    receiver.answers(200)
    expect(await sendAgain(owner, made.id, id)).toMatchObject({ outcome: 'answered_2xx' })
    expect(await deliveriesOf(db.pool, made)).toMatchObject([{ status: 'delivered', attempts: 3 }])
    expect(new Set(receiver.taken.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]))
    expect(await attemptsOf(db.pool, id)).toHaveLength(3)
    await expect(sendTest(owner, '00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('a delivery that is on its way is not sent a second time', async () => {
    const { sendAgain } = await byHand()
    const { claimDue } = await import('@/lib/webhooks/attempts.server')
    const { packEvents } = await import('@/lib/webhooks/outbox.server')
    const { owner } = await makeWorkspace(db.pool)
    const made = await makeEndpoint(owner, receiver.url)
    await tell(db.pool, made, 1)
    await packEvents(made.lane)
    const turn = await claimDue(made.lane, 1)
    await expect(sendAgain(owner, made.id, turn?.claimed[0]?.id ?? '')).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(receiver.taken).toEqual([])
  })

  it('all that failed goes again, tests aside, once what was wrong is mended', async () => {
    const { sendFailedAgain, sendTest } = await byHand()
    const { owner } = await makeWorkspace(db.pool)
    const made = await makeEndpoint(owner, receiver.url)
    receiver.answers(404)
    await sendTest(owner, made.id)
    await tell(db.pool, made, 300)
    await deliver(made)
    await db.pool.query(
      `UPDATE webhook_delivery SET status = 'failed', attempts = 10 WHERE endpoint_id = $1 AND type <> 'webhook.test'`,
      [made.id],
    )
    receiver.answers(200)
    expect(await sendFailedAgain(owner, made.id)).toEqual({ count: 3 })
    // It failed just now and rests.
    await db.pool.query('UPDATE webhook_endpoint SET held_until = NULL WHERE id = $1', [made.id])
    await deliver(made)
    expect((await deliveriesOf(db.pool, made)).map(({ status }) => status)).toEqual([
      'failed',
      'delivered',
      'delivered',
      'delivered',
    ])
  })
})

describe('the log', () => {
  it('is read newest first, by state and by page, each with what was sent and every attempt', async () => {
    const { listDeliveries, readDelivery } = await logs()
    const { owner } = await makeWorkspace(db.pool)
    const made = await makeEndpoint(owner, receiver.url)
    receiver.answer = (response) => response.writeHead(receiver.taken.length % 2 ? 200 : 422).end('so so')
    await tell(db.pool, made, 400)
    await deliver(made)
    const all = await listDeliveries(owner, made.id, {})
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    )
    expect(await listDeliveries(owner, made.id, { before: all[1]?.id }, 2)).toEqual(all.slice(2, 4))
    const pending = await listDeliveries(owner, made.id, { status: 'pending' })
    expect(pending).toEqual(all.filter(({ status }) => status === 'pending'))
    expect(pending).toMatchObject([{ httpStatus: 422 }, { httpStatus: 422 }])
    const detail = await readDelivery(owner, made.id, pending[0]?.id ?? '')
    expect(JSON.parse(detail.body).data).toHaveLength(100)
    expect(detail.log).toMatchObject([
      { number: 1, outcome: 'answered_4xx', httpStatus: 422, answer: 'so so' },
    ])
  })

  it('is kept for 30 days, and not longer than its endpoint', async () => {
    const { forgetDeliveries } = await import('@/lib/webhooks/outbox.server')
    const { removeEndpoint } = await endpoints()
    const { owner } = await makeWorkspace(db.pool)
    const [kept, removed] = [await makeEndpoint(owner, receiver.url), await makeEndpoint(owner, receiver.url)]
    for (const made of [kept, removed]) {
      await tell(db.pool, made, 1)
      await deliver(made)
      await tell(db.pool, made, 1)
    }
    const older = (days: number) =>
      db.pool.query(
        `INSERT INTO webhook_delivery (workspace_id, endpoint_id, id, type, events, body, status)
         VALUES ($1, $2, uuidv7(make_interval(days => -$3::int)), 'link.clicked', 1, '', 'failed')`,
        [kept.lane.workspaceId, kept.id, days],
      )
    await older(29)
    await older(31)
    await removeEndpoint(owner, removed.id)
    await forgetDeliveries()
    expect((await deliveriesOf(db.pool, kept)).map(({ status }) => status)).toEqual(['failed', 'delivered'])
    expect(await deliveriesOf(db.pool, removed)).toEqual([])
    const { rows } = await db.pool.query('SELECT endpoint_id FROM webhook_event WHERE workspace_id = $1', [
      owner.workspaceId,
    ])
    expect(rows).toEqual([{ endpoint_id: kept.id }])
  })
})
