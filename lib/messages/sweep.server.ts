import { pool } from '../platform/db.server'
import { log } from '../platform/log.server'
import { enqueue } from '../platform/queue.server'
import { finishCampaigns } from './deliver.server'
import { dueLanes } from './sources.server'

/** Longer than any submission can take: connect, body and answer, and the writing of its outcome. */
const leaseSeconds = 150

/** Asks for every lane with something due, and closes campaigns that are through. */
export async function remindLanes(): Promise<void> {
  for (const lane of await dueLanes()) await enqueue('messages.deliver', lane)
  await finishCampaigns()
}

/**
 * Messages claimed by a worker that is no more. Whether they reached the carrier nobody knows: they become unknown, never planned
 * again. A report or a late answer may still tell.
 */
export async function expireLeases(olderThanSeconds = leaseSeconds): Promise<number> {
  const { rowCount } = await pool().query(
    `UPDATE message SET status = 'unknown', reason = 'no_answer'
     WHERE status = 'claimed' AND claimed_at < now() - make_interval(secs => $1)`,
    [olderThanSeconds],
  )
  if (rowCount) log.warn({ messages: rowCount }, 'messages of a lost worker are unknown now')
  return rowCount ?? 0
}
