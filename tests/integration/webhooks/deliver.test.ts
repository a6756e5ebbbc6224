import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { Receiver } from './receiver'
import {
  attemptsOf,
  deliver,
  deliveriesOf,
  hasten,
  type Made,
  makeEndpoint,
  makeWorkspace,
  tell,
} from './stage'

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

async function endpoint(url = receiver.url): Promise<Made & { email: string }> {
  const { owner, email } = await makeWorkspace(db.pool)
  return { ...(await makeEndpoint(owner, url)), email }
}

/** One event told and one attempt made. */
async function once(made: Made) {
  await tell(db.pool, made, 1)
  await deliver(made)
  const [delivery] = (await deliveriesOf(db.pool, made)).slice(-1)
  return { ...delivery, log: await attemptsOf(db.pool, delivery.id) }
}

async function stateOf({ lane }: Made) {
  const { rows } = await db.pool.query(
    `SELECT disabled_for AS "disabledFor", failing_since IS NOT NULL AS failing,
            round(extract(epoch FROM held_until - now()))::int AS "heldSeconds" FROM webhook_endpoint WHERE id = $1`,
    [lane.endpointId],
  )
  return rows[0]
}

describe('what waits', () => {
  it('goes out in hundreds of one type, in order, each event once', async () => {
    const made = await endpoint()
    await tell(db.pool, made, 1000)
    await tell(db.pool, made, 3, 'reply.received')
    await deliver(made)
    expect(receiver.taken).toHaveLength(11)
    const clicks = receiver.taken.filter(({ body }) => body.includes('"link.clicked"'))
    expect(clicks.map(({ body }) => JSON.parse(body).data.length)).toEqual(Array(10).fill(100))
    const ids = receiver.events.filter(({ type }) => type === 'link.clicked').map(({ id }) => id)
    expect(new Set(ids)).toEqual(new Set(Array.from({ length: 1000 }, (_, n) => `click_${n + 1}`)))
    for (const { body } of clicks) {
      const places = (JSON.parse(body).data as { id: string }[]).map(({ id }) => Number(id.slice(6)))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
    const { rows } = await db.pool.query('SELECT FROM webhook_event WHERE endpoint_id = $1', [made.id])
    expect(rows).toEqual([])
  })

  it('is held to 256 kB a POST, however long the events are', async () => {
    const made = await endpoint()
    await db.pool.query(
      `INSERT INTO webhook_event (workspace_id, endpoint_id, type, data)
       SELECT $1, $2, 'reply.received', json_build_object('id', 'reply_' || n, 'text', repeat(E'\\u0001', 2000)) FROM generate_series(1, 100) n`,
      [made.lane.workspaceId, made.id],
    )
    await deliver(made)
    expect(receiver.events).toHaveLength(100)
    expect(receiver.taken.length).toBeGreaterThan(4)
    for (const { body } of receiver.taken) expect(Buffer.byteLength(body)).toBeLessThan(256_000)
  })

  it('is packed as whole hundreds while a lane is at it', async () => {
    const { packEvents } = await import('@/lib/webhooks/outbox.server')
    const made = await endpoint()
    await tell(db.pool, made, 250)
    expect(await packEvents(made.lane, { onlyFull: true })).toBe(2)
    expect(await packEvents(made.lane, { onlyFull: true })).toBe(0)
    expect(await packEvents(made.lane)).toBe(1)
    expect((await deliveriesOf(db.pool, made)).map(({ events }) => events)).toEqual([100, 100, 50])
  })

  it('is asked for by the sweep: packing for all, deliveries of those that are on', async () => {
    const { remindWebhooks } = await import('@/lib/webhooks/outbox.server')
    const { pauseEndpoint } = await import('@/lib/webhooks/endpoints.server')
    const { owner } = await makeWorkspace(db.pool)
    const [told, due, paused] = [
      await makeEndpoint(owner, receiver.url),
      await makeEndpoint(owner, receiver.url),
      await makeEndpoint(owner, receiver.url),
    ]
    const { packEvents } = await import('@/lib/webhooks/outbox.server')
    for (const made of [told, due, paused]) await tell(db.pool, made, 1)
    for (const made of [due, paused]) await packEvents(made.lane)
    await pauseEndpoint(owner, paused.id)
    await remindWebhooks()
    const { Queue, createPostgresBackend } = await import('bullmq')
    const queue = new Queue(
      'webhooks',
      { connection: { connectionString: db.url, schema: 'queue', max: 1 } } as never,
      ...([createPostgresBackend] as never[]),
    )
    const jobs = await queue.getJobs(['waiting', 'prioritized', 'delayed'])
    await queue.close()
    const asked = jobs.map((job) => (job.data as { endpointId: string }).endpointId)
    expect(asked).toContain(told.id)
    expect(asked).toContain(due.id)
    expect(asked).not.toContain(paused.id)
  })
})

describe('a delivery', () => {
  it('is signed as Standard Webhooks says, and says what it is', async () => {
    const made = await endpoint()
    const delivery = await once(made)
    const [taken] = receiver.taken
    expect(taken?.headers).toMatchObject({
      'content-type': 'application/json',
      'webhook-id': delivery.id,
      'user-agent': 'Marquee-Webhooks/1',
    })
    expect(taken?.path).toBe('/hooks?shop=1')
    const verified = new Webhook(made.secret).verify(
      taken?.body ?? '',
      taken?.headers as Record<string, string>,
    )
    expect(verified).toMatchObject({
      type: 'link.clicked',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: [{ id: 'click_1', at: '2026-11-22T15:04:05.120Z' }],
    })
    expect(() => new Webhook(made.secret).verify(`${taken?.body} `, taken?.headers as never)).toThrow()
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 1, inHand: false })
    expect(delivery.log).toEqual([{ number: 1, outcome: 'answered_2xx', httpStatus: 200, answer: 'thanks' }])
  })

  it('that was refused comes again under the same id, until it is taken', async () => {
    const made = await endpoint()
    receiver.answers(500, {}, 'oops \0 dear')
    const first = await once(made)
    expect(first).toMatchObject({ status: 'pending', attempts: 1, outcome: 'answered_5xx', later: true })
    expect(await stateOf(made)).toMatchObject({ failing: true, disabledFor: null })
    await deliver(made)
    expect(receiver.taken).toHaveLength(1)
    receiver.answers(204)
    await hasten(db.pool)
    await deliver(made)
    const [again] = await deliveriesOf(db.pool, made)
    expect(again).toMatchObject({ status: 'delivered', attempts: 2 })
    expect(receiver.taken.map(({ headers }) => headers['webhook-id'])).toEqual([again.id, again.id])
    expect(receiver.taken[0]?.body).toBe(receiver.taken[1]?.body)
    expect(await attemptsOf(db.pool, again.id)).toMatchObject([
      { number: 1, httpStatus: 500, answer: 'oops \uFFFD dear' },
      { number: 2, httpStatus: 204 },
    ])
    expect(await stateOf(made)).toMatchObject({ failing: false, heldSeconds: null })
  })

  it('has failed after ten attempts', async () => {
    const made = await endpoint()
    receiver.answers(500)
    await tell(db.pool, made, 1)
    for (let attempt = 1; attempt <= 11; attempt++) {
      await hasten(db.pool)
      await deliver(made)
    }
    expect(receiver.taken).toHaveLength(10)
    expect(await deliveriesOf(db.pool, made)).toMatchObject([{ status: 'failed', attempts: 10 }])
  })

  it('of a worker that was killed is taken over after its lease', async () => {
    const { claimDue } = await import('@/lib/webhooks/attempts.server')
    const { packEvents } = await import('@/lib/webhooks/outbox.server')
    const made = await endpoint()
    await tell(db.pool, made, 1)
    await packEvents(made.lane)
    expect((await claimDue(made.lane, 8))?.claimed).toMatchObject([{ number: 1 }])
    expect((await claimDue(made.lane, 8))?.claimed).toEqual([])
    await db.pool.query(
      `UPDATE webhook_delivery SET next_at = now() - interval '1 second', claimed_until = now() - interval '1 second' WHERE endpoint_id = $1`,
      [made.id],
    )
    await deliver(made)
    const [delivery] = await deliveriesOf(db.pool, made)
    expect(delivery).toMatchObject({ status: 'delivered', attempts: 2 })
    expect(await attemptsOf(db.pool, delivery.id)).toMatchObject([
      { number: 1, outcome: 'interrupted' },
      { number: 2, outcome: 'answered_2xx' },
    ])
  })

  it('is left to the worker that took it over, when the first answers late', async () => {
    const { claimDue, recordAttempts } = await import('@/lib/webhooks/attempts.server')
    const { packEvents } = await import('@/lib/webhooks/outbox.server')
    const made = await endpoint()
    await tell(db.pool, made, 1)
    await packEvents(made.lane)
    const late = (await claimDue(made.lane, 8))?.claimed[0]
    await db.pool.query(
      `UPDATE webhook_delivery SET next_at = now() - interval '1 second', claimed_until = now() - interval '1 second' WHERE endpoint_id = $1`,
      [made.id],
    )
    await claimDue(made.lane, 8)
    await recordAttempts(db.pool, made.lane, [
      {
        ...(late as NonNullable<typeof late>),
        outcome: 'answered_5xx',
        httpStatus: 500,
        answer: 'late',
        durationMs: 1,
        askedMs: 0,
        at: new Date(),
        waitMs: 5000,
      },
    ])
    const [delivery] = await deliveriesOf(db.pool, made)
    expect(delivery).toMatchObject({ status: 'pending', attempts: 2, inHand: true, outcome: null })
    expect(await attemptsOf(db.pool, delivery.id)).toMatchObject([
      { number: 1, outcome: 'answered_5xx', answer: 'late' },
    ])
  })
})

describe('an endpoint that', () => {
  it('redirects is not followed', async () => {
    const made = await endpoint()
    receiver.answers(302, { location: `http://127.0.0.1:${receiver.port}/elsewhere` })
    expect(await once(made)).toMatchObject({
      status: 'pending',
      outcome: 'answered_3xx',
      log: [{ httpStatus: 302 }],
    })
    expect(receiver.taken).toHaveLength(1)
  })

  it('says that it is gone is switched off, and the owners are told', async () => {
    const made = await endpoint()
    receiver.answers(410)
    expect(await once(made)).toMatchObject({ status: 'pending', outcome: 'gone' })
    expect(await stateOf(made)).toMatchObject({ disabledFor: 'gone' })
    const { rows: mails } = await db.pool.query(
      'SELECT subject, body FROM outgoing_mail WHERE recipient = $1',
      [made.email],
    )
    expect(mails).toEqual([
      {
        subject: 'A webhook of Larkfield was switched off',
        body: expect.stringMatching(
          new RegExp(`HTTP 410[^]*${receiver.port}[^]*settings/webhooks/${made.id}`),
        ),
      },
    ])
    const { rows: audit } = await db.pool.query(
      `SELECT action, actor_kind, data FROM audit_event WHERE subject_id = $1 ORDER BY id DESC LIMIT 1`,
      [made.id],
    )
    expect(audit).toEqual([{ action: 'webhook.disabled', actor_kind: 'system', data: { because: 'gone' } }])
    await hasten(db.pool)
    await deliver(made)
    expect(receiver.taken).toHaveLength(1)
  })

  it('lets nothing through for three days is switched off', async () => {
    const made = await endpoint()
    receiver.answers(500)
    await once(made)
    const failing = (ago: string) =>
      db.pool.query(`UPDATE webhook_endpoint SET failing_since = now() - $2::interval WHERE id = $1`, [
        made.id,
        ago,
      ])
    await failing('71 hours')
    await hasten(db.pool)
    await deliver(made)
    expect(await stateOf(made)).toMatchObject({ disabledFor: null })
    await failing('73 hours')
    await hasten(db.pool)
    await deliver(made)
    expect(await stateOf(made)).toMatchObject({ disabledFor: 'failing' })
  })

  it('asks to wait is left alone for as long, an hour at most', async () => {
    const made = await endpoint()
    receiver.answers(429, { 'retry-after': '120' })
    await once(made)
    expect((await stateOf(made)).heldSeconds).toBeGreaterThan(110)
    await tell(db.pool, made, 1)
    await deliver(made)
    expect(receiver.taken).toHaveLength(1)
    receiver.answers(503, { 'retry-after': '999999' })
    await hasten(db.pool)
    await deliver(made)
    expect((await stateOf(made)).heldSeconds).toBeLessThanOrEqual(3600)
    expect((await stateOf(made)).heldSeconds).toBeGreaterThan(3500)
  })

  it('goes on failing is tried with one delivery at a time, and then rests', async () => {
    const made = await endpoint()
    receiver.answers(500)
    await tell(db.pool, made, 500)
    await deliver(made)
    // The one that goes ahead, and another that finds it failing.
    expect(receiver.taken).toHaveLength(2)
    await hasten(db.pool)
    await deliver(made)
    expect(receiver.taken).toHaveLength(3)
    expect((await stateOf(made)).heldSeconds).toBeGreaterThan(5)
    receiver.answers(200)
    await hasten(db.pool)
    await deliver(made)
    expect((await deliveriesOf(db.pool, made)).map(({ status }) => status)).toEqual(
      Array(5).fill('delivered'),
    )
  })

  it('never answers is given ten seconds', async () => {
    const made = await endpoint()
    receiver.answer = () => {}
    expect(await once(made)).toMatchObject({ status: 'pending', outcome: 'answer_timeout' })
  }, 20_000)

  it('begins an answer and never ends it has answered', async () => {
    const made = await endpoint()
    receiver.answer = (response) => response.writeHead(200).write('taken, and')
    expect(await once(made)).toMatchObject({ status: 'delivered', log: [{ answer: 'taken, and' }] })
  }, 20_000)

  it('answers at great length is heard out to 16 kB, and 2 kB are kept', async () => {
    const made = await endpoint()
    let written = 0
    receiver.answer = (response) => {
      const more = () => {
        while (!response.destroyed && written < 50_000_000) {
          written += 65_536
          if (!response.write('x'.repeat(65_536))) return void response.once('drain', more)
        }
        response.end()
      }
      more()
    }
    const delivery = await once(made)
    expect(delivery).toMatchObject({ status: 'delivered', log: [{ answer: 'x'.repeat(2048) }] })
    expect(written).toBeLessThan(50_000_000)
  })

  it('answers with endless headers has not answered', async () => {
    const made = await endpoint()
    receiver.answers(200, { 'x-long': 'x'.repeat(40_000) })
    expect(await once(made)).toMatchObject({ status: 'pending', outcome: 'answer_too_large' })
  })

  it('is not there is told apart from one that hangs up', async () => {
    const gone = await Receiver.start()
    const made = await endpoint(gone.url)
    await gone.stop()
    expect(await once(made)).toMatchObject({ outcome: 'connection_refused', log: [{ httpStatus: null }] })
    const hanging = await endpoint()
    receiver.answer = (response) => response.destroy()
    expect(await once(hanging)).toMatchObject({ outcome: 'connection_lost' })
  })

  it('has no certificate that counts is not talked to', async () => {
    const made = await endpoint(`https://127.0.0.1:${receiver.port}/`)
    expect(await once(made)).toMatchObject({ outcome: 'tls_failed' })
  })
})

describe('the own network', () => {
  const outside = 'https://hooks.example/'
  /** Past the check of the form, as a name would be that was outside when it was entered. */
  const moved = async (url: string) => {
    const made = await endpoint(outside)
    await db.pool.query('UPDATE webhook_endpoint SET url = $2 WHERE id = $1', [made.id, url])
    return once(made)
  }

  it('is not reached by a name that resolves into it', async () => {
    // The resolver knows the machine's own name; it is no literal address, and not "localhost".
    const { hostname } = await import('node:os')
    expect(await moved(`https://${hostname()}:${receiver.port}/`)).toMatchObject({
      outcome: 'inside_address',
    })
    expect(receiver.taken).toEqual([])
  })

  it.each(['https://10.1.2.3/', 'https://localhost/', 'http://hooks.example/', 'https://[::ffff:10.0.0.1]/'])(
    'is not reached at %s after the operator closed it',
    async (url) => {
      expect(await moved(url)).toMatchObject({ outcome: 'inside_address', status: 'pending' })
    },
  )
})
