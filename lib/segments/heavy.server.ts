import { pool, type Sql } from '../platform/db.server'
import { AppError } from '../platform/errors'

/** How long a rule may keep the database busy before it is called off. */
const patienceMs = 5000

/**
 * Reads with a limit on time, so that no rule, however monstrous, can hold a connection for long.
 * @throws AppError('unavailable') when it was called off.
 */
export async function readHeavy<T>(read: (sql: Sql) => Promise<T>, timeoutMs = patienceMs): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${Math.round(timeoutMs)}`)
    const result = await read(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError
    })
    if ((error as { code?: string }).code === '57014')
      throw new AppError(
        'unavailable',
        'Counting took longer than {seconds} seconds and was called off. The rule is kept; fewer rows make it quicker.',
        { values: { seconds: Math.round(timeoutMs / 1000) } },
      )
    throw error
  } finally {
    client.release(broken)
  }
}

/** The workspace's zone, which decides what "today" is for its rules. */
export async function timeZoneOf(sql: Sql, workspaceId: string): Promise<string> {
  const { rows } = await sql.query('SELECT time_zone FROM workspace WHERE id = $1', [workspaceId])
  return rows[0]?.time_zone ?? 'America/New_York'
}
