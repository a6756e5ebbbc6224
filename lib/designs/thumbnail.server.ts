import { createHash } from 'node:crypto'
import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { notFound } from '../platform/errors'
import { keepBytes, readStored, removeStored } from '../platform/storage.server'
import type { Brand } from './brand'
import { designById } from './catalogue'
import { drawPage, webpOf } from './draw.server'
import type { Format } from './format'

/** Raised when a change of code changes how designs look: thumbnails are then drawn anew. */
const DRAWN_AS = 2
/** Width of a tile on a dense screen, px. */
const WIDTH = 400
const MOST_BYTES = 500_000

/** Names what a brand's designs look like; part of every thumbnail's address, which can then be kept for ever. */
export function lookOf(brand: Brand): string {
  return createHash('sha256')
    .update(JSON.stringify([DRAWN_AS, WIDTH, brand]))
    .digest('hex')
    .slice(0, 16)
}

/** A design in the workspace's brand with its own words, WebP; drawn once and kept. @throws AppError('not_found'). */
export async function thumbnail(
  scope: Scope,
  brand: Brand,
  designId: string,
  format: Format,
): Promise<Buffer> {
  allow(scope, 'media.read')
  const design = designById(designId)
  if (!design) throw notFound('design')
  const { workspaceId } = scope
  const parts = JSON.stringify([lookOf(brand), design.id, design.words, format])
  const key = createHash('sha256').update(parts).digest('hex')
  const { rows } = await pool().query<{ sha256: string }>(
    'SELECT sha256 FROM design_thumbnail WHERE workspace_id = $1 AND key = $2',
    [workspaceId, key],
  )
  const kept = rows[0] && (await readStored(workspaceId, rows[0].sha256, MOST_BYTES).catch(() => null))
  if (kept) return kept
  const page = drawPage({ design, format, brand, words: design.words, picture: null })
  const bytes = await webpOf(page, WIDTH)
  const { sha256 } = await keepBytes(workspaceId, bytes)
  await pool().query(
    `INSERT INTO design_thumbnail (workspace_id, key, sha256) VALUES ($1, $2, $3)
     ON CONFLICT (workspace_id, key) DO UPDATE SET sha256 = excluded.sha256`,
    [workspaceId, key, sha256],
  )
  return bytes
}

/** Throws the wall's thumbnails away: the brand has changed. */
export async function forgetThumbnails(scope: Scope): Promise<void> {
  const { rows } = await pool().query<{ sha256: string }>(
    'DELETE FROM design_thumbnail WHERE workspace_id = $1 RETURNING sha256',
    [scope.workspaceId],
  )
  for (const { sha256 } of rows) await removeStored(scope.workspaceId, sha256)
}
