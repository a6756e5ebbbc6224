import { pool } from '../platform/db.server'

/** Time in ms that a busy machine may lose and make up for: less than what carriers allow for in a second's count. */
const creditMs = 60

/**
 * The pace of an account, shared by all its senders and all workers: `paced_until` is the moment up to which its submissions are
 * spoken for. Reserving moves it by count ÷ rate, so nobody can be faster together than the account allows, and nobody waits
 * while there is room. Returns in how many ms the reserved submissions begin; negative, by at most the credit, when they are late.
 */
export async function reservePace(workspaceId: string, accountId: string, count: number): Promise<number> {
  const { rows } = await pool().query<{ wait: number }>(
    `UPDATE carrier_account a
     SET paced_until = greatest(a.paced_until, clock_timestamp() - make_interval(secs => ${creditMs / 1000}))
                       + make_interval(secs => $3::float8 / greatest(a.rate_per_second, 1))
     WHERE workspace_id = $1 AND id = $2
     RETURNING extract(epoch FROM paced_until - clock_timestamp()) * 1000 - $3::float8 * 1000 / greatest(a.rate_per_second, 1) AS wait`,
    [workspaceId, accountId, count],
  )
  return Number(rows[0]?.wait ?? 0)
}

/** The carrier said "too fast", or is away: nothing leaves for `ms`. */
export async function holdPace(workspaceId: string, accountId: string, ms: number): Promise<void> {
  await pool().query(
    `UPDATE carrier_account SET paced_until = greatest(paced_until, clock_timestamp() + make_interval(secs => $3::float8 / 1000))
     WHERE workspace_id = $1 AND id = $2`,
    [workspaceId, accountId, ms],
  )
}
