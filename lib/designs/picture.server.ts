import { allow, type Scope } from '../accounts/scope'
import { THUMBNAILS, thumbnailId } from '../media/asset'
import { pool } from '../platform/db.server'
import { readStored } from '../platform/storage.server'
import type { OwnPicture } from './brand'
import type { StoredPicture } from './document'

/** The largest picture a slot is filled with, bytes. Thumbnails of 960 px are far below. */
const MOST_BYTES = 3_000_000
/** What drawings take. */
const SHOWN = ['image/jpeg', 'image/png']

/**
 * A picture of the library for a slot of a design: never the original, but the large thumbnail that a decoder of ours
 * encoded. Null while there is none, and for what is not a picture of this workspace.
 */
export async function storedPicture(workspaceId: string, assetId: string): Promise<StoredPicture | null> {
  const { rows } = await pool().query<StoredPicture>(
    `SELECT r.sha256, r.mime, r.width, r.height
     FROM asset a JOIN rendition r ON r.workspace_id = a.workspace_id AND r.asset_id = a.id
     WHERE a.workspace_id = $1 AND a.id = $2 AND a.deleted_at IS NULL
       AND r.profile_id = ANY($3::text[]) AND r.status = 'ready' AND r.mime = ANY($4::text[])
     ORDER BY r.width DESC, r.bytes DESC LIMIT 1`,
    [workspaceId, assetId, THUMBNAILS.map(thumbnailId), SHOWN],
  )
  return rows[0] ?? null
}

/** The same, ready to be put into a drawing. */
export async function ownPicture(scope: Scope, assetId: string): Promise<OwnPicture | null> {
  allow(scope, 'media.read')
  const found = await storedPicture(scope.workspaceId, assetId)
  if (!found) return null
  const bytes = await readStored(scope.workspaceId, found.sha256, MOST_BYTES)
  return {
    href: `data:${found.mime};base64,${bytes.toString('base64')}`,
    width: found.width,
    height: found.height,
  }
}
