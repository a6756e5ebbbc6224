import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { pool, transaction } from '@/lib/platform/db.server'
import type { Reason } from './reasons'
import { type ImportedRow, rowReader } from './row'
import type { Claimed } from './state'
import { readRecords } from './text.server'
import type { CsvRecord } from './tokenizer'

/** The table that holds an import's rows between reading and merging. Its name is made of hex digits only. */
export function stagingTable(importId: string): string {
  if (!/^[0-9a-f-]{36}$/.test(importId)) throw new TypeError('not an import id')
  return `staging.import_${importId.replaceAll('-', '')}`
}

export async function dropStaging(workspaceId: string, importId: string): Promise<void> {
  await pool().query(`DROP TABLE IF EXISTS ${stagingTable(importId)}`)
  await pool().query(`UPDATE contact_import SET staged_for = NULL WHERE workspace_id = $1 AND id = $2`, [
    workspaceId,
    importId,
  ])
}

type Progress = (seen: { bytes: number; rows: number; rejected: number }) => Promise<void>

const flushCharacters = 256 * 1024

/**
 * Reads the whole file into its staging table, marks numbers that come twice, and writes down what was refused. All in one
 * transaction: a worker that dies leaves nothing half read.
 */
export async function stageFile(run: Claimed, stagedFor: string, progress: Progress): Promise<void> {
  const table = stagingTable(run.id)
  await transaction(async (sql) => {
    await sql.query(`DROP TABLE IF EXISTS ${table}`)
    await sql.query(
      `CREATE UNLOGGED TABLE ${table} (
         line int NOT NULL, phone bigint, line_type line_type, country char(2), first_name text, last_name text,
         email text, state text, city text, postal_code text, birthday date, carrier text, tags text[],
         attributes jsonb, consent text, consent_at date, reason text, raw text, duplicate_of int,
         contact_id uuid NOT NULL DEFAULT uuidv7()
       ) WITH (autovacuum_enabled = off)`,
    )
    const seen = await copyRows(sql, table, run, progress)
    await markDuplicates(sql, table)
    await sql.query(`CREATE INDEX ON ${table} USING brin (line) WITH (pages_per_range = 16)`)
    await sql.query(`ANALYZE ${table} (line, phone, duplicate_of)`)
    await writeRejections(sql, table, run, seen.rows, stagedFor)
  })
}

async function copyRows(sql: pg.PoolClient, table: string, run: Claimed, progress: Progress) {
  const copy = sql.query(
    copyFrom(`COPY ${table} (line, phone, line_type, country, first_name, last_name, email, state, city, postal_code,
      birthday, carrier, tags, attributes, consent, consent_at, reason, raw) FROM STDIN`),
  )
  const failed = new Promise<never>((_, reject) => copy.once('error', reject))
  failed.catch(() => {})
  const seen = { bytes: 0, rows: 0, rejected: 0 }
  const read = rowReader(run.mapping, run.country, new Date().toISOString().slice(0, 10))
  let buffer = ''
  try {
    for await (const { records, bytes } of readRecords(run.workspaceId, run.storageKey, run.format)) {
      seen.bytes = bytes
      for (const record of records) {
        const line = stagedLine(record, read)
        seen.rows++
        if (line.rejected) seen.rejected++
        buffer += line.text
        if (buffer.length < flushCharacters) continue
        if (!copy.write(buffer)) await Promise.race([once(copy, 'drain'), failed])
        buffer = ''
        await progress(seen)
      }
    }
    copy.end(buffer)
    await Promise.race([once(copy, 'finish'), failed])
    return seen
  } catch (error) {
    copy.destroy(error as Error)
    throw error
  }
}

function stagedLine(
  record: CsvRecord,
  read: ReturnType<typeof rowReader>,
): { text: string; rejected: boolean } {
  if (record.fault) return { text: rejectedLine(record.line, record.fault, record.raw), rejected: true }
  const { row, reason, ...result } = read(record.cells)
  if (!row) return { text: rejectedLine(record.line, reason, record.cells.join(',')), rejected: true }
  const note = 'note' in result ? result.note : null
  return { text: acceptedLine(record.line, row, note, note ? record.cells.join(',') : null), rejected: false }
}

function rejectedLine(line: number, reason: Reason, raw: string): string {
  return `${line}${'\t\\N'.repeat(15)}\t${reason}\t${escaped(cutRaw(raw))}\n`
}

function acceptedLine(line: number, row: ImportedRow, note: Reason | null, raw: string | null): string {
  return `${line}\t${row.phone.slice(1)}\t${row.lineType}\t${field(row.country)}\t${field(row.firstName)}\t${field(row.lastName)}\t${field(row.email)}\t${field(row.state)}\t${field(row.city)}\t${field(row.postalCode)}\t${field(row.birthday)}\t${field(row.carrier)}\t${tagList(row.tags)}\t${row.attributes ? escaped(JSON.stringify(row.attributes)) : '\\N'}\t${field(row.consent)}\t${field(row.consentAt)}\t${field(note)}\t${raw === null ? '\\N' : escaped(cutRaw(raw))}\n`
}

function cutRaw(raw: string): string {
  return raw.slice(0, 4096).replaceAll('\0', '')
}

function field(value: string | null): string {
  return value === null ? '\\N' : escaped(value)
}

const special = /[\\\t\n\r]/

/** COPY's text format: backslash, tab and line breaks are escaped. */
function escaped(value: string): string {
  if (!special.test(value)) return value
  return value
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
}

function tagList(tags: readonly string[]): string {
  if (tags.length === 0) return '{}'
  const quoted = tags.map((tag) => `"${tag.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`)
  return escaped(`{${quoted.join(',')}}`)
}

async function markDuplicates(sql: pg.PoolClient, table: string): Promise<void> {
  await sql.query(
    `UPDATE ${table} s SET duplicate_of = f.line
     FROM (SELECT phone, min(line) AS line FROM ${table} WHERE phone IS NOT NULL GROUP BY phone HAVING count(*) > 1) f
     WHERE s.phone = f.phone AND s.line > f.line`,
  )
}

async function writeRejections(
  sql: pg.PoolClient,
  table: string,
  run: Claimed,
  rows: number,
  stagedFor: string,
): Promise<void> {
  const key = [run.workspaceId, run.id]
  await sql.query(`DELETE FROM contact_import_rejection WHERE workspace_id = $1 AND import_id = $2`, key)
  await sql.query(
    `INSERT INTO contact_import_rejection (workspace_id, import_id, line, reason, partial, raw)
     SELECT $1, $2, line, CASE WHEN duplicate_of IS NULL THEN reason ELSE 'duplicate' END,
            duplicate_of IS NULL AND phone IS NOT NULL,
            coalesce(raw, concat_ws(',', '+' || phone, first_name, last_name, email))
     FROM ${table} WHERE reason IS NOT NULL OR duplicate_of IS NOT NULL`,
    key,
  )
  await sql.query(
    `UPDATE contact_import i SET rows = $3, staged_for = $4, bytes_read = bytes,
       cursor = CASE WHEN status = 'running' THEN cursor ELSE 0 END,
       duplicates = t.duplicates, rejected = t.rejected, partial = t.partial, reasons = t.reasons
     FROM (SELECT coalesce(sum(n) FILTER (WHERE reason = 'duplicate'), 0) AS duplicates,
                  coalesce(sum(n) FILTER (WHERE NOT partial AND reason <> 'duplicate'), 0) AS rejected,
                  coalesce(sum(n) FILTER (WHERE partial), 0) AS partial,
                  coalesce(jsonb_object_agg(reason, n), '{}') AS reasons
           FROM (SELECT reason, partial, count(*) AS n FROM contact_import_rejection
                 WHERE workspace_id = $1 AND import_id = $2 GROUP BY reason, partial) counted) t
     WHERE i.workspace_id = $1 AND i.id = $2`,
    [...key, rows, stagedFor],
  )
}
