import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Scope } from '@/lib/accounts/scope'
import { makeWorkspace } from '@/tests/integration/consent/workspace'
import { testDatabase } from '@/tests/support/database'
import { startTestServer } from '@/tests/support/postgres'
import type { Measurement } from './index'

const people = Number(process.env.BENCH_ROWS ?? 1_000_000)

const areas = [205, 212, 303, 312, 404, 415, 503, 512, 602, 617, 702, 713, 786, 808, 828, 904, 917, 972]
const places = [
  ['NC', 'Asheville', '28806'],
  ['NY', 'Brooklyn', '11201'],
  ['CA', 'Oakland', '94607'],
  ['TX', 'Austin', '78701'],
] as const
const firstNames = ['Maya', 'Ann', 'Zoë', 'Luis', 'Priya', 'Sam', 'Olu', 'Mei']

/** The same eight values of person number `i`, for the file and for the bare COPY. */
function person(i: number) {
  const area = areas[i % areas.length] as number
  const rest = 2_000_000 + Math.floor(i / areas.length)
  const [state, city, zip] = places[i % places.length] as (typeof places)[number]
  const first = firstNames[i % firstNames.length] as string
  return {
    area,
    rest,
    state,
    city,
    zip,
    first,
    last: `Ortiz${i % 5000}`,
    email: `p${i}@example.com`,
    spent: i % 900,
  }
}

function* csv(): Generator<Buffer> {
  let text = 'Phone,First name,Last name,Email,State,City,Zip,Total spent\n'
  for (let i = 0; i < people; i++) {
    const p = person(i)
    const digits = String(p.rest)
    text += `(${p.area}) ${digits.slice(0, 3)}-${digits.slice(3)},${p.first},${p.last},${p.email},${p.state},${p.city},${p.zip},${p.spent}\n`
    if (text.length > 65_536) {
      yield Buffer.from(text)
      text = ''
    }
  }
  yield Buffer.from(text)
}

/**
 * Rows a second of the whole import (read, phone numbers, duplicates, contacts, one consent event each, changes for undo);
 * the limit is COPY of the same rows, clean already, and one merge into the same table.
 */
export async function run(): Promise<Measurement> {
  const server = await startTestServer()
  const database = await testDatabase()
  try {
    const limit = await bareRows(database.pool)
    const value = await importedRows(database.pool)
    return { name: 'import', value, unit: 'rows/s', limit, ratio: Math.round((value / limit) * 100) / 100 }
  } finally {
    // Autovacuum may still be at work in it, which keeps it from being dropped; the server goes with all it holds.
    await database.drop().catch(() => undefined)
    await server.stop()
  }
}

async function bareRows(pool: pg.Pool): Promise<number> {
  const { workspaceId } = await makeWorkspace(pool)
  const client = await pool.connect()
  const began = performance.now()
  await client.query(
    `CREATE UNLOGGED TABLE bare (phone text, first_name text, last_name text, email text, state text, city text,
                                 postal_code text, attributes jsonb)`,
  )
  const copy = client.query(copyFrom('COPY bare FROM STDIN'))
  let text = ''
  for (let i = 0; i < people; i++) {
    const p = person(i)
    text += `+1${p.area}${p.rest}\t${p.first}\t${p.last}\t${p.email}\t${p.state}\t${p.city}\t${p.zip}\t{"spent":${p.spent}}\n`
    if (text.length < 262_144) continue
    if (!copy.write(text)) await once(copy, 'drain')
    text = ''
  }
  copy.end(text)
  await once(copy, 'finish')
  await client.query(
    `INSERT INTO contact (workspace_id, phone, first_name, last_name, email, state, city, postal_code, attributes, source,
                          updated_at)
     SELECT $1, phone, first_name, last_name, email, state, city, postal_code, attributes, 'import', now() FROM bare
     ON CONFLICT (workspace_id, phone) DO UPDATE SET first_name = EXCLUDED.first_name`,
    [workspaceId],
  )
  const seconds = (performance.now() - began) / 1000
  await client.query('DROP TABLE bare')
  await client.query('DELETE FROM contact')
  await client.query('VACUUM FULL contact')
  client.release()
  return Math.round(people / seconds)
}

async function importedRows(pool: pg.Pool): Promise<number> {
  const { receiveImport } = await import('@/lib/contacts/import/upload.server')
  const imports = await import('@/lib/contacts/import/imports.server')
  const { runImport } = await import('@/lib/contacts/import/run.server')
  const { owner } = await makeWorkspace(pool)
  const before = process.memoryUsage().rss
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  const { id } = await receiveImport(owner, 'bench.csv', Readable.from(csv()))
  await prepare(owner, id, imports)
  const began = performance.now()
  await imports.startImport(owner, id)
  const read = progressOf(owner, id, imports, began)
  await runImport(owner.workspaceId, id)
  const seconds = (performance.now() - began) / 1000
  const readSeconds = await read()
  clearInterval(watch)
  const done = await imports.getImport(owner, id)
  if (done.created !== people || done.consented !== people)
    throw new Error(`not all came in: ${JSON.stringify(done)}`)
  const megabytes = (bytes: number) => Math.round(bytes / 1e6)
  console.error(
    `import: ${people} rows, ${seconds.toFixed(1)} s (reading ${readSeconds.toFixed(1)} s), memory ${megabytes(before)} → peak ${megabytes(peak)} MB`,
  )
  return Math.round(people / seconds)
}

type Imports = typeof import('@/lib/contacts/import/imports.server')

async function prepare(owner: Scope, id: string, imports: Imports): Promise<void> {
  const { mapping } = await imports.getImport(owner, id)
  mapping.columns[7] = { to: 'attribute', key: 'spent', label: 'Total spent', type: 'number' }
  await imports.saveMapping(owner, id, mapping)
  await imports.attest(owner, id, {
    wording: 'I agree to receive marketing texts.',
    source: 'Form',
    collectedOn: '2025-06-03',
  })
}

/** When the first batch was merged, seen from outside. */
function progressOf(owner: Scope, id: string, imports: Imports, began: number): () => Promise<number> {
  let read = 0
  const watch = setInterval(async () => {
    const { cursor } = await imports.getImport(owner, id).catch(() => ({ cursor: 0 }))
    if (cursor > 0 && read === 0) read = (performance.now() - began) / 1000
  }, 200)
  return async () => {
    clearInterval(watch)
    return read
  }
}
