import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { awayFromWindowEdge, makePerson, someIp } from './people'

let database: TestDatabase
let signIn: typeof import('@/lib/accounts/sign-in.server')
let passwords: typeof import('@/lib/accounts/password.server')
let account: typeof import('@/lib/accounts/account.server')

beforeAll(async () => {
  database = await testDatabase()
  signIn = await import('@/lib/accounts/sign-in.server')
  passwords = await import('@/lib/accounts/password.server')
  account = await import('@/lib/accounts/account.server')
})
afterAll(() => database.drop())

const right = 'correct horse battery'
const withPassword = async (email?: string) => makePerson(email, await passwords.hashPassword(right))

describe('signing in', () => {
  it('takes the right pair, whatever the case of the address', async () => {
    const person = await withPassword('mixed@example.com')
    const signedIn = await signIn.signInWithPassword(' Mixed@Example.com ', right, someIp())
    expect(signedIn).toEqual({ ...person, sessionEpoch: 0 })
  })

  it('says the same for a wrong password, no account, and an account without a password', async () => {
    const { email } = await withPassword()
    const { email: ssoOnly } = await makePerson()
    const refusals = await Promise.all(
      [email, ssoOnly, 'nobody@example.com'].map((address) =>
        signIn.signInWithPassword(address, 'not the password', someIp()).catch((error) => error),
      ),
    )
    expect(new Set(refusals.map((error) => `${error.code} ${error.message}`)).size).toBe(1)
    expect(refusals[0]).toMatchObject({ code: 'unauthenticated' })
  })

  it('locks after ten failures, for the right password too, and the same without an account', async () => {
    await awayFromWindowEdge()
    const { email } = await withPassword()
    for (const address of [email, 'still-nobody@example.com']) {
      const ip = someIp()
      for (let tries = 0; tries < 10; tries += 1)
        await expect(signIn.signInWithPassword(address, 'wrong', ip)).rejects.toMatchObject({
          code: 'unauthenticated',
        })
      await expect(signIn.signInWithPassword(address, right, ip)).rejects.toMatchObject({
        code: 'rate_limited',
        message: expect.stringContaining('Wait 15 minutes'),
      })
    }
  })

  it('counts ten failures at the same moment as ten', async () => {
    const { email } = await withPassword()
    await Promise.allSettled(
      Array.from({ length: 10 }, () => signIn.signInWithPassword(email, 'wrong', someIp())),
    )
    await expect(signIn.signInWithPassword(email, right, someIp())).rejects.toMatchObject({
      code: 'rate_limited',
    })
  })

  it('opens again when the lock has run out', async () => {
    const { id, email } = await withPassword()
    await database.prisma.user.update({ where: { id }, data: { lockedUntil: new Date(Date.now() - 1000) } })
    await expect(signIn.signInWithPassword(email, right, someIp())).resolves.toMatchObject({ id })
  })

  it('forgets failures after a success', async () => {
    const { email } = await withPassword()
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 6; tries += 1)
        await signIn.signInWithPassword(email, 'wrong', someIp()).catch(() => {})
      await expect(signIn.signInWithPassword(email, right, someIp())).resolves.toBeTruthy()
    }
  })

  it('limits one address that tries many accounts', async () => {
    await awayFromWindowEdge()
    const ip = someIp()
    for (let tries = 0; tries < 60; tries += 1)
      await signIn.signInWithPassword(`${tries}@example.com`, 'x', ip).catch(() => {})
    const { email } = await withPassword()
    await expect(signIn.signInWithPassword(email, right, ip)).rejects.toMatchObject({
      code: 'rate_limited',
      details: { retryAfter: expect.any(Number) },
    })
  })
})

describe('a signed-in person', () => {
  it('changes the password with the current one, and every session ends', async () => {
    const { id, email } = await withPassword()
    await expect(account.changePassword(id, 'wrong', 'another password')).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: { current: expect.any(String) } },
    })
    await account.changePassword(id, right, 'another password')
    await expect(signIn.signInWithPassword(email, right, someIp())).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    const signedIn = await signIn.signInWithPassword(email, 'another password', someIp())
    expect(signedIn.sessionEpoch).toBe(1)
    const mail = await database.prisma.outgoingMail.findFirst({ where: { recipient: email } })
    expect(mail?.subject).toMatch(/was changed/)
  })

  it('cannot guess the current password without end', async () => {
    await awayFromWindowEdge()
    const { id } = await withPassword()
    for (let tries = 0; tries < 10; tries += 1)
      await account.changePassword(id, 'wrong', 'another password').catch(() => {})
    await expect(account.changePassword(id, right, 'another password')).rejects.toMatchObject({
      code: 'rate_limited',
    })
  })

  it('signs out everywhere', async () => {
    const { id } = await withPassword()
    await account.signOutEverywhere(id)
    const { sessionEpoch } = await database.prisma.user.findUniqueOrThrow({ where: { id } })
    expect(sessionEpoch).toBe(1)
  })

  it('changes their name and knows whether they have a password', async () => {
    const { id } = await withPassword()
    const { id: ssoOnly } = await makePerson()
    await account.renameUser(id, 'Ada Lovelace')
    expect((await database.prisma.user.findUniqueOrThrow({ where: { id } })).name).toBe('Ada Lovelace')
    expect(await account.hasPassword(id)).toBe(true)
    expect(await account.hasPassword(ssoOnly)).toBe(false)
  })
})

it('keeps no password readable', async () => {
  const { id } = await withPassword()
  const { passwordHash } = await database.prisma.user.findUniqueOrThrow({ where: { id } })
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})
