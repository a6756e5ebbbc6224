import { auditSql } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { prisma, type Sql, transaction } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { picturePath } from './address.server'
import type { AssetVersion } from './asset'
import { type Edit, makesSame, readEdit, tidy } from './edit/edit'
import { remake } from './remake.server'
import { renderSoon } from './render.server'
import type { MediaKind } from './sniff'

/** Edits and versions of an asset: what is made of it changes, its originals never do. */

/**
 * Keeps an edit with an asset and has its renditions made anew where they become other ones. Returns the edit before, for
 * the way back. @throws AppError('not_found'), or AppError('conflict') when the original cannot be read.
 */
export async function editAsset(scope: Scope, assetId: string, edit: Edit): Promise<Edit> {
  allow(scope, 'media.write')
  const next = tidy(edit)
  const { before, again } = await transaction(async (sql) => {
    const asset = await held(sql, scope, assetId)
    if (asset.status === 'failed') {
      throw new AppError(
        'conflict',
        'This file cannot be read, so there is nothing to edit. It is kept as it came.',
      )
    }
    checkTimes(next, asset.sourceDurationMs)
    const previous = readEdit(asset.edit)
    const stored = JSON.stringify(next)
    const same = makesSame(previous, next)
    if (same) {
      await sql.query('UPDATE asset SET edit = $3, updated_at = now() WHERE workspace_id = $1 AND id = $2', [
        scope.workspaceId,
        assetId,
        stored,
      ])
    } else await remake(sql, scope.workspaceId, assetId, { set: 'edit = $3', values: [stored] })
    const changed = Object.keys(next).filter(
      (key) => JSON.stringify(next[key as keyof Edit]) !== JSON.stringify(previous[key as keyof Edit]),
    )
    await auditSql(sql, scope, {
      action: 'asset.edited',
      subjectType: 'asset',
      subjectId: assetId,
      data: { changed },
    })
    return { before: previous, again: !same }
  })
  if (again) await renderSoon(scope.workspaceId, assetId)
  return before
}

function checkTimes({ trim, posterMs }: Edit, durationMs: number | null): void {
  const last = Math.max(trim?.endMs ?? 0, posterMs ?? 0)
  // The last frame of a clip may end some milliseconds after the length its container states.
  if (last > (durationMs ?? 0) + 100) throw new AppError('invalid', 'The clip is shorter than that.')
}

interface AssetNow {
  status: string
  kind: MediaKind
  mime: string
  sha256: string
  bytes: number
  width: number | null
  height: number | null
  sourceDurationMs: number | null
  edit: unknown
  version: number
  name: string
}

/** The asset as it is, held until the transaction ends. */
async function held(
  sql: Sql,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  assetId: string,
): Promise<AssetNow> {
  const { rows } = await sql.query<AssetNow>(
    `SELECT status, kind, mime, sha256, bytes, source_width AS width, source_height AS height, name,
            source_duration_ms AS "sourceDurationMs", edit, version
     FROM asset WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL FOR UPDATE`,
    [workspaceId, assetId],
  )
  if (!rows[0]) throw notFound('asset')
  return rows[0]
}

/** A file that arrived to take an asset's place: its bytes are in the store already. */
export interface NewFile {
  kind: MediaKind
  mime: string
  sha256: string
  bytes: number
  /** Scheduled campaigns take what is made of it, too. */
  renewScheduled: boolean
  userId: string
}

export type Replacement = 'replaced' | 'same' | 'gone' | { duplicateOf: string }

/**
 * Puts a file in the place of an asset's; the one before becomes a version. Its name, tags, texts and folder stay, its
 * edit goes with the old file. A file that is another asset of the library already is not taken: it has a place.
 */
export async function replaceFile(
  sql: Sql,
  workspaceId: string,
  assetId: string,
  file: NewFile,
): Promise<Replacement> {
  const asset = await held(sql, { workspaceId }, assetId).catch(() => null)
  if (!asset) return 'gone'
  if (asset.sha256 === file.sha256) return 'same'
  const { rows } = await sql.query<{ id: string }>(
    'SELECT id FROM asset WHERE workspace_id = $1 AND sha256 = $2 AND deleted_at IS NULL',
    [workspaceId, file.sha256],
  )
  if (rows[0]) return { duplicateOf: rows[0].id }
  const number = await putAway(sql, workspaceId, assetId, asset, file.userId)
  await putInPlace(sql, workspaceId, assetId, { ...file, width: null, height: null, edit: {}, number })
  await sql.query(
    `INSERT INTO audit_event (workspace_id, actor_kind, actor_id, action, subject_type, subject_id, data)
     VALUES ($1, 'user', $2, 'asset.replaced', 'asset', $3, $4)`,
    [workspaceId, file.userId, assetId, JSON.stringify({ version: number, bytes: file.bytes })],
  )
  return 'replaced'
}

/** Keeps the present file as a version. Returns the number of the next new one. */
async function putAway(
  sql: Sql,
  workspaceId: string,
  assetId: string,
  asset: AssetNow,
  userId: string | null,
): Promise<number> {
  await sql.query(
    `INSERT INTO asset_version (workspace_id, asset_id, number, kind, mime, sha256, bytes, width, height, edit, thumbnail, replaced_by_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
             (SELECT sha256 FROM rendition WHERE workspace_id = $1 AND asset_id = $2 AND profile_id = 'thumb-640'), $11)`,
    [
      workspaceId,
      assetId,
      asset.version,
      asset.kind,
      asset.mime,
      asset.sha256,
      asset.bytes,
      asset.width,
      asset.height,
      JSON.stringify(asset.edit ?? {}),
      userId,
    ],
  )
  const { rows } = await sql.query<{ next: number }>(
    'SELECT max(number) + 1 AS next FROM asset_version WHERE workspace_id = $1 AND asset_id = $2',
    [workspaceId, assetId],
  )
  return rows[0]?.next ?? asset.version + 1
}

async function putInPlace(
  sql: Sql,
  workspaceId: string,
  assetId: string,
  file: Omit<NewFile, 'userId'> & {
    width: number | null
    height: number | null
    edit: unknown
    number: number
  },
): Promise<void> {
  await remake(sql, workspaceId, assetId, {
    set: `kind = $3, mime = $4, sha256 = $5, bytes = $6, source_width = $7, source_height = $8, width = $7, height = $8,
      frames = NULL, duration_ms = NULL, source_duration_ms = NULL, suggestion = NULL, detail = '{}', edit = $9, version = $10,
      renew_scheduled = $11`,
    values: [
      file.kind,
      file.mime,
      file.sha256,
      file.bytes,
      file.width,
      file.height,
      JSON.stringify(file.edit),
      file.number,
      file.renewScheduled,
    ],
  })
  // What was made of the other file would be taken for this one's.
  await sql.query(
    `DELETE FROM rendition WHERE workspace_id = $1 AND asset_id = $2 AND (profile_id LIKE 'thumb-%' OR profile_id = 'preview')`,
    [workspaceId, assetId],
  )
  await sql.query(
    `UPDATE rendition SET sha256 = NULL, mime = NULL, bytes = NULL, width = NULL, height = NULL, detail = '{}'
     WHERE workspace_id = $1 AND asset_id = $2`,
    [workspaceId, assetId],
  )
}

/**
 * Brings a version back with the edit it had; the present file becomes a version in turn. Returns its number, for the way
 * back. @throws AppError('not_found'), or AppError('conflict') when the file is an asset of its own by now.
 */
export async function restoreVersion(
  scope: Scope,
  assetId: string,
  number: number,
  renewScheduled: boolean,
): Promise<number> {
  allow(scope, 'media.write')
  const { workspaceId } = scope
  const before = await transaction(async (sql) => {
    const asset = await held(sql, scope, assetId)
    const { rows } = await sql.query<Omit<NewFile, 'renewScheduled' | 'userId'> & Omit<AssetNow, 'version'>>(
      `DELETE FROM asset_version WHERE workspace_id = $1 AND asset_id = $2 AND number = $3
       RETURNING kind, mime, sha256, bytes, width, height, edit`,
      [workspaceId, assetId, number],
    )
    const version = rows[0]
    if (!version) throw notFound('version')
    await refuseTaken(sql, workspaceId, version.sha256)
    await putAway(sql, workspaceId, assetId, asset, scope.actor.kind === 'user' ? scope.actor.id : null)
    await putInPlace(sql, workspaceId, assetId, { ...version, number, renewScheduled })
    await auditSql(sql, scope, {
      action: 'asset.version_restored',
      subjectType: 'asset',
      subjectId: assetId,
      data: { version: number },
    })
    return asset.version
  })
  await renderSoon(workspaceId, assetId)
  return before
}

async function refuseTaken(sql: Sql, workspaceId: string, sha256: string): Promise<void> {
  const { rows } = await sql.query<{ name: string }>(
    'SELECT name FROM asset WHERE workspace_id = $1 AND sha256 = $2 AND deleted_at IS NULL',
    [workspaceId, sha256],
  )
  const name = rows[0]?.name
  if (name) {
    const message = `This file was uploaded anew since and is ${name} in the library. Use that one.`
    throw new AppError('conflict', message)
  }
}

/** The files that were in an asset's place before, newest first. */
export async function versionsOf(scope: Scope, assetId: string): Promise<AssetVersion[]> {
  allow(scope, 'media.read')
  const rows = await prisma().assetVersion.findMany({
    where: { workspaceId: scope.workspaceId, assetId },
    orderBy: { replacedAt: 'desc' },
    take: 100,
  })
  return rows.map(({ number, mime, bytes, width, height, thumbnail, replacedAt }) => ({
    number,
    mime,
    bytes: Number(bytes),
    width,
    height,
    // Kept is the thumbnail of 640 px (see putAway): JPEG, as all were before the wall's became WebP.
    thumbnail: thumbnail && picturePath(scope.workspaceId, thumbnail, 'image/jpeg'),
    replacedAt: replacedAt.toISOString(),
  }))
}

/** Has scheduled campaigns take the asset as it is now; done when its renditions are ready. @throws AppError('not_found'). */
export async function renewInScheduled(scope: Scope, assetId: string): Promise<void> {
  allow(scope, 'campaigns.send')
  await transaction(async (sql) => {
    await held(sql, scope, assetId)
    await askToRenew(sql, scope, assetId)
    await auditSql(sql, scope, { action: 'asset.renewed', subjectType: 'asset', subjectId: assetId })
  })
}

/** Notes it, in whoever's transaction: the moment tells one asking from the next. */
export async function askToRenew(sql: Sql, { workspaceId }: Scope, assetId: string): Promise<void> {
  await sql.query(
    'UPDATE asset SET renew_scheduled = true, updated_at = now() WHERE workspace_id = $1 AND id = $2',
    [workspaceId, assetId],
  )
}
