import { setTimeout as sleep } from 'node:timers/promises'
import { pool } from '../platform/db.server'
import { waitForClaims } from './claim.server'

/** How long an opt-out waits for what is already on its way to the carrier, in ms: carriers give a callback 10 s. */
const handOverMs = 8_000

/** Waits until nothing to the number is in a worker's hands that was taken before the opt-out; false when that takes too long. */
export async function handedOver(workspaceId: string, phone: string): Promise<boolean> {
  await waitForClaims(pool(), workspaceId)
  const end = Date.now() + handOverMs
  while (await inHands(workspaceId, phone)) {
    if (Date.now() > end) return false
    await sleep(50)
  }
  return true
}

async function inHands(workspaceId: string, phone: string): Promise<boolean> {
  const { rowCount } = await pool().query(
    `SELECT FROM message WHERE status = 'claimed' AND workspace_id = $1 AND phone = $2 AND NOT coalesce(content ? 'confirms', false) LIMIT 1`,
    [workspaceId, phone],
  )
  return rowCount !== 0
}
