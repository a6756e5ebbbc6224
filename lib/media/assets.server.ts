import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { notFound } from '../platform/errors'
import { downloadPath, picturePath } from './address.server'
import {
  type AssetDetail,
  type AssetPage,
  type AssetSummary,
  type LibraryCounts,
  lightsOf,
  type RenditionView,
  thumbnailId,
} from './asset'
import { type AssetFilter, decodeCursor, encodeCursor, filterSql, SHOWS_ASSET } from './asset-filter'
import type { CurvePoint } from './curve'
import type { MediaKind } from './sniff'

interface AssetRow {
  id: string
  name: string
  kind: MediaKind
  mime: string
  sha256: string
  bytes: number
  width: number | null
  height: number | null
  frames: number | null
  durationMs: number | null
  altText: string
  tags: string[]
  folderId: string | null
  folderName: string | null
  status: AssetSummary['status']
  failure: string | null
  createdAt: Date
  deletedAt: Date | null
  edit: unknown
  renditions: RenditionRow[]
  usedIn: number
}

interface RenditionRow {
  profileId: string
  status: RenditionView['status']
  sha256: string | null
  mime: string | null
  bytes: number | null
  width: number | null
  height: number | null
  detail: {
    quality?: number | null
    chroma?: RenditionView['chroma']
    score?: number | null
    curve?: CurvePoint[]
    frames?: number
    encodes?: number
    ms?: number
    sameAs?: string | null
  }
  failure: string | null
}

/** The curve is for the page of one asset alone: a wall of them would carry it sixty times over. */
const columns = (detail: `r.detail${'' | " - 'curve'"}`) => `
  a.id, a.name, a.kind, a.mime, a.sha256, a.bytes, a.width, a.height, a.frames, a.duration_ms AS "durationMs",
  a.alt_text AS "altText", a.tags, a.folder_id AS "folderId", f.name AS "folderName", a.status, a.failure,
  a.created_at AS "createdAt",
  (SELECT count(*)::int FROM campaign c WHERE ${SHOWS_ASSET}) AS "usedIn",
  (SELECT coalesce(json_agg(json_build_object(
      'profileId', r.profile_id, 'status', r.status, 'sha256', r.sha256, 'mime', r.mime, 'bytes', r.bytes,
      'width', r.width, 'height', r.height, 'detail', ${detail}, 'failure', r.failure)), '[]')
   FROM rendition r WHERE r.workspace_id = a.workspace_id AND r.asset_id = a.id) AS renditions`

const FROM = 'FROM asset a LEFT JOIN folder f ON f.workspace_id = a.workspace_id AND f.id = a.folder_id'

/** Assets a page of the wall holds. */
export const PAGE = 60

/** Assets of a workspace, newest first, one page at a time; `next` is the cursor of the following page, or null. */
export async function listAssets(scope: Scope, filter: AssetFilter, cursor?: string): Promise<AssetPage> {
  allow(scope, 'media.read')
  const params: unknown[] = [scope.workspaceId]
  const where = filterSql(filter, params)
  const after = decodeCursor(cursor)
  if (after) {
    params.push(after.at, after.id)
    where.push(`(a.created_at, a.id) < ($${params.length - 1}::timestamptz, $${params.length}::uuid)`)
  }
  const { rows } = await pool().query<AssetRow>(
    `SELECT ${columns("r.detail - 'curve'")} ${FROM}
     WHERE a.workspace_id = $1 AND a.deleted_at IS NULL AND ${['true', ...where].join(' AND ')}
     ORDER BY a.created_at DESC, a.id DESC LIMIT ${PAGE + 1}`,
    params,
  )
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    assets: page.map((row) => summaryOf(scope, row)),
    next: rows.length > PAGE && last ? encodeCursor(last.createdAt, last.id) : null,
  }
}

/** Assets by id, in the order of the ids; unknown and deleted ones are left out. */
export async function assetsById(scope: Scope, ids: readonly string[]): Promise<AssetSummary[]> {
  allow(scope, 'media.read')
  if (ids.length === 0) return []
  const { rows } = await pool().query<AssetRow>(
    `SELECT ${columns("r.detail - 'curve'")} ${FROM}
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
  const [kinds, folders, tags] = await Promise.all([
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
  }
}

/** One asset with its renditions and where it is used. @throws AppError('not_found'). */
export async function readAsset(scope: Scope, assetId: string, now = new Date()): Promise<AssetDetail> {
  allow(scope, 'media.read')
  const { rows } = await pool().query<AssetRow>(
    `SELECT ${columns('r.detail')} ${FROM} WHERE a.workspace_id = $1 AND a.id = $2 AND a.deleted_at IS NULL`,
    [scope.workspaceId, assetId],
  )
  const row = rows[0]
  if (!row) throw notFound('asset')
  const uses = await pool().query<AssetDetail['uses'][number]>(
    `SELECT c.id, c.name, c.status FROM asset a JOIN campaign c ON ${SHOWS_ASSET}
     WHERE a.workspace_id = $1 AND a.id = $2 ORDER BY c.created_at DESC LIMIT 50`,
    [scope.workspaceId, assetId],
  )
  return {
    ...summaryOf(scope, row),
    folderName: row.folderName,
    renditions: row.renditions.map((rendition) => viewOf(scope, rendition)),
    download: downloadPath(scope.workspaceId, row.sha256, now),
    uses: uses.rows,
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
     WHERE r.workspace_id = $1 AND r.asset_id = ANY($2::uuid[]) AND r.status = 'ready' AND r.profile_id NOT LIKE 'thumb-%'`,
    [scope.workspaceId, assetIds],
  )
  const found = new Map<string, Record<string, RenditionFile>>()
  for (const { assetId, profileId, ...file } of rows) {
    found.set(assetId, { ...found.get(assetId), [profileId]: file })
  }
  return found
}

/** Bytes of one rendition in the store, and what they are. */
export interface RenditionFile {
  sha256: string
  mime: string
  bytes: number
  width: number
  height: number
}

function summaryOf(scope: Scope, row: AssetRow): AssetSummary {
  const views = row.renditions.map((rendition) => viewOf(scope, rendition))
  const pathOf = (longSide: number) =>
    views.find((view) => view.profileId === thumbnailId(longSide))?.src ?? null
  const { renditions: _, sha256: __, folderName: ___, ...shown } = row
  return {
    ...shown,
    createdAt: row.createdAt.toISOString(),
    thumbnail: pathOf(320),
    preview: pathOf(640),
    poster: pathOf(960),
    lights: lightsOf(views, row),
  }
}

function viewOf(scope: Scope, { detail, ...row }: RenditionRow): RenditionView {
  return {
    ...row,
    src: row.sha256 && row.mime ? picturePath(scope.workspaceId, row.sha256, row.mime) : null,
    quality: detail.quality ?? null,
    chroma: detail.chroma ?? null,
    score: detail.score ?? null,
    curve: detail.curve ?? [],
    frames: detail.frames ?? null,
    encodes: detail.encodes ?? null,
    ms: detail.ms ?? null,
    sameAs: detail.sameAs ?? null,
  }
}
