import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeTeam, type Team } from '../accounts/people'

let database: TestDatabase
let accounts: typeof import('@/lib/carriers/accounts.server')
let changing: typeof import('@/lib/carriers/change-account.server')
let settings: typeof import('@/lib/carriers/settings.server')
let team: Team

beforeAll(async () => {
  database = await testDatabase({ CARRIER_PRIVATE_HOSTS: '127.0.0.1' })
  accounts = await import('@/lib/carriers/accounts.server')
  changing = await import('@/lib/carriers/change-account.server')
  settings = await import('@/lib/carriers/settings.server')
  team = await makeTeam()
})
afterAll(() => database.drop())

const credentials = {
  url: 'http://127.0.0.1:4590/mm7',
  vaspId: 'larkfield',
  username: 'lark',
  password: 'secret-1',
}

async function connected(): Promise<string> {
  const { id } = await accounts.createAccount(team.as('owner'), { adapter: 'mm7', name: 'Hub', credentials })
  await database.pool.query(
    `UPDATE carrier_account SET halted_at = now(), halt_reason = 'refused' WHERE id = $1`,
    [id],
  )
  return id
}

const opened = async (id: string) => {
  const account = await accounts.openAccount(team.workspaceId, id)
  return { ...account, credentials: account?.credentials as Record<string, unknown> }
}

const change = (id: string, given: Record<string, string>) => ({
  id,
  name: 'Hub two',
  ratePerSecond: 40,
  priceMicros: 15_000,
  credentials: given,
})

describe('a carrier account', () => {
  it('takes new settings, keeps a secret that was left blank, drops what was emptied, and goes on', async () => {
    const id = await connected()
    const given = { url: 'http://127.0.0.1:4591/mm7', vaspId: 'larkfield-2' }
    await changing.changeAccount(team.as('owner'), change(id, given))
    const account = await opened(id)
    expect(account).toMatchObject({ ratePerSecond: 40, haltedAt: null, haltReason: null })
    expect(account.credentials).toMatchObject({ ...given, password: 'secret-1' })
    expect(account.credentials.username).toBeUndefined()
    await changing.changeAccount(team.as('owner'), change(id, { ...given, password: 'secret-2' }))
    expect((await opened(id)).credentials.password).toBe('secret-2')
  })

  it('shows what it is reached by, and never a secret', async () => {
    const id = await connected()
    const line = (await settings.listAccounts(team.as('owner'))).find((account) => account.id === id)
    const fields = new Map(line?.fields.map((field) => [field.key, field]))
    expect(fields.get('url')?.default).toBe(credentials.url)
    expect(fields.get('password')).toMatchObject({ secret: true, required: false })
    expect(JSON.stringify(line)).not.toContain('secret-1')
  })

  it('stays as it was when the new settings are wrong, for other roles and for other workspaces', async () => {
    const id = await connected()
    const wrong = changing.changeAccount(team.as('owner'), change(id, { url: 'ftp://x', vaspId: '' }))
    await expect(wrong).rejects.toMatchObject({ code: 'invalid' })
    await expect(changing.changeAccount(team.as('marketer'), change(id, credentials))).rejects.toMatchObject({
      code: 'forbidden',
    })
    const stranger = (await makeTeam()).as('owner')
    await expect(changing.changeAccount(stranger, change(id, credentials))).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await opened(id)).toMatchObject({ ratePerSecond: 25, haltReason: 'refused' })
  })

  it('of the simulator keeps the name by which its phones know it', async () => {
    const { id } = await accounts.createAccount(team.as('owner'), {
      adapter: 'simulator',
      name: 'Phones',
      credentials: {},
    })
    const before = (await opened(id)).credentials
    await changing.changeAccount(team.as('owner'), change(id, {}))
    expect((await opened(id)).credentials).toEqual(before)
  })
})
