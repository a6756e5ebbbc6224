import { audited } from '../accounts/audit.server'
import { allow, type Scope } from '../accounts/scope'
import { firstAssetSql } from '../messages/frozen'
import { pool, prisma } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import type { CampaignDetail, CampaignLine } from './campaign'
import { type Draft, draftSchema, emptyDraft, readDraft } from './draft'
import type { CampaignStatus } from './state'

/** Starts a draft, with an audience, a picture or a departure (ISO) when the marketer came from there. */
export function createCampaign(
  scope: Scope,
  input: { name: string; segmentId?: string; assetId?: string; at?: string },
): Promise<{ id: string }> {
  allow(scope, 'campaigns.write')
  return audited(scope, async (tx) => {
    const sender = await tx.sender.findFirst({
      where: { workspaceId: scope.workspaceId, disabledAt: null, account: { disabledAt: null } },
      orderBy: { createdAt: 'asc' },
      select: { id: true },
    })
    const draft = emptyDraft()
    draft.senderId = sender?.id ?? null
    if (input.at) draft.schedule = { kind: 'at', at: input.at }
    if (input.segmentId) draft.audience.include = [input.segmentId]
    const first = draft.variants[0]
    if (input.assetId && first) first.media = [{ assetId: input.assetId, altText: '' }]
    const { id } = await tx.campaign.create({
      data: { workspaceId: scope.workspaceId, name: input.name, draft, createdById: scope.actor.id },
      select: { id: true },
    })
    return { result: { id }, entry: { action: 'campaign.created', subjectType: 'campaign', subjectId: id } }
  })
}

/** @throws AppError('not_found') */
export async function readCampaign(scope: Scope, id: string): Promise<CampaignDetail> {
  allow(scope, 'campaigns.read')
  const campaign = await prisma().campaign.findFirst({
    where: { workspaceId: scope.workspaceId, id, deletedAt: null },
    select: {
      id: true,
      name: true,
      status: true,
      draft: true,
      revision: true,
      sendAt: true,
      holdUntil: true,
      launchedAt: true,
      failure: true,
    },
  })
  if (!campaign) throw notFound('campaign')
  return { ...campaign, draft: readDraft(campaign.draft) }
}

/**
 * Saves the composer's draft. `revision` is the one it was based on: when another tab saved in between, nothing is overwritten.
 * @throws AppError('conflict') when the draft has moved on or is no longer a draft.
 */
export async function saveDraft(
  scope: Scope,
  input: { id: string; revision: number; name: string; draft: Draft },
): Promise<{ revision: number; savedAt: Date }> {
  allow(scope, 'campaigns.write')
  const draft = draftSchema.parse(input.draft)
  const { rows } = await pool().query<{ revision: number; savedAt: Date }>(
    `UPDATE campaign SET name = $4, draft = $5, revision = revision + 1, updated_at = now()
     WHERE workspace_id = $1 AND id = $2 AND revision = $3 AND status = 'draft' AND deleted_at IS NULL
     RETURNING revision, updated_at AS "savedAt"`,
    [scope.workspaceId, input.id, input.revision, input.name, JSON.stringify(draft)],
  )
  const saved = rows[0]
  if (saved) return saved
  const current = await readCampaign(scope, input.id)
  const message =
    current.status === 'draft'
      ? 'This draft was changed in another tab or by someone else. Reload to see it; yours is kept in this browser and can be brought back.'
      : 'This campaign has been launched and can no longer be edited.'
  throw new AppError('conflict', message)
}

/** A new draft with the same content. */
export function duplicateCampaign(scope: Scope, id: string): Promise<{ id: string }> {
  allow(scope, 'campaigns.write')
  return audited(scope, async (tx) => {
    const original = await tx.campaign.findFirst({
      where: { workspaceId: scope.workspaceId, id, deletedAt: null },
      select: { name: true, draft: true },
    })
    if (!original) throw notFound('campaign')
    const draft: Draft = { ...readDraft(original.draft), schedule: { kind: 'now' } }
    const copy = await tx.campaign.create({
      data: {
        workspaceId: scope.workspaceId,
        name: `${original.name}, copy`.slice(0, 120),
        draft,
        createdById: scope.actor.id,
      },
      select: { id: true },
    })
    const entry = {
      action: 'campaign.duplicated',
      subjectType: 'campaign',
      subjectId: copy.id,
      data: { from: id },
    }
    return { result: copy, entry }
  })
}

/** Puts drafts and finished campaigns away, or brings one back (`deleted: false`). What is on its way cannot be deleted. */
export function deleteCampaign(scope: Scope, id: string, deleted: boolean): Promise<void> {
  allow(scope, 'campaigns.write')
  return audited(scope, async (tx) => {
    const { count } = await tx.campaign.updateMany({
      where: { workspaceId: scope.workspaceId, id, status: { in: ['draft', 'sent', 'stopped', 'failed'] } },
      data: { deletedAt: deleted ? new Date() : null },
    })
    if (count === 0)
      throw new AppError('conflict', 'A campaign that is on its way cannot be deleted. Stop it first.')
    const action = deleted ? 'campaign.deleted' : 'campaign.restored'
    return { result: undefined, entry: { action, subjectType: 'campaign', subjectId: id } }
  })
}

/** How many campaigns there are in each status. */
export async function countCampaigns(scope: Scope): Promise<Partial<Record<CampaignStatus, number>>> {
  allow(scope, 'campaigns.read')
  const { rows } = await pool().query<{ status: CampaignStatus; count: number }>(
    'SELECT status, count(*)::int AS count FROM campaign WHERE workspace_id = $1 AND deleted_at IS NULL GROUP BY status',
    [scope.workspaceId],
  )
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]))
}

export type CampaignFilter = { status?: CampaignStatus[]; search?: string; before?: Date; limit?: number }

/** Newest change first; `before` is the `updatedAt` of the last line seen. */
export async function listCampaigns(scope: Scope, filter: CampaignFilter = {}): Promise<CampaignLine[]> {
  allow(scope, 'campaigns.read')
  const { rows } = await pool().query<CampaignLine>(
    `SELECT c.id, c.name, c.status, c.send_at AS "sendAt", c.launched_at AS "launchedAt", c.updated_at AS "updatedAt",
            ${firstAssetSql('coalesce(c.frozen, c.draft)')} AS "assetId",
            coalesce(s.people, 0) AS people, coalesce(s.delivered, 0) AS delivered, coalesce(k.clicked, 0) AS clicked
     FROM (
       SELECT * FROM campaign
       WHERE workspace_id = $1 AND deleted_at IS NULL
         AND ($2::text[] IS NULL OR status::text = ANY($2::text[]))
         AND ($3::text IS NULL OR name ILIKE '%' || $3 || '%')
         AND ($4::timestamptz IS NULL OR updated_at < $4)
       ORDER BY updated_at DESC LIMIT $5
     ) c
     LEFT JOIN LATERAL (
       SELECT count(*) FILTER (WHERE m.status <> 'withheld') AS people, count(*) FILTER (WHERE m.status = 'delivered') AS delivered
       FROM message m WHERE m.workspace_id = c.workspace_id AND m.campaign_id = c.id
     ) s ON c.status <> 'draft'
     LEFT JOIN LATERAL (
       SELECT count(DISTINCT k.contact_id) AS clicked FROM click k
       WHERE k.workspace_id = c.workspace_id AND k.campaign_id = c.id AND k.verdict <> 'bot'
     ) k ON c.status <> 'draft'
     ORDER BY c.updated_at DESC`,
    [
      scope.workspaceId,
      filter.status ?? null,
      filter.search?.replace(/[\\%_]/g, '\\$&') ?? null,
      filter.before ?? null,
      Math.min(filter.limit ?? 50, 200),
    ],
  )
  return rows
}
