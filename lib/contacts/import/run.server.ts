import { sha256 } from '@/lib/platform/crypto.server'
import { pool } from '@/lib/platform/db.server'
import { log } from '@/lib/platform/log.server'
import { enqueue } from '@/lib/platform/queue.server'
import { forecast, mergeBatch } from './merge.server'
import { dropStaging, stageFile, stagingTable } from './stage.server'
import type { Claimed, ImportStatus } from './state'
import { undoBatch } from './undo.server'

/** Seconds without a beat after which a run counts as dead. */
const deadAfter = 30
const beatEveryMs = 1000

class Ended extends Error {}

/**
 * Does what the import's state asks for: check, run or undo. Any number of workers may be told of it; one works. A run that
 * was killed is taken up by the next one where it stopped.
 */
export async function runImport(
  workspaceId: string,
  importId: string,
  signal = new AbortController().signal,
): Promise<void> {
  const run = await claim(workspaceId, importId)
  if (!run) return
  try {
    if (run.status === 'undoing') await undo(run, signal)
    else await readAndMerge(run, signal)
  } catch (error) {
    if (error instanceof Ended) await release(run)
    else await fail(run, error)
  }
}

async function claim(workspaceId: string, importId: string): Promise<Claimed | undefined> {
  const { rows } = await pool().query<Claimed>(
    `UPDATE contact_import i SET beat_at = now() FROM workspace w
     WHERE i.workspace_id = $1 AND i.id = $2 AND w.id = i.workspace_id
       AND i.status IN ('checking', 'running', 'undoing')
       AND (i.beat_at IS NULL OR i.beat_at < now() - make_interval(secs => $3))
     RETURNING i.workspace_id AS "workspaceId", i.id, i.status, i.file_name AS "fileName", i.storage_key AS "storageKey",
       i.format, i.mapping, i.attestation, i.rows, i.cursor, i.staged_for AS "stagedFor", w.country,
       i.created_by_id AS "createdById"`,
    [workspaceId, importId, deadAfter],
  )
  return rows[0]
}

async function readAndMerge(run: Claimed, signal: AbortSignal): Promise<void> {
  const wanted = sha256(JSON.stringify([run.storageKey, run.format, run.mapping, run.country]))
  if (run.stagedFor !== wanted || !(await stagingHolds(run))) {
    await stageFile(run, wanted, beat(run, signal))
    const { rows } = await pool().query<{ rows: number }>(
      `SELECT rows FROM contact_import WHERE workspace_id = $1 AND id = $2`,
      [run.workspaceId, run.id],
    )
    run.rows = rows[0]?.rows ?? 0
  }
  if (run.status === 'checking') return finish(run, 'checked', await forecast(run))
  await merge(run, signal)
}

/** An unlogged table is emptied when PostgreSQL itself crashes; its rows are then read again. */
async function stagingHolds(run: Claimed): Promise<boolean> {
  const table = stagingTable(run.id)
  const { rows } = await pool().query<{ there: boolean }>(`SELECT to_regclass($1) IS NOT NULL AS there`, [
    table,
  ])
  if (!rows[0]?.there) return false
  const held = await pool().query<{ any: boolean }>(`SELECT EXISTS (SELECT FROM ${table}) AS any`)
  return held.rows[0]?.any === true || run.rows === 0
}

async function merge(run: Claimed, signal: AbortSignal): Promise<void> {
  const { rows } = await pool().query<{ last: number }>(
    `SELECT coalesce(max(line), 0) AS last FROM ${stagingTable(run.id)}`,
  )
  const last = rows[0]?.last ?? 0
  for (let batches = 0; run.cursor < last; batches++) {
    if (signal.aborted) throw new Ended()
    // A list that grows from nothing to a million within a minute outruns the planner's own statistics.
    if (batches === 1 || batches === 8) await pool().query('ANALYZE contact, consent_event')
    const cursor = await mergeBatch(run, run.cursor, last)
    if (cursor === undefined) throw new Ended()
    run.cursor = cursor
  }
  await finish(run, 'done')
}

async function undo(run: Claimed, signal: AbortSignal): Promise<void> {
  while (await undoBatch(run)) if (signal.aborted) throw new Ended()
  await finish(run, 'undone')
}

/** Tells how far reading is, once a second, and stops it when the import was cancelled. */
function beat(run: Claimed, signal: AbortSignal) {
  let last = 0
  return async (seen: { bytes: number; rows: number; rejected: number }): Promise<void> => {
    if (signal.aborted) throw new Ended()
    if (Date.now() - last < beatEveryMs) return
    last = Date.now()
    const { rowCount } = await pool().query(
      `UPDATE contact_import SET beat_at = now(), bytes_read = $4, rows = $5, rejected = $6
       WHERE workspace_id = $1 AND id = $2 AND status = $3::import_status`,
      [run.workspaceId, run.id, run.status, seen.bytes, seen.rows, seen.rejected],
    )
    if (rowCount === 0) throw new Ended()
  }
}

async function finish(run: Claimed, status: ImportStatus, foreseen?: unknown): Promise<void> {
  await pool().query(
    `UPDATE contact_import SET status = $4::import_status, beat_at = NULL, forecast = coalesce($5::jsonb, forecast),
       finished_at = CASE WHEN $4 = 'done' THEN now() ELSE finished_at END
     WHERE workspace_id = $1 AND id = $2 AND status = $3::import_status`,
    [run.workspaceId, run.id, run.status, status, foreseen ? JSON.stringify(foreseen) : null],
  )
  if (status !== 'checked') await dropStaging(run.workspaceId, run.id)
  log.info({ importId: run.id, status }, 'import')
}

/** Lets another worker go on at once: this one shuts down, or the import was cancelled. */
async function release(run: Claimed): Promise<void> {
  const { rows } = await pool().query<{ status: ImportStatus }>(
    `UPDATE contact_import SET beat_at = NULL WHERE workspace_id = $1 AND id = $2 RETURNING status`,
    [run.workspaceId, run.id],
  )
  if (rows[0]?.status === 'cancelled') await dropStaging(run.workspaceId, run.id)
}

const transient = /^(08|40|53|57P)/

/** A lost connection or a deadlock leaves the state as it is, for the sweep; anything else ends the import with its reason. */
async function fail(run: Claimed, error: unknown): Promise<void> {
  const code = String((error as { code?: unknown }).code ?? '')
  log.error({ err: error, importId: run.id }, 'an import failed')
  if (transient.test(code) || code.startsWith('ECONN')) throw error
  await pool().query(
    `UPDATE contact_import SET status = 'failed', beat_at = NULL, failure = $3 WHERE workspace_id = $1 AND id = $2`,
    [run.workspaceId, run.id, failureText(error, run.cursor)],
  )
}

function failureText(error: unknown, cursor: number): string {
  const kept =
    cursor > 0 ? `Rows up to line ${cursor} are in; undo takes them back.` : 'No contact was changed.'
  const what =
    (error as { code?: unknown }).code === 'not_found' ? 'The uploaded file is no longer there. ' : ''
  return `${what}The import stopped because of a fault on our side. ${kept} Start it again to go on.`
}

/** Asks again for what should be running and has no fresh beat, and clears away rows staged for a day without use. */
export async function remindImports(): Promise<void> {
  const { rows } = await pool().query<{ workspaceId: string; importId: string }>(
    `SELECT workspace_id AS "workspaceId", id AS "importId" FROM contact_import
     WHERE status IN ('checking', 'running', 'undoing')
       AND (beat_at IS NULL OR beat_at < now() - make_interval(secs => $1)) LIMIT 100`,
    [deadAfter],
  )
  for (const due of rows) await enqueue('contacts.import', due)
  const old = await pool().query<{ workspaceId: string; id: string }>(
    `SELECT workspace_id AS "workspaceId", id FROM contact_import
     WHERE staged_for IS NOT NULL AND status NOT IN ('checking', 'running') AND created_at < now() - interval '1 day'
     LIMIT 100`,
  )
  for (const { workspaceId, id } of old.rows) await dropStaging(workspaceId, id)
}
