import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'

let database: TestDatabase
let outbox: typeof import('@/lib/accounts/outbox.server')
let mail: typeof import('@/lib/accounts/mail.server')

beforeAll(async () => {
  database = await testDatabase({ PUBLIC_URL: 'http://localhost:3000' })
  outbox = await import('@/lib/accounts/outbox.server')
  mail = await import('@/lib/accounts/mail.server')
})
afterAll(() => database.drop())

const letter = { recipient: 'ada@example.com', subject: 'Hello', body: 'A link' }
const write = () => database.prisma.$transaction((tx) => mail.writeMail(tx, letter))
const visit = (over: Record<string, string> = {}) =>
  outbox.isLocalVisit(new Headers({ host: 'localhost:3000', 'x-client-address': '127.0.0.1', ...over }))

describe('the outbox of a local installation', () => {
  it('is for visits from the same machine', () => {
    expect(visit()).toBe(true)
    expect(visit({ 'x-client-address': '::1' })).toBe(true)
    expect(visit({ 'x-client-address': '::ffff:127.0.0.1', host: '127.0.0.1:3000' })).toBe(true)
    // Next fills it in from the socket when nobody sent one.
    expect(visit({ 'x-forwarded-for': '::ffff:127.0.0.1' })).toBe(true)
  })

  it.each([
    ['another machine', { 'x-client-address': '203.0.113.9' }],
    ['a proxy that says for whom', { 'x-forwarded-for': '203.0.113.9' }],
    ['a proxy that says it another way', { forwarded: 'for=203.0.113.9' }],
    ['a client that lies about the way', { 'x-forwarded-for': '127.0.0.1, 203.0.113.9' }],
    ['a name that is not this machine’s', { host: 'marquee.example' }],
    ['a name that only looks like it', { host: '127.0.0.1.evil.example' }],
    ['nobody in particular', { 'x-client-address': 'unknown' }],
  ])('is closed to %s', (_, headers) => expect(visit(headers)).toBe(false))

  it('keeps mail that cannot be sent, and shows it', async () => {
    const id = await write()
    await mail.sendMail(id)
    expect(await outbox.readOutbox()).toMatchObject([{ id, ...letter }])
    expect((await database.prisma.outgoingMail.findUniqueOrThrow({ where: { id } })).sentAt).toBeNull()
  })
})

describe('anywhere else', () => {
  /** The same modules under another configuration. */
  async function under(environment: Record<string, string>) {
    vi.resetModules()
    Object.assign(process.env, environment)
    const [box, post] = [
      await import('@/lib/accounts/outbox.server'),
      await import('@/lib/accounts/mail.server'),
    ]
    return { ...box, ...post }
  }

  it('the outbox does not exist for a public address', async () => {
    const { isLocalVisit, readOutbox } = await under({ PUBLIC_URL: 'https://marquee.example' })
    await write()
    expect(isLocalVisit(new Headers({ host: 'localhost', 'x-client-address': '127.0.0.1' }))).toBe(false)
    expect(await readOutbox()).toEqual([])
  })

  it('mail leaves by SMTP, once, and a failure is kept with its reason', async () => {
    const { url, received, close } = await smtp()
    const { sendMail, readOutbox } = await under({ PUBLIC_URL: 'http://localhost:3000', SMTP_URL: url })
    expect(await readOutbox()).toEqual([])
    const id = await write()
    await sendMail(id)
    await sendMail(id)
    expect(received).toHaveLength(1)
    expect(received[0]).toContain('To: ada@example.com')
    expect(received[0]).toContain('A link')
    close()
    const late = await write()
    await expect(sendMail(late)).rejects.toThrow()
    const kept = await database.prisma.outgoingMail.findUniqueOrThrow({ where: { id: late } })
    expect(kept).toMatchObject({
      attempts: 1,
      sentAt: null,
      lastError: expect.stringContaining('ECONNREFUSED'),
    })
  })
})

/** As much of an SMTP server as a message needs (RFC 5321). */
async function smtp(): Promise<{ url: string; received: string[]; close: () => void }> {
  const received: string[] = []
  const server: Server = createServer((socket) => {
    let data: string[] | undefined
    const take = (line: string): string | undefined => {
      if (data === undefined) return line === 'DATA' ? begin() : line === 'QUIT' ? '221 bye' : '250 ok'
      if (line !== '.') return void data.push(line)
      received.push(data.join('\n'))
      data = undefined
      return '250 kept'
    }
    const begin = () => {
      data = []
      return '354 go on'
    }
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        const answer = take(line)
        if (answer) socket.write(`${answer}\r\n`)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, received, close: () => server.close() }
}
