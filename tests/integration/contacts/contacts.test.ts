import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { addContact, makeWorkspace } from '../consent/workspace'

let db: TestDatabase
let lib: typeof import('@/lib/contacts/contacts.server') &
  typeof import('@/lib/contacts/list.server') &
  typeof import('@/lib/contacts/attributes.server') &
  typeof import('@/lib/contacts/timeline.server')
let consent: typeof import('@/lib/consent/explore.server') &
  typeof import('@/lib/consent/record.server') &
  typeof import('@/lib/consent/proof.server') &
  typeof import('@/lib/consent/wording.server')
let here: Awaited<ReturnType<typeof makeWorkspace>>

beforeAll(async () => {
  db = await testDatabase()
  lib = {
    ...(await import('@/lib/contacts/contacts.server')),
    ...(await import('@/lib/contacts/list.server')),
    ...(await import('@/lib/contacts/attributes.server')),
    ...(await import('@/lib/contacts/timeline.server')),
  }
  consent = {
    ...(await import('@/lib/consent/explore.server')),
    ...(await import('@/lib/consent/record.server')),
    ...(await import('@/lib/consent/proof.server')),
    ...(await import('@/lib/consent/wording.server')),
  }
})
beforeEach(async () => {
  here = await makeWorkspace(db.pool)
})
afterAll(() => db.drop())

const query = { view: 'all', search: '' } as const

describe('contacts', () => {
  it('are made once per number, edited, deleted and brought back with their standing', async () => {
    const made = await lib.createContact(here.owner, '(828) 555-0101', { firstName: 'Maya' }, 'manual')
    expect(made.phone).toBe('+18285550101')
    await expect(lib.createContact(here.owner, '8285550101', {}, 'manual')).rejects.toMatchObject({
      code: 'conflict',
    })
    await expect(lib.createContact(here.owner, '12', {}, 'manual')).rejects.toMatchObject({
      code: 'invalid',
      details: { fields: { phone: expect.any(String) } },
    })
    await consent.recordByHand(here.owner, { phone: made.phone, kind: 'granted' }, new Date())
    await lib.updateContact(here.owner, made.id, { lastName: 'Ortiz', tags: ['vip'] })
    expect(await lib.getContact(here.owner, made.id)).toMatchObject({
      firstName: 'Maya',
      lastName: 'Ortiz',
      tags: ['vip'],
      consent: 'granted',
    })
    expect(await lib.deleteContacts(here.owner, [made.id])).toBe(1)
    await expect(lib.getContact(here.owner, made.id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await lib.restoreContacts(here.owner, [made.id])).toBe(1)
    await lib.deleteContacts(here.owner, [made.id])
    const again = await lib.createContact(here.owner, '8285550101', {}, 'api')
    expect(again.id).toBe(made.id)
    expect(await lib.getContact(here.owner, made.id)).toMatchObject({ consent: 'granted', source: 'api' })
  })

  it('take only attributes that are defined', async () => {
    const { id } = await lib.createContact(here.owner, '8285550101', {}, 'manual')
    const values = { attributes: { shoe: 38 } }
    await expect(lib.updateContact(here.owner, id, values)).rejects.toMatchObject({ code: 'invalid' })
    await lib.defineAttribute(here.owner, { key: 'shoe', label: 'Shoe', type: 'number' })
    await lib.updateContact(here.owner, id, values)
    await lib.updateContact(here.owner, id, { attributes: { shoe: null } })
    expect((await lib.getContact(here.owner, id)).attributes).toEqual({})
    await expect(
      lib.defineAttribute(here.owner, { key: 'shoe', label: 'Shoe', type: 'text' }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('the table', () => {
  it('shows each person once over all pages, also when thousands share one moment', async () => {
    await db.pool.query(
      `INSERT INTO contact (workspace_id, phone, created_at)
       SELECT $1, '+1828' || n, CASE WHEN n % 3 = 0 THEN '2026-01-01'::timestamptz ELSE now() - n * interval '1 second' END
       FROM generate_series(2000000, 2000450) n`,
      [here.workspaceId],
    )
    const seen: string[] = []
    let after: import('@/lib/contacts/list').Cursor | undefined
    do {
      const page = await lib.listContacts(here.owner, { ...query, after })
      seen.push(...page.rows.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toHaveLength(451)
    expect(new Set(seen).size).toBe(451)
  })

  it('finds by the beginning of names, numbers and addresses, and takes % and _ as they stand', async () => {
    await lib.createContact(here.owner, '8285550101', { firstName: 'Maya', lastName: 'Ortiz' }, 'manual')
    await lib.createContact(
      here.owner,
      '8285550102',
      { firstName: 'Ann', email: 'maybe@example.com' },
      'manual',
    )
    await lib.createContact(here.owner, '9175550103', { firstName: '100%' }, 'manual')
    const found = async (search: string) =>
      (await lib.listContacts(here.owner, { ...query, search })).rows
        .map(({ phone }) => phone.slice(-4))
        .sort()
    expect(await found('ma')).toEqual(['0101', '0102'])
    expect(await found('MAYA ort')).toEqual(['0101'])
    expect(await found('ortiz maya')).toEqual(['0101'])
    expect(await found('(828) 555')).toEqual(['0101', '0102'])
    expect(await found('917')).toEqual(['0103'])
    expect(await found('100%')).toEqual(['0103'])
    expect(await found('%')).toEqual([])
    expect(await found('aya')).toEqual([])
  })

  it('answers a search from indexes', async () => {
    const { rows } = await db.pool.query(`SET enable_seqscan = off;`).then(() =>
      db.pool.query(
        `EXPLAIN SELECT id FROM contact f WHERE f.workspace_id = '${here.workspaceId}' AND f.last_name IS NOT NULL
         AND lower(f.last_name) LIKE 'or%'`,
      ),
    )
    expect(JSON.stringify(rows)).toContain('contact_by_last_name')
  })

  it('counts the views, and a suppressed number is in one place only', async () => {
    const yes = await addContact(db.pool, here.workspaceId, '+18285550101', { consent: 'granted' })
    await addContact(db.pool, here.workspaceId, '+18285550102', { consent: 'granted' })
    await addContact(db.pool, here.workspaceId, '+18285550103')
    await consent.recordByHand(here.owner, { phone: '+18285550102', kind: 'revoked' }, new Date())
    expect(await lib.countContacts(here.owner)).toEqual({ all: 3, sendable: 1, none: 1, out: 1 })
    const sendable = await lib.listContacts(here.owner, { ...query, view: 'sendable' })
    expect(sendable.rows.map(({ id }) => id)).toEqual([yes])
  })
})

describe('consent of a person', () => {
  it('says why, and proves it to someone without this product', async () => {
    const { createHash } = await import('node:crypto')
    const { id, phone } = await lib.createContact(here.owner, '8285550101', { firstName: 'Maya' }, 'manual')
    await consent.recordByHand(
      here.owner,
      { phone, kind: 'granted', evidence: { text: 'Signed “here”, \\ é' } },
      new Date(),
    )
    await consent.recordByHand(
      here.as('agent'),
      { phone, kind: 'revoked', evidence: { text: 'Called' } },
      new Date(),
    )
    expect(await consent.standingOfNumber(here.owner, phone)).toMatchObject({
      name: 'Maya',
      consent: 'revoked',
      held: { reason: 'opted_out' },
    })
    expect((await lib.contactTimeline(here.owner, id)).map((entry) => entry.type)).toEqual([
      'consent',
      'consent',
    ])
    const proof = await consent.proofOf(here.owner, phone, new Date())
    let previous: string | null = null
    for (const { sealed, hash } of proof.chain) {
      expect(createHash('sha256').update(sealed).digest('hex')).toBe(hash)
      expect(JSON.parse(sealed).at(-1)).toBe(previous)
      previous = hash
    }
    expect(proof.chain).toHaveLength(2)
  })
})

describe('another workspace', () => {
  it('sees and changes nothing', async () => {
    const { id, phone } = await lib.createContact(here.owner, '8285550101', { firstName: 'Maya' }, 'manual')
    await consent.recordByHand(here.owner, { phone, kind: 'revoked' }, new Date())
    await lib.defineAttribute(here.owner, { key: 'shoe', label: 'Shoe', type: 'number' })
    const other = (await makeWorkspace(db.pool)).owner
    await expect(lib.getContact(other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(lib.updateContact(other, id, { firstName: 'X' })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(lib.contactTimeline(other, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await lib.deleteContacts(other, [id])).toBe(0)
    expect(await lib.tagContacts(other, [id], 'mine')).toBe(0)
    expect(await lib.listContacts(other, query)).toEqual({ rows: [], next: null })
    expect((await lib.listContacts(other, { ...query, search: 'maya' })).rows).toEqual([])
    expect(await lib.countContacts(other)).toEqual({ all: 0, sendable: 0, none: 0, out: 0 })
    expect(await lib.attributeDefinitions(other)).toEqual([])
    expect(await consent.recentEvents(other)).toEqual([])
    expect(await consent.eventsOf(other, phone)).toEqual([])
    expect(await consent.listSuppressions(other)).toEqual([])
    expect(await consent.listWordings(other)).toEqual([])
    expect(await consent.standingOfNumber(other, phone)).toMatchObject({ contactId: null, held: null })
    expect((await consent.proofOf(other, phone, new Date())).chain).toEqual([])
    expect(await consent.consentCounts(other)).toMatchObject({ suppressed: 0, events: 0 })
  })

  it('is closed to viewers who would write', async () => {
    const viewer = here.as('viewer')
    await expect(lib.deleteContacts(viewer, [here.userId])).rejects.toMatchObject({ code: 'forbidden' })
    await expect(lib.createContact(viewer, '8285550101', {}, 'manual')).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
