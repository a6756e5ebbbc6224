import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { awayFromWindowEdge, mailTo, makePerson, makeTeam, someIp } from './people'

let database: TestDatabase
let signUp: typeof import('@/lib/accounts/sign-up.server')
let workspaces: typeof import('@/lib/accounts/workspaces.server')
let crypto: typeof import('@/lib/platform/crypto.server')

beforeAll(async () => {
  database = await testDatabase({ PUBLIC_URL: 'https://marquee.example' })
  signUp = await import('@/lib/accounts/sign-up.server')
  workspaces = await import('@/lib/accounts/workspaces.server')
  crypto = await import('@/lib/platform/crypto.server')
})
afterAll(() => database.drop())

const stranger = () => ({ address: someIp(), onThisMachine: false })
const typed = { name: 'Ada', password: 'correct horse battery', workspaceName: 'Halden' }

describe('signing up', () => {
  it('mails a link and makes person and workspace behind it', async () => {
    expect(await signUp.startSignUp('new@example.com', stranger())).toEqual({ link: null })
    expect(await database.prisma.user.count({ where: { email: 'new@example.com' } })).toBe(0)
    const { token } = await mailTo('new@example.com')
    const made = await signUp.finishSignUp(token, { ...typed, timeZone: 'America/Denver' })
    expect(made).toEqual({ email: 'new@example.com', slug: 'halden' })
    const member = await database.prisma.member.findFirstOrThrow({
      where: { user: { email: 'new@example.com' } },
      select: { role: true, workspace: true },
    })
    expect(member).toMatchObject({
      role: 'owner',
      workspace: {
        brandName: 'Halden',
        timeZone: 'America/Denver',
        pixelKey: expect.stringMatching(/^px_[\w-]{22}$/),
      },
    })
    const entry = await database.prisma.auditEvent.findFirst({ where: { action: 'workspace.created' } })
    expect(entry).toMatchObject({ workspaceId: member.workspace.id, actorKind: 'user' })
  })

  it('answers the same for an address that has an account, and tells only its owner', async () => {
    const { email } = await makePerson()
    expect(await signUp.startSignUp(email, stranger())).toEqual({ link: null })
    const mail = await mailTo(email)
    expect(mail.subject).toMatch(/already have an account/)
    expect(mail.body).not.toContain('/sign-up/')
  })

  it('gives a link only to an address that has none, even on this machine', async () => {
    const here = { ...stranger(), onThisMachine: true }
    const { email } = await makePerson()
    expect(await signUp.startSignUp(email, here)).toEqual({ link: null })
    expect((await signUp.startSignUp('local@example.com', here)).link).toContain('/sign-up/v1.')
  })

  it('works once', async () => {
    await signUp.startSignUp('once@example.com', stranger())
    const { token } = await mailTo('once@example.com')
    await signUp.finishSignUp(token, typed)
    await expect(signUp.finishSignUp(token, typed)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('leaves nothing behind when the workspace cannot be made', async () => {
    await signUp.startSignUp('half@example.com', stranger())
    const { token } = await mailTo('half@example.com')
    const broken = { ...typed, workspaceName: 'bad\u0000name' }
    await expect(signUp.finishSignUp(token, broken)).rejects.toThrow()
    expect(await database.prisma.user.count({ where: { email: 'half@example.com' } })).toBe(0)
  })

  it('refuses an old, foreign or changed link', async () => {
    const old = crypto.seal(JSON.stringify({ email: 'a@example.com', until: Date.now() - 1 }), 'sign-up')
    const foreign = crypto.seal(JSON.stringify({ email: 'a@example.com', until: Date.now() + 1e6 }), 'other')
    for (const token of [old, foreign, `${foreign}x`, '', 'v1...'])
      await expect(signUp.finishSignUp(token, typed)).rejects.toMatchObject({ code: 'gone' })
  })

  it('mails one address three times an hour at most', async () => {
    await awayFromWindowEdge()
    for (let tries = 0; tries < 3; tries += 1) await signUp.startSignUp('often@example.com', stranger())
    await expect(signUp.startSignUp('often@example.com', stranger())).rejects.toMatchObject({
      code: 'rate_limited',
    })
    expect(await database.prisma.outgoingMail.count({ where: { recipient: 'often@example.com' } })).toBe(3)
  })

  it('limits one visitor', async () => {
    await awayFromWindowEdge()
    const visitor = stranger()
    for (let tries = 0; tries < 10; tries += 1) await signUp.startSignUp(`v${tries}@example.com`, visitor)
    await expect(signUp.startSignUp('v10@example.com', visitor)).rejects.toMatchObject({
      code: 'rate_limited',
    })
  })
})

describe('workspaces', () => {
  it('of one name made at the same moment get different addresses', async () => {
    const { id } = await makePerson()
    const made = await Promise.all(
      Array.from({ length: 4 }, () => workspaces.createWorkspace(id, { name: 'Twin' })),
    )
    expect(made.map(({ slug }) => slug).toSorted()).toEqual(['twin', 'twin-2', 'twin-3', 'twin-4'])
  })

  it('are changed by owners, who are written down with old and new', async () => {
    const team = await makeTeam()
    await workspaces.updateWorkspace(team.as('owner'), {
      brandName: 'Larkfield Goods',
      attributionHours: 168,
    })
    expect(await workspaces.readWorkspace(team.as('viewer'))).toMatchObject({ brandName: 'Larkfield Goods' })
    const entry = await database.prisma.auditEvent.findFirstOrThrow({
      where: { workspaceId: team.workspaceId, action: 'workspace.changed' },
    })
    expect(entry.data).toEqual({ brandName: { from: 'Larkfield', to: 'Larkfield Goods' } })
    for (const role of ['marketer', 'agent', 'viewer'] as const)
      expect(() => workspaces.updateWorkspace(team.as(role), { brandName: 'x' })).toThrow(/role/)
  })

  it('change apart from each other', async () => {
    const [one, other] = [await makeTeam('One'), await makeTeam('Other')]
    await workspaces.updateWorkspace(one.as('owner'), { optOutLine: 'Text STOP to leave' })
    expect((await workspaces.readWorkspace(other.as('owner'))).optOutLine).toBe('Reply STOP to opt out')
  })
})
