import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import type { AssetPage, AssetSummary, LibraryCounts } from './asset'
import { type AssetFilter, aliveSql, filterSql, orderSql, USES } from './asset-filter'
import { type AssetRow, columns, FROM, summaryOf } from './asset-rows.server'
import type { MediaKind } from './sniff'

/** Assets a page of the wall holds. */
export const PAGE = 60

/**
 * Assets of a workspace, one page at a time, in the order that the filter names.
 * @param after id of the last asset seen: the answer's `next`, which is null after the last page
 */
export async function listAssets(scope: Scope, filter: AssetFilter, after?: string): Promise<AssetPage> {
  allow(scope, 'media.read')
  const params: unknown[] = [scope.workspaceId]
  const where = [aliveSql(filter), ...filterSql(filter, params)]
  const { orderBy, following } = orderSql(filter, after, params)
  const { rows } = await pool().query<AssetRow>(
    `WITH ${USES} SELECT ${columns("r.detail - 'curve'")} ${FROM}
     WHERE a.workspace_id = $1 AND ${[...where, ...following].join(' AND ')}
     ORDER BY ${orderBy} LIMIT ${PAGE + 1}`,
    params,
  )
  const page = rows.slice(0, PAGE)
  return {
    assets: page.map((row) => summaryOf(scope, row)),
    next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}

/** Assets by id, in the order of the ids; unknown and deleted ones are left out. */
export async function assetsById(scope: Scope, ids: readonly string[]): Promise<AssetSummary[]> {
  allow(scope, 'media.read')
  if (ids.length === 0) return []
  const { rows } = await pool().query<AssetRow>(
    `WITH ${USES} SELECT ${columns("r.detail - 'curve'")} ${FROM}
     WHERE a.workspace_id = $1 AND a.id = ANY($2::uuid[]) AND a.deleted_at IS NULL`,
    [scope.workspaceId, ids.slice(0, 500)],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    return row ? [summaryOf(scope, row)] : []
  })
}

/** What the library holds, for the side of the wall. */
export async function libraryCounts(scope: Scope): Promise<LibraryCounts> {
  allow(scope, 'media.read')
  const live = 'workspace_id = $1 AND deleted_at IS NULL'
  const [kinds, folders, tags, deleted] = await Promise.all([
    pool().query<{ kind: MediaKind; count: number; bytes: number; needsAlt: number; failed: number }>(
      `SELECT kind, count(*)::int AS count, sum(bytes)::float8 AS bytes,
              count(*) FILTER (WHERE alt_text = '')::int AS "needsAlt",
              count(*) FILTER (WHERE status = 'failed')::int AS failed
       FROM asset WHERE ${live} GROUP BY kind`,
      [scope.workspaceId],
    ),
    pool().query<{ id: string; name: string; count: number }>(
      `SELECT f.id, f.name, count(a.id)::int AS count
       FROM folder f
       LEFT JOIN asset a ON a.workspace_id = f.workspace_id AND a.folder_id = f.id AND a.deleted_at IS NULL
       WHERE f.workspace_id = $1 GROUP BY f.id, f.name ORDER BY lower(f.name)`,
      [scope.workspaceId],
    ),
    pool().query<{ tag: string; count: number }>(
      `SELECT tag, count(*)::int AS count FROM asset, unnest(tags) AS tag
       WHERE ${live} GROUP BY tag ORDER BY count DESC, tag LIMIT 40`,
      [scope.workspaceId],
    ),
    pool().query<{ count: number }>(
      'SELECT count(*)::int AS count FROM asset WHERE workspace_id = $1 AND deleted_at IS NOT NULL',
      [scope.workspaceId],
    ),
  ])
  const sum = (of: (row: (typeof kinds.rows)[number]) => number) =>
    kinds.rows.reduce((total, row) => total + of(row), 0)
  return {
    all: sum((row) => row.count),
    bytes: sum((row) => row.bytes),
    kinds: Object.fromEntries(kinds.rows.map((row) => [row.kind, row.count])),
    folders: folders.rows,
    tags: tags.rows,
    needsAlt: sum((row) => row.needsAlt),
    failed: sum((row) => row.failed),
    deleted: deleted.rows[0]?.count ?? 0,
  }
}

/** What carriers can be sent of each asset: asset id → profile id → the ready rendition. */
export async function renditionsOf(
  scope: Scope,
  assetIds: readonly string[],
): Promise<Map<string, Record<string, RenditionFile>>> {
  allow(scope, 'media.read')
  const { rows } = await pool().query<RenditionFile & { assetId: string; profileId: string }>(
    `SELECT r.asset_id AS "assetId", r.profile_id AS "profileId", r.sha256, r.mime, r.bytes, r.width, r.height
     FROM rendition r JOIN asset a ON a.workspace_id = r.workspace_id AND a.id = r.asset_id AND a.deleted_at IS NULL
     WHERE r.workspace_id = $1 AND r.asset_id = ANY($2::uuid[]) AND r.status = 'ready' AND r.profile_id NOT LIKE 'thumb-%' AND r.profile_id <> 'preview'`,
    [scope.workspaceId, assetIds],
  )
  const found = new Map<string, Record<string, RenditionFile>>()
  for (const { assetId, profileId, ...file } of rows) {
    found.set(assetId, { ...found.get(assetId), [profileId]: file })
  }
  return found
}

/** Bytes of one rendition in the store, and what they are. A sound and a card have no size to be seen in. */
export interface RenditionFile {
  sha256: string
  mime: string
  bytes: number
  width: number | null
  height: number | null
}
