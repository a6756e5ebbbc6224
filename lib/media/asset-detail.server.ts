import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { notFound } from '../platform/errors'
import { downloadPath } from './address.server'
import { type AssetDetail, type AssetUse, SOURCE_THUMBNAIL } from './asset'
import { USES } from './asset-filter'
import { type AssetRow, columns, FROM, summaryOf, viewOf } from './asset-rows.server'
import { readEdit, readRegion } from './edit/edit'
import type { PortraitCrop } from './edit/portrait'
import { versionsOf } from './versions.server'

interface DetailRow extends AssetRow {
  sourceWidth: number | null
  sourceHeight: number | null
  sourceDurationMs: number | null
  suggestion: unknown
  version: number
  renewsScheduled: boolean
  detail: Record<string, unknown>
}

/** One asset with its renditions, its edit and versions, and where it is used. @throws AppError('not_found'). */
export async function readAsset(scope: Scope, assetId: string, now = new Date()): Promise<AssetDetail> {
  allow(scope, 'media.read')
  const { rows } = await pool().query<DetailRow>(
    `WITH ${USES} SELECT ${columns('r.detail')}, a.source_width AS "sourceWidth", a.source_height AS "sourceHeight",
       a.source_duration_ms AS "sourceDurationMs", a.suggestion, a.version, a.renew_scheduled AS "renewsScheduled", a.detail
     ${FROM} WHERE a.workspace_id = $1 AND a.id = $2 AND a.deleted_at IS NULL`,
    [scope.workspaceId, assetId],
  )
  const row = rows[0]
  if (!row) throw notFound('asset')
  const {
    sourceWidth,
    sourceHeight,
    sourceDurationMs,
    suggestion,
    version,
    renewsScheduled,
    detail,
    ...asset
  } = row
  const [uses, versions] = await Promise.all([usesOf(scope, assetId), versionsOf(scope, assetId)])
  const renditions = row.renditions.map((rendition) => viewOf(scope, rendition))
  return {
    ...summaryOf(scope, asset),
    folderName: row.folderName,
    renditions: renditions.filter(({ profileId }) => profileId !== SOURCE_THUMBNAIL),
    download: downloadPath(scope.workspaceId, row.sha256, now),
    uses,
    edit: readEdit(row.edit),
    source: {
      width: sourceWidth,
      height: sourceHeight,
      durationMs: sourceDurationMs,
      src: renditions.find(({ profileId }) => profileId === SOURCE_THUMBNAIL)?.src ?? null,
    },
    suggestion: readSuggestion(suggestion),
    version,
    versions,
    renewsScheduled,
    detail,
  }
}

/** Campaigns that show the asset, newest first, and the brand kit where it is the logo. */
async function usesOf(scope: Scope, assetId: string): Promise<AssetUse[]> {
  const campaigns = await pool().query<AssetUse>(
    `WITH ${USES} SELECT 'campaign' AS kind, c.id, c.name, c.status
     FROM uses u JOIN campaign c ON c.workspace_id = $1 AND c.id = u.campaign_id
     WHERE u.asset_id = $2 ORDER BY c.created_at DESC LIMIT 50`,
    [scope.workspaceId, assetId],
  )
  const brand = await pool().query<AssetUse>(
    `SELECT 'brand' AS kind, logo_asset_id AS id, 'The brand kit, as its logo' AS name, 'design' AS status
     FROM brand_kit WHERE workspace_id = $1 AND logo_asset_id = $2`,
    [scope.workspaceId, assetId],
  )
  return [...campaigns.rows, ...brand.rows]
}

function readSuggestion(stored: unknown): PortraitCrop | null {
  const { crop, kept } = (stored ?? {}) as { crop?: unknown; kept?: unknown }
  const region = readRegion(crop)
  return region && typeof kept === 'number' ? { crop: region, kept } : null
}
