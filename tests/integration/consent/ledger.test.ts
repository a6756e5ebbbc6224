import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { addContact, makeWorkspace } from './workspace'

let db: TestDatabase
let lib: typeof import('@/lib/consent/ledger.server') &
  typeof import('@/lib/consent/ledger-sql.server') &
  typeof import('@/lib/consent/sendable') &
  typeof import('@/lib/platform/db.server') &
  typeof import('@/lib/consent/standing')
let here: Awaited<ReturnType<typeof makeWorkspace>>

beforeAll(async () => {
  db = await testDatabase()
  lib = {
    ...(await import('@/lib/consent/ledger.server')),
    ...(await import('@/lib/consent/ledger-sql.server')),
    ...(await import('@/lib/consent/sendable')),
    ...(await import('@/lib/platform/db.server')),
    ...(await import('@/lib/consent/standing')),
  }
  here = await makeWorkspace(db.pool)
})
afterAll(() => db.drop())

let next = 0
const newPhone = () => `+1828555${String(next++).padStart(4, '0')}`

type EventInput = Parameters<typeof lib.recordConsent>[2]

function record(phone: string, kind: EventInput['kind'], more: Partial<EventInput> = {}) {
  return lib.transaction((sql) =>
    lib.recordConsent(sql, here.owner, {
      phone,
      kind,
      mechanism: 'manual',
      occurredAt: new Date(),
      ...more,
    }),
  )
}

function reply(phone: string, intent: 'stop' | 'start' | 'help' | 'other') {
  return lib.transaction((sql) =>
    lib.recordReplyIntent(sql, {
      workspaceId: here.workspaceId,
      phone,
      intent,
      text: intent,
      replyId: randomUUID(),
      at: new Date(),
    }),
  )
}

async function sendable(phone: string): Promise<boolean> {
  const { rows } = await db.pool.query(
    `SELECT 1 FROM contact c WHERE c.workspace_id = $1 AND c.phone = $2 AND ${lib.sendableSql('c')}`,
    [here.workspaceId, phone],
  )
  return rows.length === 1
}

async function consentOf(phone: string): Promise<string> {
  const { rows } = await db.pool.query(`SELECT consent FROM contact WHERE workspace_id = $1 AND phone = $2`, [
    here.workspaceId,
    phone,
  ])
  return rows[0]?.consent
}

describe('the ledger', () => {
  it('lets nobody be written to without a yes, and takes it back on STOP', async () => {
    const phone = newPhone()
    await addContact(db.pool, here.workspaceId, phone)
    expect(await sendable(phone)).toBe(false)
    await record(phone, 'granted')
    expect(await sendable(phone)).toBe(true)
    expect(await reply(phone, 'stop')).toBe(
      'Larkfield: You are opted out and will get no more messages. Reply START to come back.',
    )
    expect(await sendable(phone)).toBe(false)
    expect(await consentOf(phone)).toBe('revoked')
  })

  it('confirms an opt-out once', async () => {
    const phone = newPhone()
    expect(await reply(phone, 'stop')).not.toBeNull()
    expect(await reply(phone, 'stop')).toBeNull()
  })

  it('restores a yes on START, and never makes one up', async () => {
    const known = newPhone()
    const stranger = newPhone()
    for (const phone of [known, stranger]) await addContact(db.pool, here.workspaceId, phone)
    await record(known, 'granted')
    for (const phone of [known, stranger]) await reply(phone, 'stop')
    expect(await reply(known, 'start')).toContain('You are back')
    expect(await reply(stranger, 'start')).toBeNull()
    expect(await sendable(known)).toBe(true)
    expect(await sendable(stranger)).toBe(false)
    expect(await consentOf(stranger)).toBe('none')
  })

  it('keeps a suppression past the contact, and refuses a grant by anyone else', async () => {
    const phone = newPhone()
    await addContact(db.pool, here.workspaceId, phone)
    await record(phone, 'granted')
    await reply(phone, 'stop')
    await db.pool.query(`DELETE FROM contact WHERE workspace_id = $1 AND phone = $2`, [
      here.workspaceId,
      phone,
    ])
    await addContact(db.pool, here.workspaceId, phone, { consent: 'granted' })
    expect(await sendable(phone)).toBe(false)
    await expect(record(phone, 'granted')).rejects.toMatchObject({ code: 'conflict' })
    await record(phone, 'granted', { mechanism: 'form', byContact: true })
    expect(await sendable(phone)).toBe(true)
  })

  it('does not let START end a complaint, and a release alone brings no consent back', async () => {
    const phone = newPhone()
    await addContact(db.pool, here.workspaceId, phone)
    await record(phone, 'granted')
    await record(phone, 'revoked')
    await record(phone, 'suppressed', { evidence: { reason: 'complaint' } })
    await reply(phone, 'start')
    expect(await sendable(phone)).toBe(false)
    await reply(phone, 'stop')
    await record(phone, 'released')
    expect(await sendable(phone)).toBe(false)
    await record(phone, 'granted')
    expect(await sendable(phone)).toBe(true)
  })

  it('lets an agent take a no but give no yes, and only an owner release', async () => {
    const phone = newPhone()
    const as = (role: 'agent' | 'marketer' | 'viewer', kind: EventInput['kind']) =>
      lib.transaction((sql) =>
        lib.recordConsent(sql, here.as(role), { phone, kind, mechanism: 'manual', occurredAt: new Date() }),
      )
    await expect(as('agent', 'granted')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(as('viewer', 'revoked')).rejects.toMatchObject({ code: 'forbidden' })
    await as('agent', 'revoked')
    await expect(as('marketer', 'released')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('refuses to change or delete an event', async () => {
    const phone = newPhone()
    await record(phone, 'granted')
    await expect(
      db.pool.query(`UPDATE consent_event SET occurred_at = now() WHERE phone = $1`, [phone]),
    ).rejects.toThrow('append-only')
    await expect(db.pool.query(`DELETE FROM consent_event WHERE phone = $1`, [phone])).rejects.toThrow(
      'append-only',
    )
  })
})

describe('the chain', () => {
  it('replays unbroken, stays one chain under concurrent appends, and shows a forged event', async () => {
    const phone = newPhone()
    await addContact(db.pool, here.workspaceId, phone)
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 3 ? record(phone, 'help') : reply(phone, 'help'))),
    )
    const before = await lib.verifyChain(here.owner, phone)
    expect(before).toMatchObject({ events: 12, unbroken: true, brokenAt: null })
    expect(before.head).toMatch(/^[0-9a-f]{64}$/)

    await db.pool.query(`ALTER TABLE consent_event DISABLE TRIGGER consent_event_append_only`)
    const { rows } = await db.pool.query(
      `UPDATE consent_event SET evidence = '{"text":"yes please"}'
       WHERE id = (SELECT id FROM consent_event WHERE phone = $1 ORDER BY id OFFSET 5 LIMIT 1) RETURNING id`,
      [phone],
    )
    await db.pool.query(`ALTER TABLE consent_event ENABLE TRIGGER consent_event_append_only`)
    const after = await lib.verifyChain(here.owner, phone)
    expect(after).toMatchObject({ events: 12, unbroken: false, brokenAt: rows[0].id })
  })

  it('appends sets beside single events without a fork', async () => {
    const phones = Array.from({ length: 50 }, newPhone)
    for (const phone of phones) await addContact(db.pool, here.workspaceId, phone)
    const set = () =>
      lib.transaction(async (sql) => {
        await lib.lockLedger(sql, here.workspaceId)
        return lib.appendEvents(
          sql,
          here.workspaceId,
          `SELECT phone, 'granted' AS kind, 'import' AS mechanism, NULL AS wording_id, 'user' AS actor_kind,
                  $3::text AS actor_id, '{}'::jsonb AS evidence, now() AS occurred_at FROM unnest($2::text[]) AS phone`,
          [phones, here.userId],
        )
      })
    const [first] = await Promise.all([
      set(),
      set(),
      ...phones.slice(0, 10).map((phone) => reply(phone, 'stop')),
    ])
    expect(first?.count).toBe(50)
    for (const phone of phones)
      expect(await lib.verifyChain(here.owner, phone)).toMatchObject({ unbroken: true })
    expect(await sendable(phones[0] as string)).toBe(false)
    expect(await sendable(phones[49] as string)).toBe(true)
  })

  it('shows another workspace nothing', async () => {
    const phone = newPhone()
    await record(phone, 'granted')
    const other = await makeWorkspace(db.pool)
    expect(await lib.verifyChain(other.owner, phone)).toMatchObject({ events: 0, head: null })
  })
})

describe('the projection', () => {
  it('is the fold of the events, step by step and restored at once', async () => {
    const kinds = fc.constantFrom('granted', 'asked', 'confirmed', 'revoked', 'resumed', 'help', 'released')
    await fc.assert(
      fc.asyncProperty(fc.array(kinds, { maxLength: 6 }), async (events) => {
        const phone = newPhone()
        await addContact(db.pool, here.workspaceId, phone)
        for (const kind of events) await record(phone, kind as EventInput['kind'], { byContact: true })
        const expected = lib.standingOf(events as Parameters<typeof lib.standingOf>[0])
        expect(await consentOf(phone)).toBe(expected)
        await db.pool.query(`DELETE FROM contact WHERE phone = $1`, [phone])
        await addContact(db.pool, here.workspaceId, phone)
        await lib.restoreStanding(db.pool, here.workspaceId, `SELECT $2::text AS phone`, [phone])
        expect(await consentOf(phone)).toBe(expected)
      }),
      { numRuns: 60 },
    )
  })
})
