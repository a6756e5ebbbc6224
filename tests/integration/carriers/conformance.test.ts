import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Carrier, CarrierConnection, Submission, SubmitOutcome } from '@/lib/carriers/carrier'
import { type TestDatabase, testDatabase } from '../../support/database'
import { CarrierPeer, type Fault } from '../messages/carrier-peer'

const port = 4501
let db: TestDatabase
let peer: CarrierPeer

beforeAll(async () => {
  db = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1', SIMULATOR_URL: `http://127.0.0.1:${port}` })
})
beforeEach(async () => {
  peer = await CarrierPeer.start(port)
})
afterEach(() => peer.stop())
afterAll(() => db.drop())

/** Credentials with which each adapter reaches the peer. A new adapter adds its own, and teaches the peer what it speaks. */
const credentialsOf: Record<string, unknown> = {
  mm7: { url: `http://127.0.0.1:${port}/mm7`, vaspId: 'larkfield' },
  mm1: { url: `http://127.0.0.1:${port}/mm1` },
  simulator: { vaspId: '0190aaaa-0000-7000-8000-000000000001' },
}

const { carriers, carrierOf, credentialFields } = await (async () => {
  process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1/none'
  return import('@/lib/carriers/registry.server')
})()

describe.each(carriers.map((carrier) => [carrier.id, carrier] as const))('%s', (id, carrier: Carrier) => {
  const open = (options: object = {}): CarrierConnection =>
    carrier.open(carrier.credentials.parse(credentialsOf[id]), { connections: 4, ...options })

  function submissions(connection: CarrierConnection, count: number, size = 500): Submission[] {
    const picture = { bytes: Buffer.alloc(size, 'x'), mime: 'image/jpeg', name: 'picture.jpg', altText: '' }
    const content = connection.prepare({ media: [picture] })
    return Array.from({ length: count }, (_, index) => ({
      messageId: index + 1,
      reference: `mq-${index + 1}-0`,
      from: '52755',
      to: `+1828${5_550_000 + index}`,
      text: `Text ${index + 1}: “ü” <&> 🙂`,
      content,
    }))
  }

  async function submit(connection: CarrierConnection, batch: Submission[]): Promise<SubmitOutcome[]> {
    const outcomes: SubmitOutcome[] = []
    await connection.submit(batch, (outcome) => outcomes.push(outcome))
    await connection.close()
    return outcomes.sort((a, b) => a.messageId - b.messageId)
  }

  it('describes itself and draws its settings form', () => {
    expect(carrier.name).not.toBe('')
    expect(carrierOf(id)).toBe(carrier)
    const fields = credentialFields(carrier)
    for (const field of fields) expect(field.label).not.toBe(field.key)
    for (const { required, section } of fields) expect(required && section).toBeFalsy()
    for (const { options, default: chosen } of fields.filter(({ input }) => input === 'select'))
      expect(options?.map(({ value }) => value)).toContain(chosen)
    const { maxBytes, defaultRate, mediaTypes } = carrier.capabilities(
      carrier.credentials.parse(credentialsOf[id]),
    )
    expect(maxBytes).toBeGreaterThan(100_000)
    expect(defaultRate).toBeGreaterThan(0)
    expect(mediaTypes).toContain('image/jpeg')
  })

  it('gives every submission exactly one outcome, and delivers what it was given', async () => {
    const connection = open()
    const batch = submissions(connection, 50)
    const outcomes = await submit(connection, batch)
    expect(outcomes.map(({ messageId }) => messageId)).toEqual(batch.map(({ messageId }) => messageId))
    expect(outcomes.every(({ kind }) => kind === 'accepted')).toBe(true)
    for (const submission of batch) {
      const taken = peer.taken.filter(({ to }) => to === submission.to)
      expect(taken).toHaveLength(1)
      expect(taken[0]).toMatchObject({ text: submission.text, transactionId: submission.reference })
    }
    expect(new Set(outcomes.map((outcome) => outcome.kind === 'accepted' && outcome.carrierId)).size).toBe(50)
  })

  const faults: [string, Fault, SubmitOutcome['kind'][]][] = [
    ['nonsense', { kind: 'take_garbage' }, ['unknown']],
    ['silence', { kind: 'take_hang' }, ['unknown']],
    ['a reset', { kind: 'take_reset' }, ['unknown']],
    ['an answer cut short', { kind: 'take_cut' }, ['unknown']],
    ['an answer that takes its time', { kind: 'slow', ms: 300 }, ['accepted']],
    ['a refused account', { kind: 'status', code: 4001 }, ['account_problem']],
    ['wrong credentials', { kind: 'http', status: 401 }, ['account_problem']],
    ['throttling', { kind: 'http', status: 429, headers: { 'retry-after': '2' } }, ['retry_later']],
    [
      'a redirect',
      { kind: 'http', status: 302, headers: { location: 'http://127.0.0.1:1/' } },
      ['account_problem'],
    ],
    ['a passing error', { kind: 'status', code: 3000 }, ['retry_later']],
    ['a dead address', { kind: 'status', code: 2002 }, ['address_dead']],
    ['a size refusal', { kind: 'status', code: 2004 }, ['retry_smaller']],
    ['an endless answer', { kind: 'http', status: 200, body: 'x'.repeat(200_000) }, ['unknown']],
  ]

  it.each(faults)(
    'says of %s what is certain, and repeats nothing by itself',
    async (_name, fault, kinds) => {
      peer.fault = () => (peer.requests === 1 ? fault : undefined)
      const connection = open({ connections: 1, timeouts: { answer: 1500, body: 1500 } })
      const outcomes = await submit(connection, submissions(connection, 3))
      expect(outcomes).toHaveLength(3)
      expect(kinds).toContain(outcomes[0]?.kind)
      expect(outcomes.slice(1).map(({ kind }) => kind)).toEqual(['accepted', 'accepted'])
      expect(peer.requests).toBe(3)
    },
  )

  it('keeps its connections, and no more of them than it was given', async () => {
    const connection = open()
    expect(await submit(connection, submissions(connection, 60))).toHaveLength(60)
    expect(peer.requests).toBe(60)
    expect(peer.connections).toBeLessThanOrEqual(4)
  })

  // More than the sockets of both sides hold between them.
  const unswallowable = 24_000_000

  it.each([
    ['resets the connection', 'cut'],
    ['stops reading', 'deaf'],
  ] as const)(
    'knows that the message was not handed over when the peer %s before its end',
    async (_, how) => {
      peer[how] = () => peer.requests === 1
      const connection = open({ connections: 1, timeouts: { body: 1500 } })
      const outcomes = await submit(connection, [
        ...submissions(connection, 1, unswallowable),
        ...submissions(connection, 2).slice(1),
      ])
      expect(outcomes.map(({ kind }) => kind)).toEqual(['retry_later', 'accepted'])
      expect(peer.taken).toHaveLength(1)
    },
  )

  it('knows that nothing was handed over when nobody listens', async () => {
    await peer.stop()
    const connection = open()
    const outcomes = await submit(connection, submissions(connection, 3))
    expect(outcomes.map(({ kind }) => kind)).toEqual(['retry_later', 'retry_later', 'retry_later'])
    peer = await CarrierPeer.start(port)
  })

  it('answers noise on its callback without an event', () => {
    const body = Buffer.from('noise')
    const received = carrier.receive(
      { contentType: 'text/plain', body },
      carrier.credentials.parse(credentialsOf[id]),
      new Date(),
    )
    expect(received.events).toEqual([])
    expect(received.done.body.byteLength).toBeGreaterThan(0)
  })
})

describe('the address of a carrier', () => {
  const inside = [
    'http://127.0.0.2/mm7',
    'http://localhost/mm7',
    'http://[::1]/mm7',
    'http://[::ffff:10.0.0.1]/mm7',
    'http://10.1.2.3/mm7',
    'http://169.254.169.254/latest/meta-data',
    'http://192.168.0.1/',
    'http://2130706434/',
    'http://0x7f.2/',
    'http://017700000002/',
    'http://[fd00::1]/',
    'http://0/',
    'http://user:pass@mmsc.example/',
    'ftp://mmsc.example/',
  ]

  it.each(inside)('%s is refused', async (address) => {
    const { checkAddress } = await import('@/lib/carriers/address.server')
    expect(() => checkAddress(address)).toThrow(/own network|fields|http or https/)
  })

  it('is looked up again at every connection, so that a name cannot move inside', async () => {
    const { guardedLookup } = await import('@/lib/platform/address-guard.server')
    const error = await new Promise((resolve) => guardedLookup('carriers')('localhost', {}, resolve))
    expect(String(error)).toMatch(/own network/)
  })

  it('outside is taken, the simulator and what the operator listed too', async () => {
    const { checkAddress } = await import('@/lib/carriers/address.server')
    expect(checkAddress('https://mmsc.example/mm7').guarded).toBe(true)
    expect(checkAddress('http://8.8.8.8/mm7').guarded).toBe(true)
    expect(checkAddress(`http://127.0.0.1:${port}/mm7`).guarded).toBe(false)
  })
})
