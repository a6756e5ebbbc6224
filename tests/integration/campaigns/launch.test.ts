import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { everyone } from '@/lib/segments/rule'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeTeam, type Team } from '../accounts/people'

let database: TestDatabase
let campaigns: typeof import('@/lib/campaigns/campaigns.server')
let control: typeof import('@/lib/campaigns/control.server')
let launching: typeof import('@/lib/campaigns/launch.server')
let preparing: typeof import('@/lib/campaigns/prepare.server')
let inspecting: typeof import('@/lib/campaigns/inspect.server')

beforeAll(async () => {
  database = await testDatabase()
  campaigns = await import('@/lib/campaigns/campaigns.server')
  control = await import('@/lib/campaigns/control.server')
  launching = await import('@/lib/campaigns/launch.server')
  preparing = await import('@/lib/campaigns/prepare.server')
  inspecting = await import('@/lib/campaigns/inspect.server')
})
afterAll(() => database.drop())

type Ready = { team: Team; id: string; revision: number }

/** A workspace with two people who agreed and one who did not, and a draft without a picture that is ready to send. */
async function readyDraft(change: { text?: string } = {}): Promise<Ready> {
  const team = await makeTeam()
  const { workspaceId } = team
  const account = await database.prisma.carrierAccount.create({
    data: { workspaceId, adapter: 'simulator', name: 'Simulator', sealed: 'x' },
  })
  const sender = await database.prisma.sender.create({
    data: { workspaceId, accountId: account.id, address: '+18285550142', type: 'long_code' },
  })
  await database.prisma.contact.createMany({
    data: ['granted', 'granted', 'none'].map((consent, index) => ({
      workspaceId,
      phone: `+1828555010${index}`,
      firstName: index === 0 ? null : 'Maya',
      timeZone: 'America/New_York',
      consent: consent as 'granted' | 'none',
    })),
  })
  const segment = await database.prisma.segment.create({
    data: { workspaceId, name: 'All', rule: everyone as object },
  })
  const { id } = await campaigns.createCampaign(team.as('marketer'), { name: 'Drift', segmentId: segment.id })
  const { draft } = await campaigns.readCampaign(team.as('viewer'), id)
  const { revision } = await campaigns.saveDraft(team.as('marketer'), {
    id,
    revision: 0,
    name: 'Drift',
    draft: {
      ...draft,
      senderId: sender.id,
      linkUrl: 'larkfield.example/drift',
      variants: [
        {
          name: 'A',
          text: change.text ?? 'Hi {{ first_name | default: "there" }} {{ link }}',
          media: [],
          weight: 1,
        },
      ],
    },
  })
  return { team, id, revision }
}

const statusOf = async (id: string) =>
  (await database.prisma.campaign.findFirstOrThrow({ where: { id } })).status

describe('a draft', () => {
  it('is not overwritten by a tab that has not seen the newest one', async () => {
    const { team, id, revision } = await readyDraft()
    const { draft } = await campaigns.readCampaign(team.as('marketer'), id)
    await campaigns.saveDraft(team.as('marketer'), { id, revision, name: 'Mine', draft })
    await expect(
      campaigns.saveDraft(team.as('marketer'), { id, revision, name: 'Theirs', draft }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect((await campaigns.readCampaign(team.as('marketer'), id)).name).toBe('Mine')
  })

  it('is checked with people’s own words', async () => {
    const { team, id } = await readyDraft()
    const { inspection } = await inspecting.inspectDraft(team.as('viewer'), id)
    expect(inspection.audience).toEqual({
      matched: 3,
      excluded: 0,
      noConsent: 1,
      optedOut: 0,
      landline: 0,
      mayBeWritten: 2,
    })
    expect(inspection.people.map((person) => person.texts[0])).toEqual([
      expect.stringMatching(/^Larkfield: Hi there https?:\/\/\S+\nReply STOP to opt out$/),
      expect.stringMatching(/^Larkfield: Hi Maya /),
    ])
    expect(inspection.findings.filter((finding) => finding.severity === 'blocker')).toEqual([])
  })

  it('counts those who would read a gap', async () => {
    const { team, id } = await readyDraft({ text: '{{ first_name }}! {{ link }}' })
    const { inspection } = await inspecting.inspectDraft(team.as('viewer'), id)
    expect(inspection.findings[0]).toMatchObject({
      severity: 'blocker',
      people: 1,
      title: 'First name is empty for 1 person',
    })
  })
})

describe('a launch', () => {
  it('freezes what was reviewed, holds it, and can be taken back whole', async () => {
    const { team, id, revision } = await readyDraft()
    const now = new Date()
    const launched = await launching.launchCampaign(team.as('marketer'), { id, revision }, { now })
    expect(launched).toMatchObject({ status: 'holding', people: 2 })
    expect(launched.holdUntil?.getTime()).toBe(now.getTime() + 30_000)
    const held = await database.prisma.campaign.findFirstOrThrow({ where: { id }, include: { links: true } })
    expect(held.frozen).toMatchObject({
      variants: [{ text: 'Hi {{ first_name | default: "there" }} https://larkfield.example/drift' }],
    })
    expect(held.links).toMatchObject([{ number: 0, url: 'https://larkfield.example/drift' }])
    await preparing.prepareCampaign(team.workspaceId, id, new AbortController().signal)
    expect(await statusOf(id)).toBe('holding')
    await control.takeBack(team.as('marketer'), id)
    const back = await database.prisma.campaign.findFirstOrThrow({ where: { id }, include: { links: true } })
    expect(back).toMatchObject({ status: 'draft', frozen: null, links: [], revision })
    expect(await database.prisma.message.count({ where: { campaignId: id } })).toBe(0)
  })

  it('writes one message per person who may be written to, however often it is prepared', async () => {
    const { team, id, revision } = await readyDraft()
    await launching.launchCampaign(team.as('marketer'), { id, revision })
    await control.leaveNow(team.as('marketer'), id)
    const signal = new AbortController().signal
    await Promise.all([1, 2, 3].map(() => preparing.prepareCampaign(team.workspaceId, id, signal)))
    await preparing.prepareCampaign(team.workspaceId, id, signal)
    expect(await statusOf(id)).toBe('sending')
    expect(await database.prisma.message.count({ where: { campaignId: id } })).toBe(2)
    await expect(control.takeBack(team.as('marketer'), id)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is refused with the first blocker, and nothing is kept of it', async () => {
    const { team, id, revision } = await readyDraft({ text: '{{ first_name }}' })
    await expect(launching.launchCampaign(team.as('marketer'), { id, revision })).rejects.toThrow(
      /Not sent: First name is empty/,
    )
    expect(await statusOf(id)).toBe('draft')
    expect(await database.prisma.link.count({ where: { campaignId: id } })).toBe(0)
  })

  it('is refused when the draft changed after the review', async () => {
    const { team, id, revision } = await readyDraft()
    await expect(
      launching.launchCampaign(team.as('marketer'), { id, revision: revision - 1 }),
    ).rejects.toThrow(/changed since you reviewed/)
    expect(await statusOf(id)).toBe('draft')
  })

  it('happens once when pressed twice', async () => {
    const { team, id, revision } = await readyDraft()
    const both = await Promise.allSettled(
      [1, 2].map(() => launching.launchCampaign(team.as('marketer'), { id, revision })),
    )
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await database.prisma.link.count({ where: { campaignId: id } })).toBe(1)
  })

  it('is left to roles that may send', async () => {
    const { team, id, revision } = await readyDraft()
    for (const role of ['agent', 'viewer'] as const) {
      await expect(launching.launchCampaign(team.as(role), { id, revision })).rejects.toMatchObject({
        code: 'forbidden',
      })
    }
    expect(await statusOf(id)).toBe('draft')
  })
})

describe('under way', () => {
  it('pauses, resumes and stops; what had not left is withheld', async () => {
    const { team, id, revision } = await readyDraft()
    const scope = team.as('marketer')
    await launching.launchCampaign(scope, { id, revision })
    await control.leaveNow(scope, id)
    await preparing.prepareCampaign(team.workspaceId, id, new AbortController().signal)
    await control.pauseCampaign(scope, id)
    await expect(control.pauseCampaign(scope, id)).rejects.toMatchObject({ code: 'conflict' })
    await control.resumeCampaign(scope, id)
    await control.stopCampaign(scope, id)
    const messages = await database.prisma.message.findMany({ where: { campaignId: id } })
    expect(messages.map(({ status, reason }) => [status, reason])).toEqual([
      ['withheld', 'stopped'],
      ['withheld', 'stopped'],
    ])
    const events = await database.prisma.campaignEvent.findMany({
      where: { campaignId: id },
      orderBy: { id: 'asc' },
    })
    expect(events.map((event) => event.kind)).toEqual(['launch', 'leaveNow', 'pause', 'resume', 'stop'])
  })
})

describe('another workspace', () => {
  it('sees and changes nothing', async () => {
    const { team, id, revision } = await readyDraft()
    const stranger = (await makeTeam('Halden')).as('owner')
    const { draft } = await campaigns
      .readCampaign((await readyDraft()).team.as('owner'), randomUUID())
      .catch(() => ({ draft: null }))
    expect(draft).toBeNull()
    await expect(campaigns.readCampaign(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(inspecting.inspectDraft(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(launching.launchCampaign(stranger, { id, revision })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(campaigns.duplicateCampaign(stranger, id)).rejects.toMatchObject({ code: 'not_found' })
    for (const act of [
      control.pauseCampaign,
      control.resumeCampaign,
      control.stopCampaign,
      control.takeBack,
      control.leaveNow,
    ]) {
      await expect(act(stranger, id)).rejects.toMatchObject({ code: 'conflict' })
    }
    await expect(campaigns.deleteCampaign(stranger, id, true)).rejects.toMatchObject({ code: 'conflict' })
    expect(await campaigns.listCampaigns(stranger)).toEqual([])
    expect(await campaigns.countCampaigns(stranger)).toEqual({})
    expect(await campaigns.countCampaigns(team.as('viewer'))).toEqual({ draft: 1 })
    expect(await statusOf(id)).toBe('draft')
  })
})
