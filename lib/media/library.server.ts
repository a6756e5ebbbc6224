import { auditSql } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { pool, type Sql, transaction } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import type { AssetChange, UploadState } from './asset'
import { remake } from './remake.server'
import { renderSoon } from './render.server'

/** Everything that changes the library. Every change is scoped, checked and written into the audit log with it. */

/** Renames, describes or tags an asset; what is not given stays. @throws AppError('not_found'). */
export async function changeAsset(scope: Scope, assetId: string, change: AssetChange): Promise<void> {
  allow(scope, 'media.write')
  await transaction(async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE asset SET name = coalesce($3, name), alt_text = coalesce($4, alt_text), tags = coalesce($5, tags), updated_at = now()
       WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL`,
      [
        scope.workspaceId,
        assetId,
        change.name ?? null,
        change.altText ?? null,
        change.tags ? tidyTags(change.tags) : null,
      ],
    )
    if (!rowCount) throw notFound('asset')
    const data = {
      changed: Object.keys(change).filter((field) => change[field as keyof AssetChange] !== undefined),
    }
    await auditSql(sql, scope, { action: 'asset.changed', subjectType: 'asset', subjectId: assetId, data })
  })
}

const MOST_TAGS = 20

/** Lower case, without doubles and empty ones, in the order given. */
function tidyTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim().toLowerCase()).filter(Boolean))].slice(0, MOST_TAGS)
}

/** Adds a tag to assets that do not have it and have room for it. Returns how many. */
export async function tagAssets(scope: Scope, assetIds: readonly string[], tag: string): Promise<number> {
  allow(scope, 'media.write')
  const [tidy] = tidyTags([tag])
  if (!tidy) return 0
  return transaction(async (sql) => {
    const { rowCount } = await sql.query(
      `UPDATE asset SET tags = tags || $3::text, updated_at = now()
       WHERE workspace_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NULL
         AND NOT $3 = ANY(tags) AND cardinality(tags) < $4`,
      [scope.workspaceId, assetIds, tidy, MOST_TAGS],
    )
    const data = { count: rowCount ?? 0, tag: tidy }
    await auditSql(sql, scope, { action: 'asset.tagged', subjectType: 'asset', data })
    return rowCount ?? 0
  })
}

/** Puts assets into a folder, or into none. Returns how many. */
export async function moveAssets(
  scope: Scope,
  assetIds: readonly string[],
  folderId: string | null,
): Promise<number> {
  allow(scope, 'media.write')
  return transaction(async (sql) => {
    if (folderId) await folderExists(sql, scope, folderId)
    const { rowCount } = await sql.query(
      `UPDATE asset SET folder_id = $3, updated_at = now()
       WHERE workspace_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NULL`,
      [scope.workspaceId, assetIds, folderId],
    )
    const data = { count: rowCount ?? 0, folderId }
    await auditSql(sql, scope, { action: 'asset.moved', subjectType: 'asset', data })
    return rowCount ?? 0
  })
}

/** Takes assets out of the library; campaigns that were sent keep what they sent. Returns the ids that went. */
export async function deleteAssets(scope: Scope, assetIds: readonly string[]): Promise<string[]> {
  allow(scope, 'media.write')
  return transaction(async (sql) => {
    const { rows } = await sql.query<{ id: string }>(
      `UPDATE asset SET deleted_at = now(), updated_at = now()
       WHERE workspace_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NULL RETURNING id`,
      [scope.workspaceId, assetIds],
    )
    const gone = rows.map((row) => row.id)
    for (const id of gone)
      await auditSql(sql, scope, { action: 'asset.deleted', subjectType: 'asset', subjectId: id })
    return gone
  })
}

/** Brings deleted assets back, but for those whose picture was uploaded anew since. Returns the ids that came back. */
export async function restoreAssets(scope: Scope, assetIds: readonly string[]): Promise<string[]> {
  allow(scope, 'media.write')
  const back = await transaction(async (sql) => {
    const { rows } = await sql.query<{ id: string; status: string }>(
      `UPDATE asset SET deleted_at = NULL, updated_at = now()
       WHERE workspace_id = $1 AND id = ANY($2::uuid[]) AND deleted_at IS NOT NULL
         AND NOT EXISTS (SELECT FROM asset live WHERE live.workspace_id = $1 AND live.sha256 = asset.sha256 AND live.deleted_at IS NULL)
       RETURNING id, status`,
      [scope.workspaceId, assetIds],
    )
    for (const { id } of rows)
      await auditSql(sql, scope, { action: 'asset.restored', subjectType: 'asset', subjectId: id })
    return rows
  })
  for (const { id, status } of back) if (status === 'processing') await renderSoon(scope.workspaceId, id)
  return back.map((row) => row.id)
}

/** Throws away what was made of an asset and makes it again. @throws AppError('not_found'). */
export async function renderAgain(scope: Scope, assetId: string): Promise<void> {
  allow(scope, 'media.write')
  await transaction(async (sql) => {
    if (!(await remake(sql, scope.workspaceId, assetId))) throw notFound('asset')
    await auditSql(sql, scope, { action: 'asset.rendered', subjectType: 'asset', subjectId: assetId })
  })
  await renderSoon(scope.workspaceId, assetId)
}

/** The same for several; unknown and deleted ones are left out. Returns how many. */
export async function renderAllAgain(scope: Scope, assetIds: readonly string[]): Promise<number> {
  allow(scope, 'media.write')
  const again = await transaction(async (sql) => {
    const ids: string[] = []
    // In one order for everybody, so that two members who ask at once do not wait for each other in a circle.
    for (const id of [...assetIds].sort()) if (await remake(sql, scope.workspaceId, id)) ids.push(id)
    await auditSql(sql, scope, {
      action: 'asset.rendered',
      subjectType: 'asset',
      data: { count: ids.length },
    })
    return ids
  })
  for (const id of again) await renderSoon(scope.workspaceId, id)
  return again.length
}

/** Makes a folder. @throws AppError('conflict') when the name is taken. */
export async function createFolder(scope: Scope, name: string): Promise<string> {
  allow(scope, 'media.write')
  return transaction(async (sql) => {
    const { rows } = await sql.query<{ id: string }>(
      `INSERT INTO folder (workspace_id, name) VALUES ($1, $2)
       ON CONFLICT (workspace_id, name) DO NOTHING RETURNING id`,
      [scope.workspaceId, name],
    )
    const id = rows[0]?.id
    if (!id) throw nameTaken(name)
    await auditSql(sql, scope, {
      action: 'folder.created',
      subjectType: 'folder',
      subjectId: id,
      data: { name },
    })
    return id
  })
}

/** @throws AppError('not_found') or AppError('conflict') when the name is taken. */
export async function renameFolder(scope: Scope, folderId: string, name: string): Promise<void> {
  allow(scope, 'media.write')
  await transaction(async (sql) => {
    await folderExists(sql, scope, folderId)
    const { rowCount } = await sql.query(
      `UPDATE folder SET name = $3 WHERE workspace_id = $1 AND id = $2
         AND NOT EXISTS (SELECT FROM folder other WHERE other.workspace_id = $1 AND other.name = $3 AND other.id <> $2)`,
      [scope.workspaceId, folderId, name],
    )
    if (!rowCount) throw nameTaken(name)
    await auditSql(sql, scope, {
      action: 'folder.renamed',
      subjectType: 'folder',
      subjectId: folderId,
      data: { name },
    })
  })
}

/** Removes a folder; its assets stay in the library, in no folder. Returns how many they are. */
export async function deleteFolder(scope: Scope, folderId: string): Promise<number> {
  allow(scope, 'media.write')
  return transaction(async (sql) => {
    await folderExists(sql, scope, folderId)
    const { rowCount } = await sql.query(
      'UPDATE asset SET folder_id = NULL WHERE workspace_id = $1 AND folder_id = $2',
      [scope.workspaceId, folderId],
    )
    await sql.query('DELETE FROM folder WHERE workspace_id = $1 AND id = $2', [scope.workspaceId, folderId])
    await auditSql(sql, scope, { action: 'folder.deleted', subjectType: 'folder', subjectId: folderId })
    return rowCount ?? 0
  })
}

async function folderExists(sql: Sql, scope: Scope, folderId: string): Promise<void> {
  const { rowCount } = await sql.query('SELECT FROM folder WHERE workspace_id = $1 AND id = $2 FOR UPDATE', [
    scope.workspaceId,
    folderId,
  ])
  if (!rowCount) throw notFound('folder')
}

function nameTaken(name: string): AppError {
  const sentence = 'A folder is already called {name}. Choose another name.'
  return new AppError('conflict', sentence, { values: { name }, fields: { name: sentence } })
}

/** Where the member's own uploads stand, by id; uploads of others and unknown ones are left out. */
export async function uploadStates(scope: Scope, ids: readonly string[]): Promise<UploadState[]> {
  allow(scope, 'media.write')
  const { rows } = await pool().query<
    UploadState & { duplicateName: string | null; duplicateId: string | null }
  >(
    `SELECT u.id, u.asset_id AS "assetId", u.failure, u.finished_at IS NOT NULL AS finished,
            a.id AS "duplicateId", a.name AS "duplicateName"
     FROM upload u LEFT JOIN asset a ON a.workspace_id = u.workspace_id AND a.id = u.duplicate_of
     WHERE u.workspace_id = $1 AND u.user_id = $2 AND u.id = ANY($3::text[])`,
    [scope.workspaceId, scope.actor.id, ids.slice(0, 500)],
  )
  return rows.map(({ duplicateId, duplicateName, ...state }) => ({
    ...state,
    duplicateOf: duplicateId && duplicateName ? { id: duplicateId, name: duplicateName } : null,
  }))
}
