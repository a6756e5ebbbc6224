import type { CampaignStatus } from '../campaigns/state'
import { type Frozen, frozenSchema } from '../messages/frozen'
import { pool } from '../platform/db.server'
import { notFound } from '../platform/errors'

/** What every reader here needs of a launched campaign. */
export type Launched = {
  id: string
  name: string
  status: CampaignStatus
  launchedAt: Date
  pausedAt: Date | null
  finishedAt: Date | null
  failure: string | null
  frozen: Frozen | null
  sender: string | null
  /** Purchases within so many hours of a click count for it. */
  attributionHours: number
  /** What a message cost at the launch, in millionths of `currency`; null where it is not known. */
  priceMicros: number | null
  currency: string
}

/** The price in force at an instant; the first one also counts for all before it. */
const priceAt = (
  at: string,
) => `(SELECT p.price_micros FROM carrier_price p WHERE p.workspace_id = s.workspace_id AND p.account_id = s.account_id
  ORDER BY (p.since <= ${at}) DESC, abs(extract(epoch FROM p.since - ${at})) LIMIT 1)`

/**
 * Also one that has left the marketer's hands a moment ago and that no worker has begun yet.
 * @throws AppError('not_found') also for a draft: it has no results.
 */
export async function readLaunched(workspaceId: string, campaignId: string): Promise<Launched> {
  const { rows } = await pool().query<Launched>(
    `SELECT c.id, c.name, c.status, coalesce(c.launched_at, c.hold_until, now()) AS "launchedAt", c.paused_at AS "pausedAt", c.finished_at AS "finishedAt",
            c.failure, c.frozen, s.address AS sender, w.attribution_hours AS "attributionHours", w.currency,
            ${priceAt('coalesce(c.launched_at, now())')} AS "priceMicros"
     FROM campaign c JOIN workspace w ON w.id = c.workspace_id
     LEFT JOIN sender s ON s.workspace_id = c.workspace_id AND s.id::text = c.frozen ->> 'senderId'
     WHERE c.workspace_id = $1 AND c.id = $2 AND c.deleted_at IS NULL
       AND (c.launched_at IS NOT NULL OR c.status IN ('holding', 'preparing'))`,
    [workspaceId, campaignId],
  )
  const row = rows[0]
  if (!row) throw notFound('campaign')
  const frozen = frozenSchema.safeParse(row.frozen)
  return { ...row, frozen: frozen.success ? frozen.data : null }
}
