import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeTeam } from './people'

let database: TestDatabase
let peer: Server
let status = 400
let settings: typeof import('@/lib/carriers/settings.server')
let accounts: typeof import('@/lib/carriers/accounts.server')
let start: typeof import('@/lib/accounts/start.server')
let segments: typeof import('@/lib/segments/segments.server')

beforeAll(async () => {
  peer = createServer((request, response) => {
    request.resume()
    request.on('end', () => response.writeHead(request.method === 'PUT' ? 204 : status).end())
  })
  await new Promise<void>((resolve) => peer.listen(0, '127.0.0.1', resolve))
  database = await testDatabase({ SIMULATOR_URL: peerUrl(), CARRIER_PRIVATE_HOSTS: '127.0.0.1:1' })
  settings = await import('@/lib/carriers/settings.server')
  accounts = await import('@/lib/carriers/accounts.server')
  start = await import('@/lib/accounts/start.server')
  segments = await import('@/lib/segments/segments.server')
})
afterAll(async () => {
  peer.close()
  await database.drop()
})

const peerUrl = () => `http://127.0.0.1:${(peer.address() as AddressInfo).port}`
const owned = async () => (await makeTeam()).as('owner')

describe('carriers in settings', () => {
  it('begin with the simulator and one number, however often it is asked for', async () => {
    const scope = await owned()
    expect(await start.readFirstSteps(scope)).toEqual({
      sender: false,
      builtIn: false,
      contacts: false,
      media: false,
      campaign: false,
      segment: null,
    })
    await settings.connectSimulator(scope)
    await settings.connectSimulator(scope)
    const [account, ...others] = await settings.listAccounts(scope)
    expect(others).toEqual([])
    expect(account).toMatchObject({
      adapter: 'simulator',
      haltReason: null,
      senders: [{ address: '+18285550100' }],
    })
    expect(await start.readFirstSteps(scope)).toMatchObject({ sender: true, builtIn: true })
  })

  it('lead a first campaign to the one segment there is', async () => {
    const scope = await owned()
    const make = (name: string) => segments.createSegment(scope, { name })
    const { id } = await make('Built-in phones')
    expect((await start.readFirstSteps(scope)).segment).toBe(id)
    await make('Members')
    expect((await start.readFirstSteps(scope)).segment).toBeNull()
  })

  it('offer every adapter with the form it needs, and no field for what cannot be chosen', async () => {
    const forms = settings.carrierForms(await owned())
    const mm7 = forms.find(({ adapter }) => adapter === 'mm7')
    expect(mm7?.fields.find(({ key }) => key === 'url')).toMatchObject({ required: true, input: 'url' })
    expect(mm7?.fields.find(({ key }) => key === 'password')).toMatchObject({ secret: true, required: false })
    expect(forms.find(({ adapter }) => adapter === 'simulator')?.fields).toEqual([])
  })

  it('never show credentials again', async () => {
    const scope = await owned()
    const credentials = { url: `${peerUrl()}/mm7`, vaspId: 'v', username: 'u', password: 'a carrier secret' }
    await accounts.createAccount(scope, { adapter: 'mm7', name: 'Hub', credentials })
    expect(JSON.stringify(await settings.listAccounts(scope))).not.toContain('a carrier secret')
    const { rows } = await database.pool.query('SELECT sealed FROM carrier_account')
    expect(rows.map(({ sealed }) => sealed).join()).not.toContain('a carrier secret')
  })

  it.each([
    [400, null],
    [500, null],
    [401, /user name or password/],
    [404, /not at this path/],
  ])('say of a peer that answers %i what it means', async (answer, refusal) => {
    const scope = await owned()
    const credentials = { url: `${peerUrl()}/mm7`, vaspId: 'v' }
    const { id } = await accounts.createAccount(scope, { adapter: 'mm7', name: 'Hub', credentials })
    status = answer
    if (refusal) await expect(settings.testAccount(scope, id)).rejects.toThrow(refusal)
    else expect(await settings.testAccount(scope, id)).toMatchObject({ values: { status: answer } })
  })

  it('say when nothing answers', async () => {
    const scope = await owned()
    const credentials = { url: 'http://127.0.0.1:1/mm7', vaspId: 'v' }
    const { id } = await accounts.createAccount(scope, { adapter: 'mm7', name: 'Nowhere', credentials })
    await expect(settings.testAccount(scope, id)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('nothing listens at that port'),
    })
  })

  it('retire numbers and whole accounts, and write it down', async () => {
    const scope = await owned()
    await settings.connectSimulator(scope)
    const [account] = await settings.listAccounts(scope)
    const id = account?.senders[0]?.id ?? ''
    await settings.retireSender(scope, id)
    await expect(settings.retireSender(scope, id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await settings.listAccounts(scope))[0]?.senders).toEqual([])
    await settings.disconnectAccount(scope, account?.id ?? '')
    expect(await settings.listAccounts(scope)).toEqual([])
    const log = await database.prisma.auditEvent.findMany({ where: { workspaceId: scope.workspaceId } })
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['carrier.connected', 'sender.retired', 'carrier.disconnected']),
    )
  })

  it('are for owners of that workspace alone', async () => {
    const [ours, theirs] = [await makeTeam(), await makeTeam()]
    await settings.connectSimulator(theirs.as('owner'))
    const [account] = await settings.listAccounts(theirs.as('owner'))
    const accountId = account?.id ?? ''
    const stranger = ours.as('owner')
    expect(await settings.listAccounts(stranger)).toEqual([])
    for (const act of [settings.testAccount, settings.disconnectAccount])
      await expect(act(stranger, accountId)).rejects.toMatchObject({ code: 'not_found' })
    await expect(settings.retireSender(stranger, account?.senders[0]?.id ?? '')).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(
      accounts.createSender(stranger, { accountId, address: '+18285550111', type: 'long_code' }),
    ).rejects.toThrow()
    for (const role of ['marketer', 'agent', 'viewer'] as const) {
      const scope = theirs.as(role)
      expect(() => settings.carrierForms(scope)).toThrow(/role/)
      await expect(settings.listAccounts(scope)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(settings.testAccount(scope, accountId)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(settings.connectSimulator(scope)).rejects.toMatchObject({ code: 'forbidden' })
      expect(() => settings.retireSender(scope, randomUUID())).toThrow(/role/)
      expect(() => settings.disconnectAccount(scope, accountId)).toThrow(/role/)
    }
  })
})
