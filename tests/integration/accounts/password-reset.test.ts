import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { awayFromWindowEdge, mailTo, makePerson, someIp } from './people'

let database: TestDatabase
let reset: typeof import('@/lib/accounts/password-reset.server')
let signIn: typeof import('@/lib/accounts/sign-in.server')

beforeAll(async () => {
  database = await testDatabase()
  reset = await import('@/lib/accounts/password-reset.server')
  signIn = await import('@/lib/accounts/sign-in.server')
})
afterAll(() => database.drop())

const next = 'a fine new password'

async function linkFor(email: string): Promise<string> {
  await reset.requestPasswordReset(email, someIp())
  return (await mailTo(email)).token
}

describe('a password reset', () => {
  it('sets the password, ends every session and lifts a lock', async () => {
    const { id, email } = await makePerson()
    await database.prisma.user.update({
      where: { id },
      data: { lockedUntil: new Date(Date.now() + 1e6), failedSignIns: 3 },
    })
    const token = await linkFor(email)
    expect(await reset.resetIsOpen(token)).toBe(true)
    await reset.resetPassword(token, next)
    expect(await signIn.signInWithPassword(email, next, someIp())).toMatchObject({ id, sessionEpoch: 1 })
    expect((await mailTo(email)).subject).toMatch(/was changed/)
  })

  it('works once, even for two clicks at the same moment', async () => {
    const { id, email } = await makePerson()
    const token = await linkFor(email)
    const clicks = await Promise.allSettled([
      reset.resetPassword(token, next),
      reset.resetPassword(token, next),
    ])
    expect(clicks.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await expect(reset.resetPassword(token, next)).rejects.toMatchObject({ code: 'gone' })
    expect((await database.prisma.user.findUniqueOrThrow({ where: { id } })).sessionEpoch).toBe(1)
  })

  it('ends the other links of that person, and nobody else’s', async () => {
    const [{ email }, { email: bystander }] = [await makePerson(), await makePerson()]
    const [first, second, theirs] = [await linkFor(email), await linkFor(email), await linkFor(bystander)]
    await reset.resetPassword(second, next)
    expect(await reset.resetIsOpen(first)).toBe(false)
    expect(await reset.resetIsOpen(theirs)).toBe(true)
  })

  it('ends after an hour', async () => {
    const { email } = await makePerson()
    const token = await linkFor(email)
    const { rows } = await database.pool.query(
      `SELECT extract(epoch FROM max(expires_at) - now())::int AS seconds FROM password_reset`,
    )
    expect(rows[0].seconds).toBeGreaterThan(3500)
    expect(rows[0].seconds).toBeLessThanOrEqual(3600)
    await database.pool.query(`UPDATE password_reset SET expires_at = now() - interval '1 second'`)
    expect(await reset.resetIsOpen(token)).toBe(false)
    await expect(reset.resetPassword(token, next)).rejects.toMatchObject({ code: 'gone' })
  })

  it('answers the same without an account, and says so only in the mail', async () => {
    await expect(reset.requestPasswordReset('nobody@example.com', someIp())).resolves.toBeUndefined()
    const mail = await mailTo('nobody@example.com')
    expect(mail.subject).toMatch(/No account/)
    expect(mail.body).not.toContain('/reset-password/')
  })

  it('is asked for three times an hour at most', async () => {
    await awayFromWindowEdge()
    const { email } = await makePerson()
    for (let tries = 0; tries < 3; tries += 1) await linkFor(email)
    await expect(linkFor(email)).rejects.toMatchObject({ code: 'rate_limited' })
  })

  it('keeps only the hash of a link', async () => {
    const { email } = await makePerson()
    const token = await linkFor(email)
    const { rows } = await database.pool.query('SELECT token_hash FROM password_reset')
    expect(rows.map((row) => row.token_hash)).not.toContain(token)
  })

  it('is swept a day after it ended', async () => {
    const { email } = await makePerson()
    const open = await linkFor(email)
    await database.pool.query(
      `INSERT INTO password_reset (token_hash, user_id, expires_at)
       SELECT 'old', user_id, now() - interval '25 hours' FROM password_reset LIMIT 1`,
    )
    await reset.sweepPasswordResets()
    expect(await database.prisma.passwordReset.count({ where: { tokenHash: 'old' } })).toBe(0)
    expect(await reset.resetIsOpen(open)).toBe(true)
  })
})
