import { createHash } from 'node:crypto'
import { z } from 'zod'
import { allow, type Scope } from '../accounts/scope'
import { pool } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { type DesignDocument, type DraftContent, documentSchema, draftContentSchema } from './document'
import { isPersonal } from './personal/words'

/** What assets were drawn from, and what members have typed into designs and not saved yet. */

/** Names what a document says, whoever writes it down. */
export function documentHash(document: DesignDocument): string {
  return createHash('sha256')
    .update(JSON.stringify(documentSchema.parse(document)))
    .digest('hex')
}

/** Keeps what an asset was drawn from, in the place of what it was drawn from before. */
export async function keepDocument(
  { workspaceId }: Scope,
  assetId: string,
  document: DesignDocument,
): Promise<void> {
  await pool().query(
    `INSERT INTO design_document (workspace_id, asset_id, document, personal)
     SELECT $1, id, $3::jsonb || jsonb_build_object('file', sha256), $4 FROM asset WHERE workspace_id = $1 AND id = $2
     ON CONFLICT (workspace_id, asset_id) DO UPDATE SET document = excluded.document, personal = excluded.personal, updated_at = now()`,
    [workspaceId, assetId, JSON.stringify(document), isPersonal(document.words)],
  )
}

export interface DesignedAsset {
  assetId: string
  name: string
  altText: string
  document: DesignDocument
}

/** The designs that these assets were drawn from; others are left out, and those whose file is another one since. */
export async function readDocuments(scope: Scope, assetIds: readonly string[]): Promise<DesignedAsset[]> {
  allow(scope, 'media.read')
  const { rows } = await pool().query<{ assetId: string; name: string; altText: string; document: unknown }>(
    `SELECT d.asset_id AS "assetId", a.name, a.alt_text AS "altText", d.document
     FROM design_document d JOIN asset a ON a.workspace_id = d.workspace_id AND a.id = d.asset_id
     WHERE d.workspace_id = $1 AND d.asset_id = ANY($2::uuid[]) AND a.deleted_at IS NULL
       AND d.document ->> 'file' = a.sha256`,
    [scope.workspaceId, assetIds],
  )
  return rows.flatMap((row) => {
    const document = documentSchema.safeParse(row.document)
    return document.success ? [{ ...row, document: document.data }] : []
  })
}

export interface Draft {
  /** 0 where nothing was typed yet. */
  revision: number
  content: DraftContent | null
}

/** What this member has typed under a subject (`draftSubject`) and not saved to the library. */
export async function readDraft(scope: Scope, subject: string): Promise<Draft> {
  allow(scope, 'media.read')
  const { rows } = await pool().query<{ revision: number; document: unknown }>(
    `SELECT revision, document FROM design_draft WHERE workspace_id = $1 AND user_id = $2 AND subject = $3`,
    [scope.workspaceId, memberOf(scope), subject],
  )
  const content = draftContentSchema.safeParse(rows[0]?.document)
  return { revision: rows[0]?.revision ?? 0, content: content.data ?? null }
}

/** @throws AppError('conflict') when another tab has saved since `revision`. */
export async function saveDraft(
  scope: Scope,
  input: { subject: string; revision: number; content: DraftContent },
): Promise<{ revision: number }> {
  allow(scope, 'media.write')
  const { rows } = await pool().query<{ revision: number }>(
    `INSERT INTO design_draft AS d (workspace_id, user_id, subject, document, revision) VALUES ($1, $2, $3, $4, $5 + 1)
     ON CONFLICT (workspace_id, user_id, subject)
     DO UPDATE SET document = excluded.document, revision = excluded.revision, updated_at = now() WHERE d.revision = $5
     RETURNING revision`,
    [scope.workspaceId, memberOf(scope), input.subject, JSON.stringify(input.content), input.revision],
  )
  if (rows[0]) return rows[0]
  throw new AppError(
    'conflict',
    'You changed this design in another tab. Reload to see that; what you typed here is kept in this browser.',
  )
}

/** Forgets what was typed: it was saved, or is to begin anew. */
export async function dropDraft(scope: Scope, subject: string): Promise<void> {
  allow(scope, 'media.write')
  await pool().query('DELETE FROM design_draft WHERE workspace_id = $1 AND user_id = $2 AND subject = $3', [
    scope.workspaceId,
    memberOf(scope),
    subject,
  ])
}

/** Drafts that nobody has touched for so long are forgotten, days. */
const KEPT_DAYS = 180

export async function sweepDrafts(): Promise<void> {
  await pool().query(`DELETE FROM design_draft WHERE updated_at < now() - make_interval(days => $1)`, [
    KEPT_DAYS,
  ])
}

const memberId = z.uuid()

/** A draft is a member's own. @throws AppError('forbidden') for whoever is none. */
function memberOf({ actor }: Scope): string {
  const id = actor.kind === 'user' ? memberId.safeParse(actor.id).data : undefined
  if (!id) throw new AppError('forbidden', 'Drafts of designs are kept for members.')
  return id
}
