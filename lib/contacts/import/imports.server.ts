import { auditSql } from '@/lib/accounts/audit.server'
import { allow, type Scope } from '@/lib/accounts/scope'
import { keepWording } from '@/lib/consent/wording.server'
import { sha256 } from '@/lib/platform/crypto.server'
import { pool, type Sql, transaction } from '@/lib/platform/db.server'
import { AppError, notFound } from '@/lib/platform/errors'
import { enqueue } from '@/lib/platform/queue.server'
import { defineAttributes } from '../attributes.server'
import type { Mapping } from './mapping'
import { dropStaging } from './stage.server'
import { attestationStatement, type ContactImport, type ImportStatus } from './state'

const columns = `id, file_name AS "fileName", bytes, format, mapping, attestation, status, bytes_read AS "bytesRead", rows,
  created, updated, unchanged, duplicates, rejected, partial, consented, opted_out AS "optedOut", held, reasons, forecast,
  cursor, failure, created_at AS "createdAt", started_at AS "startedAt", finished_at AS "finishedAt"`

function lines(rows: Record<string, unknown>[]): ContactImport[] {
  return rows.map((row) => JSON.parse(JSON.stringify(row)) as ContactImport)
}

/** @throws AppError('not_found') for an import of another workspace, as for one that never was. */
export async function getImport(scope: Scope, id: string): Promise<ContactImport> {
  allow(scope, 'contacts.read')
  const { rows } = await pool().query(
    `SELECT ${columns} FROM contact_import WHERE workspace_id = $1 AND id::text = $2`,
    [scope.workspaceId, id],
  )
  const [found] = lines(rows)
  if (!found) throw notFound('import')
  return found
}

/** Newest first. */
export async function listImports(scope: Scope, limit = 20): Promise<ContactImport[]> {
  allow(scope, 'contacts.read')
  const { rows } = await pool().query(
    `SELECT ${columns} FROM contact_import WHERE workspace_id = $1 ORDER BY created_at DESC LIMIT $2`,
    [scope.workspaceId, Math.min(limit, 100)],
  )
  return lines(rows)
}

/** Where each column goes. Changing it makes an earlier dry run void. */
export async function saveMapping(scope: Scope, id: string, mapping: Mapping): Promise<void> {
  allow(scope, 'contacts.import')
  const { format } = await getImport(scope, id)
  if (mapping.columns.length !== format.header.length)
    throw new AppError('invalid', 'The file has {columns} columns; the mapping names {named}.', {
      values: { columns: format.header.length, named: mapping.columns.length },
    })
  await change(scope, id, ['uploaded', 'checked'], {
    set: `mapping = $4, status = 'uploaded', forecast = NULL`,
    values: [JSON.stringify(mapping)],
  })
}

export type AttestationInput = { wording: string; source: string; collectedOn: string }

/**
 * Vouches for the consent of the file's people, or withdraws that (null). The wording is kept as a version with its hash;
 * who vouched, when and with which words goes into the import and into every event that it makes.
 */
export async function attest(scope: Scope, id: string, input: AttestationInput | null): Promise<void> {
  allow(scope, 'contacts.import')
  allow(scope, 'consent.record')
  await transaction(async (sql) => {
    const wording = input && (await keepWording(sql, scope, input.wording))
    const attestation = input && {
      ...input,
      wordingId: wording?.id,
      statement: attestationStatement,
      statementSha256: sha256(attestationStatement),
      memberId: scope.actor.id,
      at: new Date().toISOString(),
    }
    await changeIn(sql, scope, id, ['uploaded', 'checked'], {
      set: `attestation = $4, forecast = NULL, status = 'uploaded'`,
      values: [attestation ? JSON.stringify(attestation) : null],
    })
    await auditSql(sql, scope, {
      action: input ? 'import.attested' : 'import.attestation_withdrawn',
      subjectType: 'contact_import',
      subjectId: id,
      data: input
        ? { source: input.source, collectedOn: input.collectedOn, wordingSha256: wording?.sha256 }
        : {},
    })
  })
}

/** Starts the dry run: everything is read and counted, no contact is written. */
export async function checkImport(scope: Scope, id: string): Promise<void> {
  allow(scope, 'contacts.import')
  await change(scope, id, ['uploaded', 'checked'], {
    set: `status = 'checking', bytes_read = 0, started_at = now(), failure = NULL, forecast = NULL`,
  })
  await enqueue('contacts.import', { workspaceId: scope.workspaceId, importId: id })
}

/** Starts the import, or goes on with one that failed. Custom attributes that are new are made now. */
export async function startImport(scope: Scope, id: string): Promise<void> {
  allow(scope, 'contacts.import')
  const { mapping } = await getImport(scope, id)
  const wanted = mapping.columns.flatMap((column) => (column.to === 'attribute' ? [column] : []))
  await transaction(async (sql) => {
    await defineAttributes(sql, scope, wanted)
    await changeIn(sql, scope, id, ['uploaded', 'checked', 'failed'], {
      set: `status = 'running', started_at = now(), failure = NULL`,
    })
    await auditSql(sql, scope, { action: 'import.started', subjectType: 'contact_import', subjectId: id })
  })
  await enqueue('contacts.import', { workspaceId: scope.workspaceId, importId: id })
}

/** Stops a dry run or an import. Rows that are in stay in; undo takes them back. */
export async function cancelImport(scope: Scope, id: string): Promise<void> {
  allow(scope, 'contacts.import')
  const { status } = await getImport(scope, id)
  if (status === 'checking')
    return change(scope, id, ['checking'], { set: `status = 'uploaded', beat_at = NULL, bytes_read = 0` })
  await transaction(async (sql) => {
    await changeIn(sql, scope, id, ['uploaded', 'checked', 'running', 'failed'], {
      set: `status = 'cancelled', finished_at = now()`,
    })
    await auditSql(sql, scope, { action: 'import.cancelled', subjectType: 'contact_import', subjectId: id })
  })
  if (status !== 'running') await dropStaging(scope.workspaceId, id)
}

/** Takes an import back, in the background. */
export async function undoImport(scope: Scope, id: string): Promise<void> {
  allow(scope, 'contacts.import')
  await transaction(async (sql) => {
    await changeIn(sql, scope, id, ['done', 'cancelled', 'failed'], {
      set: `status = 'undoing', finished_at = coalesce(finished_at, now()), beat_at = NULL`,
    })
    await auditSql(sql, scope, { action: 'import.undone', subjectType: 'contact_import', subjectId: id })
  })
  await enqueue('contacts.import', { workspaceId: scope.workspaceId, importId: id })
}

type Change = { set: string; values?: unknown[] }

function change(scope: Scope, id: string, from: ImportStatus[], what: Change): Promise<void> {
  return changeIn(pool(), scope, id, from, what)
}

async function changeIn(
  sql: Sql,
  scope: Scope,
  id: string,
  from: ImportStatus[],
  what: Change,
): Promise<void> {
  const { rowCount } = await sql.query(
    `UPDATE contact_import SET ${what.set}
     WHERE workspace_id = $1 AND id::text = $2 AND status = ANY ($3::import_status[])`,
    [scope.workspaceId, id, from, ...(what.values ?? [])],
  )
  if (rowCount) return
  const { status } = await getImport(scope, id)
  throw new AppError('conflict', refusal[status] ?? 'This import is at another step by now. Reload the page.')
}

const refusal: Partial<Record<ImportStatus, string>> = {
  checking: 'The dry run is still going. Wait for it, or stop it first.',
  running: 'This import is running. Stop it first.',
  done: 'This import is done. Upload the file again to import it with other settings.',
  cancelled: 'This import was stopped. Upload the file again to start over.',
  undoing: 'This import is being taken back.',
  undone: 'This import was taken back. Upload the file again to start over.',
}

export type Rejection = { line: number; reason: string; partial: boolean; raw: string }

/** Rows that were refused or taken in part, by line; `after` is the last line seen. */
export async function importRejections(
  scope: Scope,
  id: string,
  { after = 0, reason, limit = 100 }: { after?: number; reason?: string; limit?: number } = {},
): Promise<Rejection[]> {
  allow(scope, 'contacts.read')
  const { rows } = await pool().query<Rejection>(
    `SELECT line, reason, partial, left(raw, 300) AS raw FROM contact_import_rejection
     WHERE workspace_id = $1 AND import_id::text = $2 AND line > $3 AND ($4::text IS NULL OR reason = $4)
     ORDER BY line LIMIT $5`,
    [scope.workspaceId, id, after, reason ?? null, Math.min(limit, 1000)],
  )
  return rows
}
