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

const endpoints = () => import('@/lib/webhooks/endpoints.server')
const byHand = () => import('@/lib/webhooks/by-hand.server')

async function scene() {
  const { owner, email } = await makeWorkspace(db.pool)
  return { owner, email, made: await makeEndpoint(owner, receiver.url) }
}

async function mailsTo(email: string): Promise<string[]> {
  const { rows } = await db.pool.query('SELECT body FROM outgoing_mail WHERE recipient = $1', [email])
  return rows.map(({ body }) => body)
}

/** What waits for its next attempt waits no more; when it failed last is left as it is, other than by `hasten`. */
const due = (made: Made) =>
  db.pool.query(
    `UPDATE webhook_delivery SET next_at = now() - interval '1 second' WHERE endpoint_id = $1 AND status = 'pending'`,
    [made.id],
  )

describe('an endpoint whose secret cannot be read', () => {
  /** As after MARQUEE_SECRET was changed: nothing that was sealed opens. */
  async function unreadable() {
    const { sealSecret } = await import('@/lib/webhooks/secret.server')
    const all = await scene()
    const sealed = sealSecret({ ...all.made.lane, endpointId: 'another' }, all.made.secret)
    await db.pool.query('UPDATE webhook_endpoint SET sealed = $2 WHERE id = $1', [all.made.id, sealed])
    return all
  }

  it('rests with nothing claimed, and once that lasts is switched off, and owners are told what to do', async () => {
    const { getEndpoint, resumeEndpoint, rotateSecret } = await endpoints()
    const { owner, email, made } = await unreadable()
    await tell(db.pool, made, 2000)
    await deliver(made)
    expect(await getEndpoint(owner, made.id)).toMatchObject({ disabledFor: null, waiting: 20 })
    expect(await mailsTo(email)).toEqual([])
    await db.pool.query(
      `UPDATE webhook_endpoint SET held_until = NULL, failing_since = now() - interval '61 minutes' WHERE id = $1`,
      [made.id],
    )
    await deliver(made)
    expect(await getEndpoint(owner, made.id)).toMatchObject({ disabledFor: 'unreadable', waiting: 20 })
    const waiting = await deliveriesOf(db.pool, made)
    expect(waiting.filter(({ attempts, inHand }) => attempts > 0 || inHand)).toEqual([])
    const mails = await mailsTo(email)
    expect(mails).toEqual([expect.stringMatching(/can no longer be read[\s\S]*Make a new secret/)])
    await expect(resumeEndpoint(owner, made.id)).rejects.toThrow(/can no longer be read/)
    const { secret } = await rotateSecret(owner, made.id)
    await resumeEndpoint(owner, made.id)
    await deliver(made)
    expect(receiver.events).toHaveLength(2000)
    const [taken] = receiver.taken
    new Webhook(secret).verify(taken?.body ?? '', taken?.headers as Record<string, string>)
  })

  it('says so by hand too, and nothing is left in hand', async () => {
    const { sendAgain, sendTest } = await byHand()
    const { packEvents } = await import('@/lib/webhooks/outbox.server')
    const { owner, made } = await unreadable()
    await expect(sendTest(owner, made.id)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/can no longer be read/),
    })
    expect(await deliveriesOf(db.pool, made)).toEqual([])
    await tell(db.pool, made, 1)
    await packEvents(made.lane)
    const [{ id }] = (await deliveriesOf(db.pool, made)) as [{ id: string }]
    await expect(sendAgain(owner, made.id, id)).rejects.toThrow(/can no longer be read/)
    expect(await deliveriesOf(db.pool, made)).toMatchObject([
      { status: 'pending', attempts: 0, inHand: false, later: false },
    ])
    expect(receiver.taken).toEqual([])
  })
})

describe('an endpoint that says that it is gone', () => {
  it('when a test is sent is switched off too', async () => {
    const { sendTest } = await byHand()
    const { getEndpoint } = await endpoints()
    const { owner, email, made } = await scene()
    receiver.answers(410)
    await sendTest(owner, made.id)
    expect(await getEndpoint(owner, made.id)).toMatchObject({ disabledFor: 'gone' })
    expect(await mailsTo(email)).toEqual([expect.stringContaining('HTTP 410')])
  })

  it('when a delivery is sent again is switched off too', async () => {
    const { sendAgain } = await byHand()
    const { getEndpoint } = await endpoints()
    const { owner, made } = await scene()
    await tell(db.pool, made, 1)
    await deliver(made)
    const [{ id }] = (await deliveriesOf(db.pool, made)) as [{ id: string }]
    receiver.answers(410)
    await sendAgain(owner, made.id, id)
    expect(await getEndpoint(owner, made.id)).toMatchObject({ disabledFor: 'gone' })
  })
})

describe('the three days of an endpoint', () => {
  /** It failed first and last so many hours ago. */
  const failed = (made: Made, first: number, last: number) =>
    db.pool.query(
      `UPDATE webhook_endpoint SET failing_since = now() - make_interval(hours => $2), held_until = now() - make_interval(hours => $3)
       WHERE id = $1`,
      [made.id, first, last],
    )

  it('are three days of trying: after silence they begin anew', async () => {
    const { getEndpoint } = await endpoints()
    const { owner, made } = await scene()
    receiver.answers(500)
    await failed(made, 100, 90)
    await tell(db.pool, made, 1)
    await deliver(made)
    expect(receiver.taken).toHaveLength(1)
    const { disabledFor, failingSince } = await getEndpoint(owner, made.id)
    expect(disabledFor).toBeNull()
    expect(Date.now() - (failingSince?.getTime() ?? 0)).toBeLessThan(60_000)
    await hasten(db.pool)
    await deliver(made)
    expect(receiver.taken).toHaveLength(2)
    expect(await getEndpoint(owner, made.id)).toMatchObject({ disabledFor: null, failingSince })
  })

  it('go on through the longest wait between two attempts', async () => {
    const { getEndpoint } = await endpoints()
    const { owner, made } = await scene()
    receiver.answers(500)
    await tell(db.pool, made, 1)
    await deliver(made)
    await failed(made, 76, 27)
    await due(made)
    await deliver(made)
    expect(receiver.taken).toHaveLength(2)
    expect(await getEndpoint(owner, made.id)).toMatchObject({ disabledFor: 'failing' })
  })

  it('begin anew at another address, and not by another name', async () => {
    const { changeEndpoint, getEndpoint } = await endpoints()
    const { owner, made } = await scene()
    await failed(made, 71, 1)
    const change = { description: 'Shop', types: ['link.clicked' as const] }
    await changeEndpoint(owner, made.id, { url: receiver.url, ...change })
    expect((await getEndpoint(owner, made.id)).failingSince).not.toBeNull()
    await changeEndpoint(owner, made.id, { url: `${receiver.url}&new=1`, ...change })
    expect((await getEndpoint(owner, made.id)).failingSince).toBeNull()
  })
})

describe('a test whose process was killed', () => {
  it('has failed once its lease is over, and is not sent by the lane', async () => {
    const { sendTest } = await byHand()
    const { owner, made } = await scene()
    receiver.answers(500)
    const { deliveryId } = await sendTest(owner, made.id)
    await db.pool.query('DELETE FROM webhook_attempt WHERE delivery_id = $1', [deliveryId])
    await db.pool.query(
      `UPDATE webhook_delivery SET status = 'pending', outcome = NULL, ended_at = NULL, next_at = now() - interval '1 second', claimed_until = now() - interval '1 second' WHERE id = $1`,
      [deliveryId],
    )
    await deliver(made)
    await hasten(db.pool)
    await deliver(made)
    expect(receiver.taken).toHaveLength(1)
    expect(await deliveriesOf(db.pool, made)).toMatchObject([
      { id: deliveryId, status: 'failed', attempts: 1, outcome: 'interrupted', inHand: false },
    ])
    expect(await attemptsOf(db.pool, deliveryId)).toMatchObject([{ number: 1, outcome: 'interrupted' }])
  })
})

describe('a lane', () => {
  it('sends one delivery ahead, and many at once when it came through', async () => {
    const { made } = await scene()
    let open = 0
    const together: number[] = []
    receiver.answer = (response) => {
      together.push(++open)
      setTimeout(() => {
        open--
        response.end()
      }, 150)
    }
    await tell(db.pool, made, 900)
    await deliver(made)
    expect(together).toEqual([1, 1, 2, 3, 4, 5, 6, 7, 8])
  })
})
