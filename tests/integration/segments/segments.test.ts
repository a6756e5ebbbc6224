import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Scope } from '@/lib/accounts/scope'
import { countRows, countRule, recount } from '@/lib/segments/counts.server'
import { readHeavy } from '@/lib/segments/heavy.server'
import { matches, type Person } from '@/lib/segments/match'
import { builderChoices, samplePeople, whoIsInside } from '@/lib/segments/people.server'
import { conditionsOf, everyone, type Rule } from '@/lib/segments/rule'
import {
  createSegment,
  deleteSegment,
  duplicateSegment,
  listSegments,
  readSegment,
  renameSegment,
  saveRule,
} from '@/lib/segments/segments.server'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { makeWorkspace } from '../consent/workspace'
import { campaigns, contactId, now, person, store } from './people'

let database: TestDatabase
let people: Person[]
let ours: Awaited<ReturnType<typeof makeWorkspace>>
let theirs: Awaited<ReturnType<typeof makeWorkspace>>
let scope: Scope

beforeAll(async () => {
  database = await testDatabase()
  ours = await makeWorkspace(database.pool)
  theirs = await makeWorkspace(database.pool)
  scope = ours.as('marketer')
  people = fc.sample(person, { numRuns: 60, seed: 7 })
  await store(database.pool, ours.workspaceId, people)
  await store(database.pool, theirs.workspaceId, people.slice(0, 10))
  await database.pool.query(
    `INSERT INTO campaign (workspace_id, id, name, status, launched_at, updated_at) VALUES ($1, $2, 'Slow Lark', 'sent', now(), now())`,
    [ours.workspaceId, campaigns[0]],
  )
})
afterAll(() => database.drop())

const vip: Rule = { type: 'group', match: 'all', of: [{ type: 'tags', op: 'has_any', tags: ['vip'] }] }
const rule: Rule = {
  type: 'group',
  match: 'all',
  of: [
    { type: 'code', field: 'state', op: 'is', values: ['NC', 'TN'] },
    {
      type: 'group',
      match: 'any',
      of: [
        { type: 'tags', op: 'has_none', tags: ['vip'] },
        {
          type: 'engagement',
          event: 'clicked',
          did: true,
          campaign: null,
          atLeast: 1,
          when: { type: 'ever' },
        },
      ],
    },
  ],
}

describe('segments', () => {
  test('are made, renamed, edited, duplicated, put away and brought back, each with an audit line', async () => {
    const { id } = await createSegment(scope, { name: 'Drift fans' })
    const made = await readSegment(scope, id)
    expect(made).toMatchObject({ name: 'Drift fans', rule: everyone, count: null, usedIn: 0 })
    const { updatedAt } = await saveRule(scope, { id, rule, basedOn: made.updatedAt })
    await renameSegment(scope, id, 'Drift fans nearby')
    const copy = await duplicateSegment(scope, id)
    expect(await readSegment(scope, copy.id)).toMatchObject({ name: 'Drift fans nearby, copy', rule })
    await expect(saveRule(scope, { id, rule: vip, basedOn: updatedAt })).rejects.toMatchObject({
      code: 'conflict',
    })
    expect((await readSegment(scope, id)).rule).toEqual(rule)
    await deleteSegment(scope, id, true)
    await expect(readSegment(scope, id)).rejects.toMatchObject({ code: 'not_found' })
    expect((await listSegments(scope)).map((one) => one.id)).toEqual([copy.id])
    await deleteSegment(scope, id, false)
    expect((await listSegments(scope)).map((one) => one.id)).toEqual([id, copy.id])
    const { rows } = await database.pool.query(
      'SELECT action FROM audit_event WHERE workspace_id = $1 AND subject_id = $2 ORDER BY id',
      [ours.workspaceId, id],
    )
    expect(rows.map((row) => row.action)).toEqual([
      'segment.created',
      'segment.rule_saved',
      'segment.renamed',
      'segment.deleted',
      'segment.restored',
    ])
  })

  test('say in how many campaigns they are used', async () => {
    const { id } = await createSegment(scope, { name: 'Used' })
    await database.pool.query(
      `INSERT INTO campaign (workspace_id, name, draft, updated_at) VALUES
        ($1, 'to them', jsonb_build_object('audience', jsonb_build_object('include', jsonb_build_array($2::text), 'exclude', '[]'::jsonb)), now()),
        ($1, 'not to them', jsonb_build_object('audience', jsonb_build_object('include', '[]'::jsonb, 'exclude', jsonb_build_array($2::text))), now())`,
      [ours.workspaceId, id],
    )
    expect((await readSegment(scope, id)).usedIn).toBe(2)
  })

  test('a rule that cannot be read matches nobody', async () => {
    const { id } = await createSegment(scope, { name: 'Old' })
    await database.pool.query(`UPDATE segment SET rule = '{"version": 0}' WHERE id = $1`, [id])
    const old = await readSegment(scope, id)
    expect((await countRule(scope, old.rule, now)).match).toBe(0)
  })
})

describe('counts', () => {
  test('are those of the people who match, and add up to why some get nothing', async () => {
    await database.pool.query(
      `INSERT INTO suppression (workspace_id, phone, reason)
       SELECT workspace_id, phone, 'opted_out' FROM contact WHERE workspace_id = $1 ORDER BY id LIMIT 20`,
      [ours.workspaceId],
    )
    await database.pool.query(
      `UPDATE contact SET line_type = 'landline' WHERE workspace_id = $1 AND id >= $2`,
      [ours.workspaceId, contactId(45)],
    )
    for (const one of [everyone, rule, vip]) {
      const count = await countRule(scope, one, now)
      expect(count.total).toBe(people.length)
      expect(count.match).toBe(people.filter((each) => matches(one, each, now)).length)
      expect(count.noConsent + count.optedOut + count.landline + count.mayGet).toBe(count.match)
    }
    const all = await countRule(scope, everyone, now)
    for (const share of [all.noConsent, all.optedOut, all.landline, all.mayGet])
      expect(share).toBeGreaterThan(0)
  })

  test('are given for each row alone', async () => {
    const counts = await countRows(scope, rule, now)
    const alone = conditionsOf(rule).map(
      (row) => people.filter((each) => matches({ type: 'group', match: 'all', of: [row] }, each, now)).length,
    )
    expect(counts).toEqual(alone)
  })

  test('are remembered for the list until the rule changes', async () => {
    const { id } = await createSegment(scope, { name: 'Counted', rule: vip })
    const before = await readSegment(scope, id)
    const count = await recount(scope, before, now)
    expect((await readSegment(scope, id)).count).toBe(count)
    await saveRule(scope, { id, rule, basedOn: before.updatedAt })
    await recount(scope, before, now)
    expect((await readSegment(scope, id)).count).toBeNull()
  })

  test('do not include who was deleted', async () => {
    const before = await countRule(theirs.owner, everyone, now)
    await database.pool.query('UPDATE contact SET deleted_at = now() WHERE workspace_id = $1 AND id = $2', [
      theirs.workspaceId,
      contactId(0),
    ])
    expect((await countRule(theirs.owner, everyone, now)).match).toBe(before.match - 1)
  })

  test('that take too long are called off, and the connection goes on working', async () => {
    const slow = readHeavy((sql) => sql.query('SELECT pg_sleep(20)'), 50)
    await expect(slow).rejects.toMatchObject({ code: 'unavailable' })
    await expect(readHeavy((sql) => sql.query('DELETE FROM segment'))).rejects.toThrow(/read-only/)
    expect((await database.pool.query('SHOW statement_timeout')).rows[0].statement_timeout).toBe('0')
  })
})

describe('people', () => {
  test('five who match, another five with another seed', async () => {
    const five = await samplePeople(scope, everyone, 1, now)
    expect(five).toHaveLength(5)
    expect(await samplePeople(scope, everyone, 1, now)).toEqual(five)
    const others = await samplePeople(scope, everyone, 2, now)
    expect(others.map((one) => one.id)).not.toEqual(five.map((one) => one.id))
    const ids = (await samplePeople(scope, vip, 3, now)).map((one) => Number(one.id.slice(-12)))
    for (const index of ids) expect(people[index]?.tags).toContain('vip')
  })

  test('anyone can be asked for by name or number, with what they lack', async () => {
    await database.pool.query(
      `UPDATE contact SET first_name = 'Ana_1%', last_name = 'Fowler', tags = '{}', state = 'VA' WHERE workspace_id = $1 AND id = $2`,
      [ours.workspaceId, contactId(3)],
    )
    const [ana, ...rest] = await whoIsInside(scope, rule, 'ana_1% f', now)
    expect(rest).toEqual([])
    expect(ana).toMatchObject({ name: 'Ana_1% Fowler', inside: false, unmet: [0] })
    const byNumber = await whoIsInside(scope, everyone, ana?.phone.slice(-7) ?? '', now)
    expect(byNumber).toMatchObject([{ id: ana?.id, inside: true, unmet: [] }])
    expect(await whoIsInside(scope, everyone, 'A', now)).toEqual([])
  })

  test('choices for the builder are the workspace its own', async () => {
    const choices = await builderChoices(scope)
    expect(choices.campaigns).toEqual([{ id: campaigns[0], name: 'Slow Lark' }])
    expect(choices.tags.map((one) => one.tag)).toContain('vip')
    expect((await builderChoices(theirs.owner)).campaigns).toEqual([])
  })
})

describe('another workspace', () => {
  test('sees and changes nothing', async () => {
    const { id } = await createSegment(scope, { name: 'Ours', rule: vip })
    const made = await readSegment(scope, id)
    const other = theirs.owner
    expect(await listSegments(other)).toEqual([])
    await expect(readSegment(other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(renameSegment(other, id, 'x')).rejects.toMatchObject({ code: 'not_found' })
    await expect(saveRule(other, { id, rule, basedOn: made.updatedAt })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(duplicateSegment(other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(deleteSegment(other, id, true)).rejects.toMatchObject({ code: 'not_found' })
    await recount(other, made, now)
    expect(await readSegment(scope, id)).toEqual(made)
    expect((await countRule(other, everyone, now)).total).toBeLessThanOrEqual(10)
    expect(await whoIsInside(other, everyone, 'Fowler', now)).toEqual([])
  })

  test('a viewer may look and not change', async () => {
    const viewer = ours.as('viewer')
    const [first] = await listSegments(viewer)
    expect(first).toBeDefined()
    const id = first?.id ?? ''
    expect(() => createSegment(viewer, { name: 'x' })).toThrow(/role/)
    expect(() => renameSegment(viewer, id, 'x')).toThrow(/role/)
    expect(() => deleteSegment(viewer, id, true)).toThrow(/role/)
    await expect(saveRule(viewer, { id, rule, basedOn: first?.updatedAt ?? '' })).rejects.toThrow(/role/)
    await expect(duplicateSegment(viewer, id)).rejects.toThrow(/role/)
  })
})
