import { auditSql } from '../accounts/audit.server'
import { allow, grants, type Scope, systemScope } from '../accounts/scope'
import { draftShows } from '../media/asset-filter'
import { askToRenew } from '../media/versions.server'
import { pool, type Sql, transaction } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { noteEvent } from './control.server'
import { readDraft } from './draft'
import { beingMade } from './finding'
import { inspectDraft } from './inspect.server'
import { freeze } from './launch.server'
import { blockersOf } from './preflight'
import { withAsset } from './replace-media'

/** Puts one asset in the place of another in campaigns. What has begun to leave never changes. */

export interface Replaced {
  /** Ids of the campaigns that show the other asset now. */
  drafts: string[]
  scheduled: string[]
  /** Campaigns that were left as they are: they show both, or the member may not change what is scheduled. */
  left: { id: string; name: string }[]
}

interface Row {
  id: string
  name: string
  status: 'draft' | 'scheduled'
  draft: unknown
}

/**
 * Replaces asset `from` by `to` in every draft and scheduled campaign of the workspace, or in those of `only` (the way
 * back). Drafts change at once; scheduled ones take the renditions of `to` as soon as they are ready, checked as at launch.
 * @throws AppError('not_found'), or AppError('conflict') when the asset to take cannot be sent.
 */
export async function replaceEverywhere(
  scope: Scope,
  { from, to, only }: { from: string; to: string; only?: readonly string[] | undefined },
): Promise<Replaced> {
  allow(scope, 'media.write')
  allow(scope, 'campaigns.write')
  if (from === to) throw new AppError('invalid', 'This is the same picture. Choose another one.')
  const replaced = await transaction(async (sql) => {
    await mustBeSendable(sql, scope, to)
    const { rows } = await sql.query<Row>(
      `SELECT c.id, c.name, c.status, c.draft FROM campaign c
       WHERE c.workspace_id = $1 AND c.status IN ('draft', 'scheduled') AND c.deleted_at IS NULL AND ${draftShows('$2')}
         AND ($3::uuid[] IS NULL OR c.id = ANY($3::uuid[]))
       ORDER BY c.id FOR UPDATE`,
      [scope.workspaceId, from, only ?? null],
    )
    const maySchedule = grants(scope, 'campaigns.send')
    const changes = rows.map((row) => {
      const mayChange = row.status === 'draft' || maySchedule
      return { ...row, next: mayChange ? withAsset(readDraft(row.draft), from, to) : null }
    })
    const changed = changes.filter(({ next }) => next !== null)
    await save(sql, scope, changed)
    const result = sorted(changes)
    if (result.scheduled.length > 0) await askToRenew(sql, scope, to)
    await auditSql(sql, scope, {
      action: 'asset.replaced_everywhere',
      subjectType: 'asset',
      subjectId: from,
      data: { by: to, drafts: result.drafts.length, scheduled: result.scheduled.length },
    })
    return result
  })
  if (replaced.scheduled.length > 0) await renewScheduled()
  return replaced
}

async function mustBeSendable(sql: Sql, { workspaceId }: Scope, assetId: string): Promise<void> {
  const { rows } = await sql.query<{ status: string }>(
    'SELECT status FROM asset WHERE workspace_id = $1 AND id = $2 AND deleted_at IS NULL FOR SHARE',
    [workspaceId, assetId],
  )
  if (!rows[0]) throw notFound('asset')
  if (rows[0].status === 'failed')
    throw new AppError('conflict', 'That picture cannot be sent. Choose another one; nothing was replaced.')
}

async function save(
  sql: Sql,
  { workspaceId }: Scope,
  changed: readonly { id: string; next: unknown }[],
): Promise<void> {
  await sql.query(
    `UPDATE campaign c SET draft = n.draft, revision = c.revision + 1, updated_at = now()
     FROM jsonb_to_recordset($2::jsonb) AS n (id uuid, draft jsonb)
     WHERE c.workspace_id = $1 AND c.id = n.id`,
    [workspaceId, JSON.stringify(changed.map(({ id, next }) => ({ id, draft: next })))],
  )
}

function sorted(changes: readonly (Row & { next: unknown })[]): Replaced {
  const idsOf = (status: Row['status']) =>
    changes.filter((row) => row.next && row.status === status).map(({ id }) => id)
  return {
    drafts: idsOf('draft'),
    scheduled: idsOf('scheduled'),
    left: changes.filter(({ next }) => !next).map(({ id, name }) => ({ id, name })),
  }
}

/**
 * Freezes anew the media of scheduled campaigns whose pictures changed and whose member asked for that, once all is made.
 * Done again, or by several workers, it ends the same.
 */
export async function renewScheduled(): Promise<void> {
  const { rows } = await pool().query<{ workspaceId: string; id: string; changed: string }>(
    `SELECT workspace_id AS "workspaceId", id, updated_at::text AS changed FROM asset
     WHERE renew_scheduled AND status <> 'processing' LIMIT 50`,
  )
  for (const { workspaceId, id, changed } of rows) {
    const outcomes: Renewal[] = []
    for (const campaign of await scheduledWith(workspaceId, id))
      outcomes.push(await renew(workspaceId, campaign, id))
    // What is still being fitted into its message is looked at again, and so is what was asked for meanwhile.
    if (outcomes.includes('waits')) continue
    await pool().query(
      `UPDATE asset SET renew_scheduled = false WHERE workspace_id = $1 AND id = $2 AND updated_at = $3::timestamptz`,
      [workspaceId, id, changed],
    )
  }
}

interface Scheduled {
  id: string
  revision: number
}

async function scheduledWith(workspaceId: string, assetId: string): Promise<Scheduled[]> {
  const { rows } = await pool().query<Scheduled>(
    `SELECT c.id, c.revision FROM campaign c
     WHERE c.workspace_id = $1 AND c.status = 'scheduled' AND c.send_at > now() AND ${draftShows('$2')}`,
    [workspaceId, assetId],
  )
  return rows
}

type Renewal = 'done' | 'waits'

/** Audience, sender and brand stay as they were reviewed: only what people see changes, and the links in it. */
async function renew(
  workspaceId: string,
  { id: campaignId, revision }: Scheduled,
  assetId: string,
): Promise<Renewal> {
  const scope = systemScope(workspaceId)
  const inspected = await inspectDraft(scope, campaignId)
  const blocker = blockersOf(inspected.inspection.findings)[0]
  if (blocker?.id.startsWith(beingMade)) return 'waits'
  await transaction(async (sql) => {
    if (blocker) {
      await noteEvent(sql, scope, campaignId, 'mediaKept', { assetId, because: blocker.title })
      return
    }
    const { variants, links } = freeze(inspected)
    const { rowCount } = await sql.query(
      `UPDATE campaign SET frozen = frozen || $3::jsonb, updated_at = now()
       WHERE workspace_id = $1 AND id = $2 AND status = 'scheduled' AND send_at > now() AND revision = $4`,
      [workspaceId, campaignId, JSON.stringify({ variants, links }), revision],
    )
    if (!rowCount) return
    await sql.query('DELETE FROM link WHERE workspace_id = $1 AND campaign_id = $2', [
      workspaceId,
      campaignId,
    ])
    await sql.query(
      `INSERT INTO link (workspace_id, campaign_id, number, url)
       SELECT $1, $2, l.number, l.url FROM jsonb_to_recordset($3::jsonb) AS l (number int, url text)`,
      [workspaceId, campaignId, JSON.stringify(links)],
    )
    await noteEvent(sql, scope, campaignId, 'mediaRenewed', { assetId })
  })
  return 'done'
}
