import { pool, transaction } from '../platform/db.server'
import { removeStoredOlder } from '../platform/storage.server'
import { GRACE_DAYS } from './asset'

/**
 * Removes what nobody needs any more: rows of assets whose time of grace is over, and bytes that nothing refers to. Bytes
 * lose a reference when a row goes or changes (triggers of prisma/extras.sql write `loose_bytes`), wait for a day, and are
 * removed unless anything still names them. Set-based, in batches, safe beside uploads, renders and sends.
 */

/** Tables whose rows name bytes by a column sha256. A test holds this list against the schema. */
export const REFERRERS = [
  'asset',
  'asset_version',
  'rendition',
  'fitted_rendition',
  'design_thumbnail',
  'personal_picture',
] as const

/** How long bytes lie loose, hours: longer than any writer takes between keeping bytes and naming them. */
const LOOSE_HOURS = 24
/** Carriers may fetch a picture of a message by its address for so many days: see `publicMediaUrl`. */
const FETCHED_DAYS = 9
const ASSETS_AT_A_TIME = 100
const BYTES_AT_A_TIME = 50

/** Forgets assets that were deleted longer ago than the time of grace, with renditions and versions. Returns how many. */
async function forgetDeleted(): Promise<number> {
  const { rowCount } = await pool().query(
    `WITH gone AS (
       DELETE FROM asset WHERE (workspace_id, id) IN (
         SELECT workspace_id, id FROM asset WHERE deleted_at < now() - make_interval(days => $1)
         ORDER BY deleted_at LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING workspace_id, id, name)
     INSERT INTO audit_event (workspace_id, actor_kind, action, subject_type, subject_id, data)
     SELECT workspace_id, 'system', 'asset.purged', 'asset', id, jsonb_build_object('name', name) FROM gone`,
    [GRACE_DAYS, ASSETS_AT_A_TIME],
  )
  return rowCount ?? 0
}

interface Loose {
  workspaceId: string
  sha256: string
  since: Date
  /** Named by a row, or by a campaign that was launched: it will be noted again when that ends. */
  named: boolean
  /** A message that has not left, or left so lately that a carrier may still fetch it, needs it. */
  awaited: boolean
}

const NAMED = [
  ...REFERRERS.map(
    (table) =>
      `EXISTS (SELECT FROM ${table} r WHERE r.workspace_id = l.workspace_id AND r.sha256 = l.sha256)`,
  ),
  'EXISTS (SELECT FROM contact_import i WHERE i.workspace_id = l.workspace_id AND i.storage_key = l.sha256)',
  'EXISTS (SELECT FROM frozen f WHERE f.workspace_id = l.workspace_id AND f.sha256 = l.sha256)',
].join(' OR ')

/**
 * Removes loose bytes that nothing names. Rows are held while their bytes go, so that two sweeps share the work; what names
 * the same bytes meanwhile has kept them anew first, and such bytes stay. Returns how many went.
 */
export async function removeLoose(now = new Date()): Promise<number> {
  const due = new Date(now.getTime() - LOOSE_HOURS * 3_600_000)
  return transaction(async (sql) => {
    const { rows } = await sql.query<Loose>(
      `WITH loose AS MATERIALIZED (
         SELECT workspace_id, sha256, since FROM loose_bytes WHERE since < $1
         ORDER BY since LIMIT $2 FOR UPDATE SKIP LOCKED),
       frozen AS MATERIALIZED (
         SELECT DISTINCT c.workspace_id, kept #>> '{}' AS sha256
         FROM campaign c, jsonb_path_query(c.frozen, '$.**.sha256') AS kept
         WHERE c.workspace_id IN (SELECT workspace_id FROM loose) AND c.frozen IS NOT NULL),
       awaited AS MATERIALIZED (
         SELECT DISTINCT m.workspace_id, kept #>> '{}' AS sha256
         FROM message m, jsonb_path_query(m.content, '$.**.sha256') AS kept
         WHERE m.workspace_id IN (SELECT workspace_id FROM loose) AND m.content IS NOT NULL
           AND (m.status IN ('planned', 'claimed', 'unknown') OR m.submitted_at > now() - make_interval(days => $3))),
       received AS MATERIALIZED (
         SELECT DISTINCT p.workspace_id, kept #>> '{}' AS sha256
         FROM reply p, jsonb_path_query(p.media, '$.**.sha256') AS kept
         WHERE p.workspace_id IN (SELECT workspace_id FROM loose) AND p.media <> '[]')
       SELECT l.workspace_id AS "workspaceId", l.sha256, l.since,
              ${NAMED} OR EXISTS (SELECT FROM received r WHERE r.workspace_id = l.workspace_id AND r.sha256 = l.sha256) AS named,
              EXISTS (SELECT FROM awaited w WHERE w.workspace_id = l.workspace_id AND w.sha256 = l.sha256) AS awaited
       FROM loose l`,
      [due, BYTES_AT_A_TIME, FETCHED_DAYS],
    )
    const settled = rows.filter(({ named, awaited }) => named && !awaited)
    const waiting = rows.filter(({ awaited }) => awaited)
    for (const one of rows.filter(({ named, awaited }) => !named && !awaited)) {
      const gone = await removeStoredOlder(one.workspaceId, one.sha256, one.since)
      ;(gone ? settled : waiting).push(one)
    }
    await sql.query(
      `DELETE FROM loose_bytes WHERE (workspace_id, sha256) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))`,
      columnsOf(settled),
    )
    await sql.query(
      `UPDATE loose_bytes SET since = now() WHERE (workspace_id, sha256) IN (SELECT * FROM unnest($1::uuid[], $2::text[]))`,
      columnsOf(waiting),
    )
    return settled.filter(({ named }) => !named).length
  })
}

function columnsOf(rows: readonly Loose[]): [string[], string[]] {
  return [rows.map(({ workspaceId }) => workspaceId), rows.map(({ sha256 }) => sha256)]
}

/** What the sweep asks for: both, until nothing is due any more. */
export async function purge(): Promise<void> {
  let more = true
  while (more) more = (await forgetDeleted()) === ASSETS_AT_A_TIME
  more = true
  while (more) more = (await removeLoose()) === BYTES_AT_A_TIME
}
