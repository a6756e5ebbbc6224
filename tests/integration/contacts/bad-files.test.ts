import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { makeWorkspace } from '../consent/workspace'
import { importCsv, upload } from './importing'

let db: TestDatabase
let here: Awaited<ReturnType<typeof makeWorkspace>>

beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  here = await makeWorkspace(db.pool)
})
afterAll(() => db.drop())

async function names() {
  const { rows } = await db.pool.query(
    `SELECT first_name FROM contact WHERE workspace_id = $1 ORDER BY phone`,
    [here.workspaceId],
  )
  return rows.map(({ first_name }) => first_name)
}

const csv = 'phone,first name\n8285550101,Zoë\n8285550102,"Ann, ""A"""\n'

describe('files as they come', () => {
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${csv}`)],
    ['UTF-16 little endian', Buffer.from(`\uFEFF${csv}`, 'utf16le')],
    ['UTF-16 big endian', Buffer.from(`\uFEFF${csv}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(csv, 'utf16le')],
    ['Windows-1252', Buffer.from(csv, 'latin1')],
    ['Windows line ends', Buffer.from(csv.replaceAll('\n', '\r\n'))],
    ['old Macintosh line ends', Buffer.from(csv.replaceAll('\n', '\r'))],
    ['tabs', Buffer.from('phone\tfirst name\n8285550101\tZoë\n8285550102\t"Ann, ""A"""')],
  ])('%s', async (_, bytes) => {
    expect(await importCsv(here.owner, bytes)).toMatchObject({ status: 'done', created: 2, rejected: 0 })
    expect(await names()).toEqual(['Zoë', 'Ann, "A"'])
  })

  it('without a header', async () => {
    const done = await importCsv(here.owner, '8285550101,a@example.com\n8285550102,b@example.com\n')
    expect(done).toMatchObject({ created: 2, format: { hasHeader: false, header: ['Column 1', 'Column 2'] } })
  })

  it('one Latin-1 letter far behind the head does not spoil it', async () => {
    const many = Array.from({ length: 60_000 }, (_, i) => `828${2_000_000 + i},A`).join('\n')
    const bytes = Buffer.concat([
      Buffer.from(`phone,first name\n${many}\n`),
      Buffer.from('8285550101,Zoë\n', 'latin1'),
    ])
    await importCsv(here.owner, bytes)
    const { rows } = await db.pool.query(
      `SELECT first_name FROM contact WHERE workspace_id = $1 AND phone = '+18285550101'`,
      [here.workspaceId],
    )
    expect(rows).toEqual([{ first_name: 'Zoë' }])
  })
})

describe('bad rows', () => {
  it('a line of ten megabytes, an open quote, zero bytes and ragged rows are refused alone, each with its reason', async () => {
    const bytes = Buffer.from(
      `phone,first name\n8285550101,Maya\n8285550102,${'x'.repeat(10 * 1024 * 1024)}\n8285550103,"never closed\n8285550104,A\0B\n8285550105,too,many,cells\n8285550106\n8285550107,Last\n`,
    )
    const done = await importCsv(here.owner, bytes)
    expect(done).toMatchObject({
      status: 'done',
      created: 3,
      rejected: 4,
      reasons: { line_too_long: 1, open_quote: 1, zero_byte: 1, too_many_cells: 1 },
    })
    expect(await names()).toEqual(['Maya', null, 'Last'])
  })

  it('a formula is text, and a backslash, tab or brace is itself', async () => {
    const odd = ['=1+1', '\\N', 'a\\b', '{"x"}', 'a\tb', "'); DROP TABLE contact; --"]
    const rows = odd.map(
      (name, i) => `828555010${i},"${name.replaceAll('"', '""')}","${name.replaceAll('"', '""')}"`,
    )
    const done = await importCsv(here.owner, `phone,first name,note\n${rows.join('\n')}\n`, {
      mapping: {
        columns: [
          { to: 'phone' },
          { to: 'first_name' },
          { to: 'attribute', key: 'note', label: 'Note', type: 'text' },
        ],
      },
    })
    expect(done).toMatchObject({ created: odd.length })
    expect(await names()).toEqual(odd)
    const { rows: found } = await db.pool.query(
      `SELECT attributes->>'note' AS note FROM contact WHERE workspace_id = $1 ORDER BY phone`,
      [here.workspaceId],
    )
    expect(found.map(({ note }) => note)).toEqual(odd)
  })
})

describe('files that are refused whole', () => {
  it.each([
    ['nothing', Buffer.alloc(0), 'invalid', /empty/],
    ['a header alone', Buffer.from('phone,first name\n'), 'invalid', /a header and no rows/],
    ['blank lines', Buffer.from('\n\n\r\n'), 'invalid', /empty/],
    ['an Excel workbook', Buffer.from('PK\u0003\u0004 and so on'), 'unsupported', /save it as/],
    ['noise', Buffer.concat([Buffer.from([0, 1, 2]), randomBytes(5000)]), 'unsupported', /not a text file/],
    ['one endless line', Buffer.from('x'.repeat(2_000_000)), 'invalid', /longer than 65,536/],
    ['a thousand columns', Buffer.from(`${'a,'.repeat(1000)}phone\n1\n`), 'invalid', /1,001 columns/],
  ])('%s', async (_, bytes, code, message) => {
    await expect(upload(here.owner, bytes, 65_536)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    })
    const { rows } = await db.pool.query(`SELECT 1 FROM contact_import WHERE workspace_id = $1`, [
      here.workspaceId,
    ])
    expect(rows).toHaveLength(0)
  })

  it('a connection that breaks keeps nothing', async () => {
    const { receiveImport } = await import('@/lib/contacts/import/upload.server')
    const broken = new Readable({
      read() {
        this.push('phone\n8285550101\n')
        this.destroy(new Error('reset'))
      },
    })
    await expect(receiveImport(here.owner, 'x.csv', broken)).rejects.toThrow()
    const { rows } = await db.pool.query(`SELECT 1 FROM contact_import WHERE workspace_id = $1`, [
      here.workspaceId,
    ])
    expect(rows).toHaveLength(0)
  })
})
