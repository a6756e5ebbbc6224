import { createReadStream } from 'node:fs'
import { open, rm, stat } from 'node:fs/promises'
import { prisma, type Sql, transaction } from '../platform/db.server'
import { log } from '../platform/log.server'
import { enqueue } from '../platform/queue.server'
import { keepStream } from '../platform/storage.server'
import { said, written } from '../words/said'
import { uploadFile } from './incoming.server'
import { PROFILES } from './profiles'
import { renderSoon } from './render.server'
import { refusal, SNIFF_BYTES, type Sniffed, sniff } from './sniff'
import { MAX_UPLOAD_BYTES, nameOfFile } from './upload'
import { replaceFile } from './versions.server'

/** Asks the worker to make an asset of a received upload; when the queue is away the sweep asks again. */
export async function ingestSoon(workspaceId: string, uploadId: string): Promise<void> {
  await enqueue('media.ingest', { workspaceId, uploadId }).catch((error: Error) =>
    log.warn({ err: error }, 'an upload waits for the sweep'),
  )
}

interface Upload {
  workspaceId: string
  id: string
  userId: string
  name: string
  bytes: bigint
  folderId: string | null
  replacesId: string | null
  renewScheduled: boolean
}

/**
 * Makes an asset of a received upload: decides its type by content, keeps the original under its hash and asks for its
 * renditions. The same picture twice becomes one asset. Done again, or for an upload that is finished, it does nothing.
 */
export async function ingestUpload(workspaceId: string, uploadId: string): Promise<void> {
  const upload = await prisma().upload.findUnique({
    where: { workspaceId_id: { workspaceId, id: uploadId } },
  })
  if (!upload || upload.finishedAt || !upload.receivedAt) return
  const file = uploadFile(upload.id)
  const size = (await stat(file).catch(() => undefined))?.size
  if (size === undefined) {
    return refuse(upload, written(said('The file was lost on its way. Nothing was kept: upload it again.')))
  }
  if (size !== Number(upload.bytes)) {
    return refuse(upload, written(said('Not all of the file arrived. Nothing was kept: upload it again.')))
  }
  const sniffed = sniff(await head(file))
  const reason = refusal(sniffed)
  if (reason || !sniffed) await refuse(upload, reason ?? written(said('This is not a file we can read.')))
  else await keep(upload, file, sniffed)
  await rm(file, { force: true })
  await rm(`${file}.json`, { force: true })
}

async function head(file: string): Promise<Uint8Array> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFF_BYTES), 0, SNIFF_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function refuse(upload: Upload, failure: string): Promise<void> {
  await prisma().upload.updateMany({
    where: { workspaceId: upload.workspaceId, id: upload.id, finishedAt: null },
    data: { failure, finishedAt: new Date() },
  })
}

async function keep(upload: Upload, file: string, sniffed: Sniffed): Promise<void> {
  const { sha256, bytes } = await keepStream(upload.workspaceId, createReadStream(file), MAX_UPLOAD_BYTES)
  if (upload.replacesId) return replace(upload, upload.replacesId, { ...sniffed, sha256, bytes })
  const assetId = await transaction(async (sql) => {
    const made = await insertAsset(sql, upload, sniffed, sha256, bytes)
    const duplicate = made ? null : await liveAsset(sql, upload.workspaceId, sha256)
    await sql.query(
      `UPDATE upload SET asset_id = $3, duplicate_of = $4, finished_at = now()
       WHERE workspace_id = $1 AND id = $2`,
      [upload.workspaceId, upload.id, made, duplicate],
    )
    return made
  })
  if (assetId) await renderSoon(upload.workspaceId, assetId)
}

/** Puts the file in the place of an asset's. One that is another asset already is named instead, as any doubled upload. */
async function replace(
  upload: Upload,
  assetId: string,
  { kind, mime, sha256, bytes }: Sniffed & { sha256: string; bytes: number },
): Promise<void> {
  const { workspaceId, id, userId, renewScheduled } = upload
  const end = await transaction(async (sql) => {
    const file = { kind, mime, sha256, bytes, renewScheduled, userId }
    const result = await replaceFile(sql, workspaceId, assetId, file)
    const failure =
      result === 'gone'
        ? written(said('The asset to replace was deleted meanwhile. Nothing was kept.'))
        : null
    await sql.query(
      `UPDATE upload SET asset_id = $3, duplicate_of = $4, failure = $5, finished_at = now()
       WHERE workspace_id = $1 AND id = $2`,
      [
        workspaceId,
        id,
        result === 'replaced' ? assetId : null,
        result === 'same' ? assetId : typeof result === 'object' ? result.duplicateOf : null,
        failure,
      ],
    )
    return result
  })
  if (end === 'replaced') await renderSoon(workspaceId, assetId)
}

/** The new asset's id; null when a live asset of this workspace has the same bytes. */
async function insertAsset(
  sql: Sql,
  upload: Upload,
  sniffed: Sniffed,
  sha256: string,
  bytes: number,
): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    `INSERT INTO asset (workspace_id, name, folder_id, kind, mime, sha256, bytes, created_by_id)
     VALUES ($1, $2, (SELECT id FROM folder WHERE workspace_id = $1 AND id = $3), $4, $5, $6, $7, $8)
     ON CONFLICT (workspace_id, sha256) WHERE deleted_at IS NULL DO NOTHING
     RETURNING id`,
    [
      upload.workspaceId,
      nameOfFile(upload.name),
      upload.folderId,
      sniffed.kind,
      sniffed.mime,
      sha256,
      bytes,
      upload.userId,
    ],
  )
  const id = rows[0]?.id
  if (!id) return null
  await sql.query(
    `INSERT INTO rendition (workspace_id, asset_id, profile_id)
     SELECT $1, $2, unnest($3::text[])`,
    [upload.workspaceId, id, PROFILES.map((profile) => profile.id)],
  )
  await sql.query(
    `INSERT INTO audit_event (workspace_id, actor_kind, actor_id, action, subject_type, subject_id, data)
     VALUES ($1, 'user', $2, 'asset.uploaded', 'asset', $3, $4)`,
    [upload.workspaceId, upload.userId, id, JSON.stringify({ name: nameOfFile(upload.name), bytes })],
  )
  return id
}

async function liveAsset(sql: Sql, workspaceId: string, sha256: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    'SELECT id FROM asset WHERE workspace_id = $1 AND sha256 = $2 AND deleted_at IS NULL',
    [workspaceId, sha256],
  )
  return rows[0]?.id ?? null
}
