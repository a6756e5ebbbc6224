import type { Scope } from '../../accounts/scope'
import { pool } from '../../platform/db.server'
import type { DesignDocument, DesignSource, StoredPicture } from '../document'
import { documentSchema } from '../document'
import { storedPicture } from '../picture.server'

/**
 * What personal pictures of these assets are drawn from, by asset; assets that are the same for everybody are left out, and
 * those that were cut or turned since they were drawn.
 */
export async function personalSources(
  scope: Pick<Scope, 'workspaceId'>,
  assetIds: readonly string[],
): Promise<Map<string, DesignSource>> {
  const { rows } = await pool().query<{ assetId: string; document: unknown }>(
    `SELECT d.asset_id AS "assetId", d.document
     FROM design_document d JOIN asset a ON a.workspace_id = d.workspace_id AND a.id = d.asset_id
     WHERE d.workspace_id = $1 AND d.asset_id = ANY($2::uuid[]) AND d.personal AND a.deleted_at IS NULL
       AND a.edit = '{}'::jsonb AND d.document ->> 'file' = a.sha256`,
    [scope.workspaceId, assetIds],
  )
  const sources = new Map<string, DesignSource>()
  for (const { assetId, document } of rows) {
    const parsed = documentSchema.safeParse(document)
    if (parsed.success) sources.set(assetId, await sourceOf(scope.workspaceId, parsed.data))
  }
  return sources
}

async function sourceOf(workspaceId: string, document: DesignDocument): Promise<DesignSource> {
  const { design, format, words, kit, brandName, pictureAssetId } = document
  const stored = async (assetId: string | null): Promise<StoredPicture | null> =>
    assetId ? storedPicture(workspaceId, assetId) : null
  const [logo, picture] = await Promise.all([stored(kit.logoAssetId), stored(pictureAssetId)])
  const brand = { name: brandName, palette: kit.palette, pairing: kit.pairing }
  return { design, format, words, brand, logo, picture }
}
