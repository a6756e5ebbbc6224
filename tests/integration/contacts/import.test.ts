import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { addContact, makeWorkspace } from '../consent/workspace'
import { errorText, importCsv, upload, wording } from './importing'

let db: TestDatabase
let imports: typeof import('@/lib/contacts/import/imports.server')
let run: typeof import('@/lib/contacts/import/run.server')
let ledger: typeof import('@/lib/consent/ledger.server')
let here: Awaited<ReturnType<typeof makeWorkspace>>

beforeAll(async () => {
  db = await testDatabase()
  imports = await import('@/lib/contacts/import/imports.server')
  run = await import('@/lib/contacts/import/run.server')
  ledger = await import('@/lib/consent/ledger.server')
})
beforeEach(async () => {
  here = await makeWorkspace(db.pool)
})
afterAll(() => db.drop())

async function contacts() {
  const { rows } = await db.pool.query(
    `SELECT phone, first_name, last_name, email, state, to_char(birthday, 'YYYY-MM-DD') AS birthday, tags, attributes,
            consent, source, line_type, deleted_at
     FROM contact WHERE workspace_id = $1 ORDER BY phone`,
    [here.workspaceId],
  )
  return rows
}

const three = `Phone,First Name,Last Name,Email,State
(828) 555-0101,Maya,Ortiz,Maya@Example.com,North Carolina
(828) 555-0102,Ann,Lee,,NC
(828) 555-0103,"O'Neil, Jr.",Sam,sam@example.com,ny
`

describe('an import', () => {
  it('makes contacts, in E.164, without consent unless someone vouches for it', async () => {
    const done = await importCsv(here.owner, three)
    expect(done).toMatchObject({ status: 'done', created: 3, updated: 0, rejected: 0, consented: 0 })
    expect((await contacts())[0]).toMatchObject({
      phone: '+18285550101',
      first_name: 'Maya',
      email: 'maya@example.com',
      state: 'NC',
      consent: 'none',
      source: 'import',
    })
    const again = await importCsv(here.owner, three, { attested: true })
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, consented: 3 })
    expect((await contacts()).map(({ consent }) => consent)).toEqual(['granted', 'granted', 'granted'])
    const { rows } = await db.pool.query(
      `SELECT e.kind, e.mechanism, e.actor_id, e.evidence, w.text FROM consent_event e
       JOIN consent_wording w ON w.workspace_id = e.workspace_id AND w.id = e.wording_id
       WHERE e.workspace_id = $1 AND e.phone = '+18285550102'`,
      [here.workspaceId],
    )
    expect(rows).toEqual([
      expect.objectContaining({ kind: 'granted', mechanism: 'import', actor_id: here.userId, text: wording }),
    ])
    expect(rows[0].evidence).toMatchObject({ importId: again.id, line: 3, source: 'Point of sale' })
    expect(await ledger.verifyChain(here.owner, '+18285550102')).toMatchObject({ events: 1, unbroken: true })
  })

  it('foresees in the dry run what it then does, and writes nothing before', async () => {
    await addContact(db.pool, here.workspaceId, '+18285550101', { firstName: 'Maya' })
    await addContact(db.pool, here.workspaceId, '+18285550104', { firstName: 'Same' })
    await db.pool.query(`UPDATE contact SET country = 'US' WHERE workspace_id = $1`, [here.workspaceId])
    await db.pool.query(
      `INSERT INTO suppression (workspace_id, phone, reason) VALUES ($1, '+18285550103', 'opted_out')`,
      [here.workspaceId],
    )
    const csv = `${three}8285550104,Same,,,\n8285550102,Twice,,,\n12345,Short,,,\n`
    const id = await upload(here.owner, csv)
    await imports.attest(here.owner, id, { wording, source: 'Form', collectedOn: '2025-06-03' })
    await imports.checkImport(here.owner, id)
    await run.runImport(here.workspaceId, id)
    const checked = await imports.getImport(here.owner, id)
    expect(checked).toMatchObject({
      status: 'checked',
      rows: 6,
      duplicates: 1,
      rejected: 1,
      reasons: { duplicate: 1, too_short: 1 },
      forecast: { created: 2, updated: 1, unchanged: 1, consented: 3, optedOut: 0, held: 1 },
    })
    expect(await contacts()).toHaveLength(2)
    await imports.startImport(here.owner, id)
    await run.runImport(here.workspaceId, id)
    const done = await imports.getImport(here.owner, id)
    expect(done).toMatchObject({ status: 'done', ...checked.forecast })
  })

  it('keeps a suppressed number suppressed whatever the file says', async () => {
    await importCsv(here.owner, three, { attested: true })
    const { transaction } = await import('@/lib/platform/db.server')
    await transaction((sql) =>
      ledger.recordReplyIntent(sql, {
        workspaceId: here.workspaceId,
        phone: '+18285550101',
        intent: 'stop',
        text: 'STOP',
        replyId: 'r1',
        at: new Date(),
      }),
    )
    await db.pool.query(`DELETE FROM contact WHERE workspace_id = $1`, [here.workspaceId])
    const again = await importCsv(here.owner, three, { attested: true })
    expect(again).toMatchObject({ created: 3, held: 1 })
    // The other two have a yes in the ledger that outlived their contacts.
    expect((await contacts()).map(({ consent }) => consent)).toEqual(['revoked', 'granted', 'granted'])
  })

  it('takes consent and opt-outs from a column, row by row', async () => {
    const csv = `phone,sms consent,consent date
8285550101,yes,06/03/2025
8285550102,no,
8285550103,Unsubscribed,
8285550104,yes,31/31/99
`
    const done = await importCsv(here.owner, csv, { attested: true })
    expect(done).toMatchObject({
      created: 4,
      consented: 2,
      optedOut: 1,
      partial: 1,
      reasons: { consent_at: 1 },
    })
    expect((await contacts()).map(({ consent }) => consent)).toEqual([
      'granted',
      'none',
      'revoked',
      'granted',
    ])
    const { rows } = await db.pool.query(`SELECT phone FROM suppression WHERE workspace_id = $1`, [
      here.workspaceId,
    ])
    expect(rows).toEqual([{ phone: '+18285550103' }])
  })

  it('fills custom attributes and tags, keeps what the file leaves empty, and adds tags to those there are', async () => {
    await db.pool.query(
      `INSERT INTO contact (workspace_id, phone, first_name, email, tags, attributes)
       VALUES ($1, '+18285550101', 'Maya', 'old@example.com', '{vip}', '{"size":"M","spent":5}')`,
      [here.workspaceId],
    )
    const csv = 'phone;email;tags;total spent;shoe\n8285550101;;"vip, summer";"1,234.50";38\n'
    const done = await importCsv(here.owner, csv, {
      mapping: {
        columns: [
          { to: 'phone' },
          { to: 'email' },
          { to: 'tags' },
          { to: 'attribute', key: 'spent', label: 'Total spent', type: 'number' },
          { to: 'attribute', key: 'shoe', label: 'Shoe', type: 'text' },
        ],
        tags: ['spring file'],
      },
    })
    expect(done).toMatchObject({ updated: 1 })
    const [maya] = await contacts()
    expect(maya).toMatchObject({
      first_name: 'Maya',
      email: 'old@example.com',
      attributes: { size: 'M', spent: 1234.5, shoe: '38' },
    })
    expect([...maya.tags].sort()).toEqual(['spring file', 'summer', 'vip'])
    const { rows } = await db.pool.query(
      `SELECT key, type FROM attribute_definition WHERE workspace_id = $1 ORDER BY key`,
      [here.workspaceId],
    )
    expect(rows).toEqual([
      { key: 'shoe', type: 'text' },
      { key: 'spent', type: 'number' },
    ])
  })

  it('gives back the refused rows as CSV with reasons, and no formula in it runs', async () => {
    const csv = `phone,first name
8285550101,Maya
=cmd|' /C calc'!A0,"=HYPERLINK(""http://evil.example"")"
8285550101,Twice
"8,28555E+09",@SUM(A1)
`
    const done = await importCsv(here.owner, csv)
    expect(done).toMatchObject({ created: 1, rejected: 2, duplicates: 1 })
    const text = await errorText(here.owner, done.id)
    const lines = text.trimEnd().split('\r\n')
    expect(lines).toHaveLength(4)
    expect(lines[0]).toBe('\uFEFFLine,What happened,phone,first name')
    expect(lines[1]).toMatch(/^3,This is not a phone number\.,'=cmd\|/)
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(lines[2]).toContain('further up')
    expect(lines[3]).toMatch(/A spreadsheet shortened.*'@SUM\(A1\)$/)
  })
})

describe('an undo', () => {
  it('restores what was, removes what it made, keeps whom someone wrote to, and withdraws the yes', async () => {
    await addContact(db.pool, here.workspaceId, '+18285550101', { firstName: 'Old' })
    const done = await importCsv(here.owner, three, { attested: true })
    expect(done).toMatchObject({ created: 2, updated: 1, consented: 3 })
    const { rows } = await db.pool.query(
      `INSERT INTO reply (workspace_id, sender_id, contact_id, phone, text, intent, carrier_id, at)
       SELECT $1, gen_random_uuid(), id, phone, 'hi', 'other', 'x', now() FROM contact
       WHERE workspace_id = $1 AND phone = '+18285550102' RETURNING contact_id`,
      [here.workspaceId],
    )
    expect(rows).toHaveLength(1)
    await imports.undoImport(here.owner, done.id)
    await run.runImport(here.workspaceId, done.id)
    expect(await imports.getImport(here.owner, done.id)).toMatchObject({ status: 'undone' })
    const left = await contacts()
    expect(left.map(({ phone, first_name, consent }) => [phone, first_name, consent])).toEqual([
      ['+18285550101', 'Old', 'revoked'],
      ['+18285550102', 'Ann', 'revoked'],
    ])
    const events = await db.pool.query(
      `SELECT kind FROM consent_event WHERE workspace_id = $1 AND phone = '+18285550103' ORDER BY id`,
      [here.workspaceId],
    )
    expect(events.rows.map(({ kind }) => kind)).toEqual(['granted', 'revoked'])
    expect(await ledger.verifyChain(here.owner, '+18285550103')).toMatchObject({ unbroken: true })
    // Taking an import back is nobody's opt-out: the same people may be imported again.
    const again = await importCsv(here.owner, three, { attested: true })
    expect(again).toMatchObject({ consented: 3, held: 0 })
  })

  it('leaves alone what a member edited since', async () => {
    const done = await importCsv(here.owner, three)
    await db.pool.query(
      `UPDATE contact SET first_name = 'Edited', updated_at = now() + interval '1 second'
       WHERE workspace_id = $1 AND phone = '+18285550101'`,
      [here.workspaceId],
    )
    await imports.undoImport(here.owner, done.id)
    await run.runImport(here.workspaceId, done.id)
    expect((await contacts()).map(({ first_name }) => first_name)).toEqual(['Edited'])
  })
})

describe('a large import', () => {
  const many = (count: number) =>
    `phone,first name\n${Array.from({ length: count }, (_, i) => `828${String(2_000_000 + i)},P${i}`).join('\n')}\n`

  it('is stopped between batches, goes on from its cursor, and counts each row once', async () => {
    const id = await upload(here.owner, many(50_000), 65_536)
    await imports.startImport(here.owner, id)
    const stop = new AbortController()
    stop.abort()
    await run.runImport(here.workspaceId, id, stop.signal)
    await runUntil(id, 20_000)
    expect(await imports.getImport(here.owner, id)).toMatchObject({
      status: 'running',
      created: expect.any(Number),
    })
    await run.runImport(here.workspaceId, id)
    expect(await imports.getImport(here.owner, id)).toMatchObject({
      status: 'done',
      created: 50_000,
      rows: 50_000,
    })
    const { rows } = await db.pool.query(`SELECT count(*) AS n FROM contact WHERE workspace_id = $1`, [
      here.workspaceId,
    ])
    expect(rows[0].n).toBe(50_000)
  })

  /** Merges up to a line as a worker would, then dies without a word. */
  async function runUntil(id: string, line: number) {
    const signal = new AbortController()
    const running = run.runImport(here.workspaceId, id, signal.signal)
    const reached = async () => {
      while ((await imports.getImport(here.owner, id)).cursor < line)
        await new Promise((soon) => setTimeout(soon, 5))
    }
    await Promise.race([reached(), running])
    signal.abort()
    await running
  }

  it('is worked on by one worker only, and taken over when that one is dead', async () => {
    const id = await upload(here.owner, three)
    await imports.startImport(here.owner, id)
    await db.pool.query(`UPDATE contact_import SET beat_at = now() WHERE id = $1`, [id])
    await run.runImport(here.workspaceId, id)
    expect(await imports.getImport(here.owner, id)).toMatchObject({ status: 'running', created: 0 })
    await db.pool.query(`UPDATE contact_import SET beat_at = now() - interval '31 seconds' WHERE id = $1`, [
      id,
    ])
    await run.runImport(here.workspaceId, id)
    expect(await imports.getImport(here.owner, id)).toMatchObject({ status: 'done', created: 3 })
  })

  it('can be cancelled, and says so when asked to do something it no longer can', async () => {
    const id = await upload(here.owner, three)
    await imports.startImport(here.owner, id)
    await imports.cancelImport(here.owner, id)
    await run.runImport(here.workspaceId, id)
    expect(await imports.getImport(here.owner, id)).toMatchObject({ status: 'cancelled', created: 0 })
    await expect(imports.startImport(here.owner, id)).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('tenancy and roles', () => {
  it('shows another workspace nothing and lets it do nothing', async () => {
    const done = await importCsv(here.owner, three)
    const other = (await makeWorkspace(db.pool)).owner
    const missing = { code: 'not_found' }
    await expect(imports.getImport(other, done.id)).rejects.toMatchObject(missing)
    await expect(imports.undoImport(other, done.id)).rejects.toMatchObject(missing)
    await expect(imports.startImport(other, done.id)).rejects.toMatchObject(missing)
    await expect(imports.cancelImport(other, done.id)).rejects.toMatchObject(missing)
    await expect(errorText(other, done.id)).rejects.toMatchObject(missing)
    expect(await imports.listImports(other)).toEqual([])
    expect(await imports.importRejections(other, done.id)).toEqual([])
  })

  it('lets agents and viewers look, not import', async () => {
    for (const role of ['agent', 'viewer'] as const) {
      await expect(upload(here.as(role), three)).rejects.toMatchObject({ code: 'forbidden' })
      expect(await imports.listImports(here.as(role))).toEqual([])
    }
  })
})
