import { announceCallback, openSender } from '../carriers/accounts.server'
import type { Timeouts } from '../carriers/carrier'
import { pool } from '../platform/db.server'
import { Lane } from './lane.server'
import { LaneWatch } from './lane-watch'

// How a carrier has been answering outlives a single run of a lane.
const watches = new Map<string, LaneWatch>()

const announced = new Set<string>()

export type LaneOptions = { timeouts?: Partial<Timeouts>; connections?: number }

/**
 * Hands everything that is due for a sender to its carrier, and ends when nothing is. Several may run for the same sender at once:
 * a message is claimed by one of them, and the pace is the account's.
 */
export async function deliverLane(
  lane: { workspaceId: string; senderId: string },
  signal: AbortSignal = new AbortController().signal,
  options: LaneOptions = {},
): Promise<void> {
  const { workspaceId, senderId } = lane
  const sender = await openSender(workspaceId, senderId)
  if (!sender || sender.account.haltedAt || sender.account.disabledAt) return
  const { account, address } = sender
  const connections = options.connections ?? connectionsFor(account.ratePerSecond)
  const connection = account.carrier.open(account.credentials, { connections, ...options })
  if (connection.announce && !announced.has(account.id)) {
    // Once per process: the carrier may have been away when the account was connected.
    announced.add(account.id)
    await announceCallback(account.id)
  }
  const watch = watches.get(account.id) ?? new LaneWatch()
  watches.set(account.id, watch)
  try {
    await new Lane({ workspaceId, senderId, address, account, connection, connections, watch, signal }).run()
  } finally {
    await connection.close()
  }
  await finishCampaigns(workspaceId)
}

/** Enough connections to keep the pace with a carrier that takes most of a second to answer. */
function connectionsFor(ratePerSecond: number): number {
  return Math.max(4, Math.min(64, ratePerSecond))
}

/** Campaigns of which everything was planned and nothing waits any more are sent. */
export async function finishCampaigns(workspaceId?: string): Promise<void> {
  await pool().query(
    `WITH finished AS (
       UPDATE campaign c SET status = 'sent', finished_at = now(), failure = NULL, updated_at = now()
       WHERE c.status = 'sending' AND c.fanned_out_at IS NOT NULL AND ($1::uuid IS NULL OR c.workspace_id = $1)
         AND NOT EXISTS (SELECT FROM message m WHERE m.workspace_id = c.workspace_id AND m.campaign_id = c.id AND m.status = 'planned')
         AND NOT EXISTS (SELECT FROM message m WHERE m.workspace_id = c.workspace_id AND m.campaign_id = c.id AND m.status = 'claimed')
       RETURNING c.workspace_id, c.id)
     INSERT INTO campaign_event (workspace_id, campaign_id, kind, actor_kind) SELECT workspace_id, id, 'sent', 'system' FROM finished`,
    [workspaceId ?? null],
  )
}
