import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makePerson, makeTeam } from './people'

let database: TestDatabase
let keys: typeof import('@/lib/accounts/api-keys.server')
let log: typeof import('@/lib/accounts/audit.server')
let handler: typeof import('@/app/handler')

beforeAll(async () => {
  database = await testDatabase()
  keys = await import('@/lib/accounts/api-keys.server')
  log = await import('@/lib/accounts/audit.server')
  handler = await import('@/app/handler')
})
afterAll(() => database.drop())

describe('API keys', () => {
  it('grant exactly their scopes, in exactly their workspace', async () => {
    const team = await makeTeam()
    const { id, key } = await keys.createApiKey(team.as('owner'), {
      name: 'Shop',
      scopes: ['conversions.write'],
    })
    expect(await keys.apiKeyScope(`Bearer ${key}`)).toEqual({
      workspaceId: team.workspaceId,
      actor: { kind: 'api_key', id },
      grants: { scopes: ['conversions.write'] },
    })
    const [line] = await keys.listApiKeys(team.as('owner'))
    expect(line).toMatchObject({ name: 'Shop', prefix: key.slice(0, 9), lastUsedAt: expect.any(Date) })
  })

  it('are kept as a hash alone', async () => {
    const team = await makeTeam()
    const { key } = await keys.createApiKey(team.as('owner'), { name: 'Shop', scopes: ['media.read'] })
    const { rows } = await database.pool.query('SELECT row_to_json(k)::text AS row FROM api_key k')
    expect(rows.map(({ row }) => row).join()).not.toContain(key.slice(9))
  })

  it('are refused when missing, malformed, unknown or ended, all alike', async () => {
    const team = await makeTeam()
    const { id, key } = await keys.createApiKey(team.as('owner'), { name: 'Gone', scopes: ['media.read'] })
    await keys.revokeApiKey(team.as('owner'), id)
    const refusals = await Promise.all(
      [
        null,
        '',
        'Bearer',
        `Basic ${key}`,
        `Bearer ${key}x`,
        `Bearer mq_${'x'.repeat(43)}`,
        `Bearer ${key}`,
      ].map((header) => keys.apiKeyScope(header).catch((error) => `${error.code} ${error.message}`)),
    )
    expect(new Set(refusals).size).toBe(1)
    expect(refusals[0]).toMatch(/^unauthenticated/)
  })

  it('are ended once', async () => {
    const team = await makeTeam()
    const { id } = await keys.createApiKey(team.as('owner'), { name: 'Once', scopes: ['media.read'] })
    await keys.revokeApiKey(team.as('owner'), id)
    await expect(keys.revokeApiKey(team.as('owner'), id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await keys.listApiKeys(team.as('owner'))).toEqual([])
  })

  it('are made, seen and ended by owners of their own workspace alone', async () => {
    const [ours, theirs] = [await makeTeam(), await makeTeam()]
    const { id, key } = await keys.createApiKey(theirs.as('owner'), {
      name: 'Theirs',
      scopes: ['media.read'],
    })
    expect(await keys.listApiKeys(ours.as('owner'))).toEqual([])
    await expect(keys.revokeApiKey(ours.as('owner'), id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(keys.apiKeyScope(`Bearer ${key}`)).resolves.toBeTruthy()
    for (const role of ['marketer', 'agent', 'viewer'] as const) {
      expect(() => keys.createApiKey(theirs.as(role), { name: 'x', scopes: [] })).toThrow(/role/)
      expect(() => keys.listApiKeys(theirs.as(role))).toThrow(/role/)
      expect(() => keys.revokeApiKey(theirs.as(role), id)).toThrow(/role/)
    }
  })

  it('note their use once a minute, not once a request', async () => {
    const team = await makeTeam()
    const { id, key } = await keys.createApiKey(team.as('owner'), { name: 'Busy', scopes: ['media.read'] })
    const lastUse = async () =>
      (await database.prisma.apiKey.findFirstOrThrow({ where: { id } })).lastUsedAt?.getTime()
    await keys.apiKeyScope(`Bearer ${key}`)
    const first = await lastUse()
    await keys.apiKeyScope(`Bearer ${key}`)
    expect(await lastUse()).toBe(first)
  })
})

describe('the API', () => {
  const schema = z.object({ value: z.coerce.number() })
  const call = async (init: RequestInit & { key?: string; query?: string }) => {
    const answer = handler.apiHandler('conversions.write', schema, async (scope, { value }) => ({
      workspaceId: scope.workspaceId,
      twice: value * 2,
    }))
    const headers = new Headers(init.key ? { authorization: `Bearer ${init.key}` } : {})
    const response = await answer(
      new Request(`http://localhost/api/v1/x${init.query ?? ''}`, { ...init, headers }),
    )
    return { status: response.status, body: await response.json(), headers: response.headers }
  }
  const keyFor = async (scopes: ('conversions.write' | 'media.read')[]) => {
    const team = await makeTeam()
    return { team, ...(await keys.createApiKey(team.as('owner'), { name: 'k', scopes })) }
  }

  it('answers a key with the scope', async () => {
    const { team, key } = await keyFor(['conversions.write'])
    expect(await call({ key, method: 'POST', body: '{"value":21}' })).toMatchObject({
      status: 200,
      body: { workspaceId: team.workspaceId, twice: 42 },
    })
    expect((await call({ key, query: '?value=4' })).body.twice).toBe(8)
  })

  it('refuses in its own words: no key, another scope, bad JSON, bad fields, too much', async () => {
    const { key } = await keyFor(['conversions.write'])
    const { key: wrong } = await keyFor(['media.read'])
    const post = (body: string, with_ = key) => call({ key: with_, method: 'POST', body })
    expect(await call({ method: 'POST', body: '{"value":1}' })).toMatchObject({ status: 401 })
    expect(await post('{"value":1}', wrong)).toMatchObject({
      status: 403,
      body: { error: { code: 'forbidden' } },
    })
    expect(await post('{')).toMatchObject({
      status: 400,
      body: { error: { message: 'The body is not JSON.' } },
    })
    expect(await post('{"value":"x"}')).toMatchObject({
      status: 400,
      body: { error: { fields: { value: expect.any(String) } } },
    })
    expect(await post(JSON.stringify({ value: 1, more: 'x'.repeat(300_000) }))).toMatchObject({ status: 413 })
  })

  it('limits a key and says when to come back', async () => {
    const { key, id, team } = await keyFor(['conversions.write'])
    await database.pool.query(
      `INSERT INTO rate_window (key, started_at, count)
       SELECT $1, date_bin('1 minute', now() + make_interval(mins => m), 'epoch'), 600 FROM generate_series(0, 1) m`,
      [`api:${team.workspaceId}:${id}`],
    )
    const answer = await call({ key, query: '?value=1' })
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('says nothing of an inner fault but an id', async () => {
    const { key } = await keyFor(['conversions.write'])
    const answer = handler.apiHandler('conversions.write', z.unknown(), async () => {
      throw new Error('the secret is swordfish')
    })
    const response = await answer(
      new Request('http://localhost/api/v1/x', { headers: { authorization: `Bearer ${key}` } }),
    )
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).not.toContain('swordfish')
    expect(text).toContain(response.headers.get('x-request-id'))
  })
})

describe('the audit log', () => {
  it('pages from newest to oldest without gap or overlap', async () => {
    const team = await makeTeam()
    for (let n = 0; n < 25; n += 1)
      await log.audited(team.as('owner'), async () => ({
        result: undefined,
        entry: { action: 'test.happened', subjectType: 'test', data: { n } },
      }))
    const seen: unknown[] = []
    let before: string | undefined
    for (;;) {
      const page = await log.readAudit(team.as('owner'), before, 10)
      if (page.length === 0) break
      seen.push(...page.map(({ data }) => data?.n))
      before = page.at(-1)?.id
    }
    expect(seen).toEqual([...Array.from({ length: 25 }, (_, n) => 24 - n), undefined])
  })

  it('names people and keys', async () => {
    const team = await makeTeam()
    await keys.createApiKey(team.as('owner'), { name: 'Shop', scopes: ['media.read'] })
    const [line] = await log.readAudit(team.as('owner'))
    expect(line).toMatchObject({ action: 'api_key.created', actorKind: 'user', actorName: team.owner.name })
  })

  it('keeps nothing of a change that failed', async () => {
    const team = await makeTeam()
    await expect(
      log.audited(team.as('owner'), async (tx) => {
        await tx.workspace.update({ where: { id: team.workspaceId }, data: { name: 'Half done' } })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    const { name } = await database.prisma.workspace.findUniqueOrThrow({ where: { id: team.workspaceId } })
    expect(name).toBe('Larkfield')
    expect(await log.readAudit(team.as('owner'))).toHaveLength(1)
  })

  it('cannot be altered', async () => {
    await makeTeam()
    await expect(database.pool.query(`UPDATE audit_event SET action = 'x'`)).rejects.toThrow(/append-only/)
    await expect(database.pool.query('DELETE FROM audit_event')).rejects.toThrow(/append-only/)
  })

  it('is for owners of that workspace', async () => {
    const [ours, theirs] = [await makeTeam(), await makeTeam()]
    expect(
      (await log.readAudit(ours.as('owner'))).every(({ subjectId }) => subjectId !== theirs.workspaceId),
    ).toBe(true)
    for (const role of ['marketer', 'agent', 'viewer'] as const)
      await expect(log.readAudit(ours.as(role))).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('identities', () => {
  const identity = (over: object = {}) => ({
    provider: 'https://issuer.example',
    subject: randomUUID(),
    email: `${randomUUID()}@example.com` as string | undefined,
    emailVerified: true,
    name: 'Ada',
    ...over,
  })

  it('make a person, and find the same one again after the address changed at the issuer', async () => {
    const { userOfIdentity } = await import('@/lib/accounts/identity.server')
    const first = identity()
    const made = await userOfIdentity(first)
    const again = await userOfIdentity({ ...first, email: 'changed@example.com', emailVerified: false })
    expect(again.id).toBe(made.id)
    expect(again.email).toBe(first.email)
  })

  it('link to an account by a verified address, never by an unverified one', async () => {
    const { userOfIdentity } = await import('@/lib/accounts/identity.server')
    const { id, email } = await makePerson()
    await expect(userOfIdentity(identity({ email, emailVerified: false }))).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(userOfIdentity(identity({ email: undefined }))).rejects.toMatchObject({ code: 'forbidden' })
    expect(await userOfIdentity(identity({ email: email.toUpperCase() }))).toMatchObject({ id })
  })
})
