import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveDrawing } from '@/lib/designs/studio.server'
import { renderAsset } from '@/lib/media/render.server'
import { everyone } from '@/lib/segments/rule'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeTeam } from '../accounts/people'

let database: TestDatabase
let campaigns: typeof import('@/lib/campaigns/campaigns.server')
let launching: typeof import('@/lib/campaigns/launch.server')
let inspecting: typeof import('@/lib/campaigns/inspect.server')
let testing: typeof import('@/lib/messages/test-send.server')

beforeAll(async () => {
  database = await testDatabase()
  campaigns = await import('@/lib/campaigns/campaigns.server')
  launching = await import('@/lib/campaigns/launch.server')
  inspecting = await import('@/lib/campaigns/inspect.server')
  testing = await import('@/lib/messages/test-send.server')
})
afterAll(() => database.drop())

it('a design that names fields is checked over the whole audience, shown as each person, frozen and tested', async () => {
  const team = await makeTeam()
  const { workspaceId } = team
  const marketer = team.as('marketer')
  const account = await database.prisma.carrierAccount.create({
    data: { workspaceId, adapter: 'simulator', name: 'Simulator', sealed: 'x' },
  })
  const sender = await database.prisma.sender.create({
    data: { workspaceId, accountId: account.id, address: '+18285550142', type: 'long_code' },
  })
  const names = ['Maya', 'Maya', 'Noor', '真矢', null, 'Ann', 'W'.repeat(75)]
  await database.prisma.contact.createMany({
    data: names.map((firstName, index) => ({
      workspaceId,
      phone: `+1828555010${index}`,
      firstName,
      city: index === 5 ? null : 'Asheville',
      timeZone: 'America/New_York',
      consent: 'granted' as const,
    })),
  })
  const segment = await database.prisma.segment.create({
    data: { workspaceId, name: 'All', rule: everyone as object },
  })
  const assetId = await saveDrawing(marketer, {
    design: 'birthday-cake',
    format: 'portrait',
    words: { headline: 'For you, {{ first_name | default: "friend" }}', code: '{{ city }}' },
    pictureAssetId: null,
    name: 'Cake',
    altText: 'A cake',
    assetId: null,
    inPlace: false,
  })
  await renderAsset(workspaceId, assetId)
  const { id } = await campaigns.createCampaign(marketer, { name: 'Cake', segmentId: segment.id, assetId })
  const { draft } = await campaigns.readCampaign(marketer, id)
  const [variant] = draft.variants
  if (!variant) throw new Error('A draft has a variant.')
  await campaigns.saveDraft(marketer, {
    id,
    revision: 0,
    name: 'Cake',
    draft: { ...draft, senderId: sender.id, variants: [{ ...variant, text: 'Happy birthday' }] },
  })

  const { inspection, ...inspected } = await inspecting.inspectDraft(marketer, id)
  const about = (start: string) =>
    inspection.findings.find((finding) => finding.id === `personal-${start}${assetId}`)
  expect(about('without-')).toMatchObject({ severity: 'advice', people: 1 })
  expect(about('default-')?.people).toBe(3)
  expect(about('default-')?.detail).toContain('真')
  expect(about('')?.title).toBe('5 different pictures')

  const byName = (name: string) => inspection.people.find((person) => person.name === name)
  const [first] = inspection.carriers[0] ?? []
  const generic = first?.files[0]?.src ?? ''
  const maya = byName('Maya')?.own[generic]
  expect(maya).toBeDefined()
  expect(byName('Noor')?.own[generic]?.src).not.toBe(maya?.src)
  expect(maya?.src).not.toBe(generic)

  const frozen = launching.freeze({ inspection, ...inspected })
  expect(frozen.variants[0]?.media[0]?.personal).toMatchObject({
    design: 'birthday-cake',
    brand: { palette: expect.anything() },
  })
  const [sent] = await testing.sendTest(marketer, { frozen, variant: 0, numbers: ['+18285550100'] })
  const { rows } = await database.pool.query(
    `SELECT content #>> '{rungs,-1,pieces,0,file,sha256}' AS sha256 FROM message WHERE id = $1`,
    [sent?.id],
  )
  const drawn = await database.pool.query('SELECT sha256 FROM personal_picture WHERE workspace_id = $1', [
    workspaceId,
  ])
  expect(drawn.rows).toContainEqual({ sha256: rows[0].sha256 })
  await expect(
    testing.sendTest(marketer, { frozen, variant: 0, numbers: ['+18285550105'] }),
  ).rejects.toMatchObject({ code: 'conflict' })
})
