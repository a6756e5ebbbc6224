import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/** Waits until the worker has rendered the sample workspace's pictures, at most five minutes. */
export async function picturesMade(database: pg.Pool): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { rows } = await database.query<{ left: string }>(
      `SELECT count(*) AS left FROM asset WHERE status = 'processing'`,
    )
    if (Number(rows[0]?.left) === 0) return
    await sleep(1000)
  }
  throw new Error('The sample pictures were not rendered within five minutes.')
}
