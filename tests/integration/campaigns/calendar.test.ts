import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeTeam, type Team } from '../accounts/people'

let database: TestDatabase
let calendar: typeof import('@/lib/campaigns/calendar.server')
let campaigns: typeof import('@/lib/campaigns/campaigns.server')
let preparing: typeof import('@/lib/campaigns/prepare.server')
let team: Team

beforeAll(async () => {
  database = await testDatabase()
  calendar = await import('@/lib/campaigns/calendar.server')
  campaigns = await import('@/lib/campaigns/campaigns.server')
  preparing = await import('@/lib/campaigns/prepare.server')
  team = await makeTeam()
})
afterAll(() => database.drop())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const year = [inDays(-180), inDays(180)] as const

async function draft(name: string): Promise<string> {
  return (await campaigns.createCampaign(team.as('marketer'), { name })).id
}

async function scheduled(name: string, at: Date): Promise<string> {
  const id = await draft(name)
  await database.prisma.campaign.updateMany({ where: { id }, data: { status: 'scheduled', sendAt: at } })
  return id
}

const read = (id: string) => database.prisma.campaign.findFirstOrThrow({ where: { id } })

describe('the calendar', () => {
  it('shows what left where it left, what will where it will, and drafts where they are meant to', async () => {
    const left = await draft('Left')
    await database.prisma.campaign.updateMany({
      where: { id: left },
      data: { status: 'sent', sendAt: inDays(-9), launchedAt: inDays(-8) },
    })
    const will = await scheduled('Will', inDays(8))
    const meant = await draft('Meant')
    await calendar.moveCampaign(team.as('marketer'), { id: meant, revision: 0, at: inDays(3) })
    const open = await draft('Open')
    const shown = await calendar.campaignsBetween(team.as('viewer'), ...year)
    expect(shown.map(({ name }) => name)).toEqual(['Left', 'Meant', 'Will'])
    expect(shown.map(({ id }) => id)).toEqual([left, meant, will])
    expect((await calendar.undatedDrafts(team.as('viewer'))).map(({ id }) => id)).toEqual([open])
    expect(await calendar.campaignsBetween((await makeTeam()).as('owner'), ...year)).toEqual([])
  })
})

it('begins a draft on the day that was chosen', async () => {
  const at = inDays(4).toISOString()
  const { id } = await campaigns.createCampaign(team.as('marketer'), { name: 'Begun on its day', at })
  expect((await campaigns.readCampaign(team.as('marketer'), id)).draft.schedule).toEqual({ kind: 'at', at })
})

describe('a move', () => {
  it('of a draft is kept by its composer, and can be taken away again', async () => {
    const id = await draft('Mine')
    const at = inDays(5)
    const { revision } = await calendar.moveCampaign(team.as('marketer'), { id, revision: 0, at })
    expect((await campaigns.readCampaign(team.as('marketer'), id)).draft.schedule).toEqual({
      kind: 'at',
      at: at.toISOString(),
    })
    await calendar.moveCampaign(team.as('marketer'), { id, revision, at: null })
    const { draft: now, status } = await campaigns.readCampaign(team.as('marketer'), id)
    expect([now.schedule, status]).toEqual([{ kind: 'now' }, 'draft'])
  })

  it('of a scheduled campaign moves the promise itself: nothing leaves at the old moment', async () => {
    const id = await scheduled('Promise', inDays(1))
    await calendar.moveCampaign(team.as('marketer'), { id, revision: 0, at: inDays(9) })
    await preparing.prepareCampaign(team.workspaceId, id, new AbortController().signal)
    expect(await read(id)).toMatchObject({ status: 'scheduled' })
    expect((await read(id)).sendAt?.getTime()).toBeGreaterThan(inDays(8).getTime())
  })

  it('is refused into the past, after it began to leave, when another saw something else, and to who may not', async () => {
    const id = await scheduled('Fixed', inDays(2))
    const marketer = team.as('marketer')
    const refused = (input: Parameters<typeof calendar.moveCampaign>[1], who = marketer) =>
      expect(calendar.moveCampaign(who, input)).rejects
    await refused({ id, revision: 0, at: inDays(-1) }).toMatchObject({ code: 'conflict' })
    await refused({ id, revision: 7, at: inDays(4) }).toMatchObject({ code: 'conflict' })
    await refused({ id, revision: 0, at: null }).toMatchObject({ code: 'conflict' })
    await refused({ id, revision: 0, at: inDays(4) }, team.as('viewer')).toMatchObject({ code: 'forbidden' })
    await refused({ id, revision: 0, at: inDays(4) }, (await makeTeam()).as('owner')).toMatchObject({
      code: 'conflict',
    })
    await database.prisma.campaign.updateMany({ where: { id }, data: { status: 'sending' } })
    await refused({ id, revision: 0, at: inDays(4) }).toMatchObject({ code: 'conflict' })
    expect((await read(id)).revision).toBe(0)
  })
})
