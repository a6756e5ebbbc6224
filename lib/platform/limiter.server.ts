import { pool } from './db.server'
import { AppError } from './errors'

export type Limit = {
  /** Events allowed in one window. */ count: number /** Length of a window in seconds. */
  seconds: number
}

/**
 * Counts one event against a fixed window kept in PostgreSQL, so that all web processes share it.
 * Throws AppError('rate_limited') with the seconds to wait once the window is full.
 */
export async function limit(key: string, { count, seconds }: Limit): Promise<void> {
  const { rows } = await pool().query<{ count: number; wait: number }>(
    `INSERT INTO rate_window (key, started_at, count)
     VALUES ($1, date_bin(make_interval(secs => $2::float8), now(), 'epoch'), 1)
     ON CONFLICT (key, started_at) DO UPDATE SET count = rate_window.count + 1
     RETURNING count, ceil($2::float8 - extract(epoch FROM now() - started_at))::int AS wait`,
    [key, seconds],
  )
  const window = rows[0]
  if (window && window.count > count) {
    throw new AppError('rate_limited', 'Too many tries. Wait {wait} seconds and try again.', {
      values: { wait: window.wait },
      retryAfter: window.wait,
    })
  }
}

/** Deletes windows that ended more than a day ago. */
export async function sweepRateWindows(): Promise<void> {
  await pool().query(`DELETE FROM rate_window WHERE started_at < now() - interval '1 day'`)
}
