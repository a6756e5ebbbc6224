import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { authServer, Visitor } from '@/tests/support/auth-server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { type Issuer, testIssuer } from '@/tests/support/oidc'
import { makePerson } from './people'

let issuer: Issuer
let database: TestDatabase
let app: Awaited<ReturnType<typeof authServer>>

beforeAll(async () => {
  issuer = await testIssuer()
  database = await testDatabase({
    OIDC_ISSUER: issuer.url,
    OIDC_CLIENT_ID: issuer.client.id,
    OIDC_CLIENT_SECRET: issuer.client.secret,
    OIDC_NAME: 'Acme',
  })
  app = await authServer()
})
afterAll(async () => {
  await app.close()
  await issuer.close()
  await database.drop()
})
beforeEach(() => {
  issuer.forge = {}
})

/** The whole way of a browser; answers where it ends up. */
async function signIn(visitor: Visitor): Promise<string> {
  const begun = await visitor.go('/api/auth/signin/oidc', {
    csrfToken: await visitor.csrfToken(),
    callbackUrl: '/larkfield/home',
    json: 'true',
  })
  const { url } = (await begun.json()) as { url: string }
  const consented = await fetch(url, { redirect: 'manual' })
  const back = await visitor.go(consented.headers.get('location') ?? '')
  return back.headers.get('location') ?? ''
}

const people = () => database.prisma.user.count()

describe('single sign-on', () => {
  it('makes an account for a verified address and goes on where one wanted to', async () => {
    issuer.claims = { sub: 's1', email: 'Ada@Example.com', email_verified: true, name: 'Ada' }
    const visitor = new Visitor(app.url)
    expect(await signIn(visitor)).toBe(`${app.url}/larkfield/home`)
    const user = await database.prisma.user.findUniqueOrThrow({ where: { email: 'ada@example.com' } })
    expect(await visitor.session()).toMatchObject({ userId: user.id, sessionEpoch: 0 })
    expect(user).toMatchObject({ name: 'Ada', passwordHash: null })
  })

  it('finds the same person by subject when the address has changed', async () => {
    issuer.claims = { sub: 's1', email: 'ada@new.example', email_verified: false }
    const before = await people()
    const visitor = new Visitor(app.url)
    await signIn(visitor)
    const user = await database.prisma.user.findUniqueOrThrow({ where: { email: 'ada@example.com' } })
    expect((await visitor.session()).userId).toBe(user.id)
    expect(await people()).toBe(before)
  })

  it('opens an existing account only with a verified address', async () => {
    const { id, email } = await makePerson()
    issuer.claims = { sub: 's2', email, email_verified: false }
    const stranger = new Visitor(app.url)
    expect(await signIn(stranger)).toBe('/sign-in?error=unverified')
    expect(await stranger.session()).toEqual({})
    issuer.claims = { sub: 's2', email, email_verified: true }
    const visitor = new Visitor(app.url)
    await signIn(visitor)
    expect((await visitor.session()).userId).toBe(id)
  })

  it.each([
    ['another nonce', { nonce: 'replayed' }],
    ['another audience', { audience: 'somebody-else' }],
    ['another key', { foreignKey: true }],
  ])('refuses a token with %s', async (_, forge) => {
    issuer.claims = { sub: 's3', email: 'forged@example.com', email_verified: true }
    issuer.forge = forge
    const before = await people()
    const visitor = new Visitor(app.url)
    expect(await signIn(visitor)).toMatch(/error=OAuthCallback$/)
    expect(await visitor.session()).toEqual({})
    expect(await people()).toBe(before)
  })

  it('refuses an answer that this browser did not ask for', async () => {
    issuer.claims = { sub: 's4', email: 'csrf@example.com', email_verified: true }
    const [asking, other] = [new Visitor(app.url), new Visitor(app.url)]
    const begun = await asking.go('/api/auth/signin/oidc', {
      csrfToken: await asking.csrfToken(),
      json: 'true',
    })
    const { url } = (await begun.json()) as { url: string }
    const consented = await fetch(url, { redirect: 'manual' })
    const back = await other.go(consented.headers.get('location') ?? '')
    expect(back.headers.get('location')).toMatch(/error=OAuthCallback/)
    expect(await other.session()).toEqual({})
  })

  it('never sends anybody to another site afterwards', async () => {
    issuer.claims = { sub: 's1' }
    const visitor = new Visitor(app.url)
    const begun = await visitor.go('/api/auth/signin/oidc', {
      csrfToken: await visitor.csrfToken(),
      callbackUrl: 'https://evil.example/',
      json: 'true',
    })
    const consented = await fetch(((await begun.json()) as { url: string }).url, { redirect: 'manual' })
    const back = await visitor.go(consented.headers.get('location') ?? '')
    expect(new URL(back.headers.get('location') ?? '', app.url).origin).toBe(app.url)
  })
})

describe('the password provider', () => {
  const trying = async (email: string, password: string) => {
    const visitor = new Visitor(app.url)
    const answer = await visitor.go('/api/auth/callback/credentials', {
      csrfToken: await visitor.csrfToken(),
      email,
      password,
      json: 'true',
    })
    const { url } = (await answer.json()) as { url: string }
    return { status: answer.status, error: new URL(url, app.url).searchParams.get('error'), visitor }
  }

  it('opens a session, and tells a failure by a code alone', async () => {
    const { hashPassword } = await import('@/lib/accounts/password.server')
    const { id, email } = await makePerson('pw@example.com', await hashPassword('correct horse battery'))
    const good = await trying(email, 'correct horse battery')
    expect(good.error).toBeNull()
    expect((await good.visitor.session()).userId).toBe(id)
    expect(await trying(email, 'wrong')).toMatchObject({ status: 401, error: 'unauthenticated' })
    expect(await trying('', '')).toMatchObject({ status: 401, error: 'invalid' })
  })

  it('needs the token against forged forms', async () => {
    const visitor = new Visitor(app.url)
    await visitor.csrfToken()
    await visitor.go('/api/auth/callback/credentials', {
      csrfToken: 'forged',
      email: 'pw@example.com',
      password: 'correct horse battery',
    })
    expect(await visitor.session()).toEqual({})
  })
})
