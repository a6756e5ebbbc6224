import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { type Applied, type Migration, pending, readMigrations } from './migrations'

/** Any constant will do; it only has to be the same in every copy that starts at once. */
const LOCK = 7_271_930_411n

// The table that Prisma's CLI keeps, column for column, so that `prisma migrate` can take over anywhere.
const HISTORY = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`

/**
 * Brings a database up to date: each pending migration in one transaction together with its row in
 * `_prisma_migrations`, so that a failure leaves nothing half done. Copies that start at once wait for each
 * other on an advisory lock.
 *
 * The SQL goes through `pg` as one script rather than through Prisma's schema engine, whose PostgreSQL adapter
 * cuts scripts at every semicolon and so breaks functions and triggers, and applies the pieces one by one.
 *
 * @returns names of the migrations applied now, in order; empty when there was nothing to do.
 */
export async function migrate(url: string, migrations: Migration[] = readMigrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'marquee-migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK.toString()])
    await client.query("SET client_min_messages = 'warning'")
    await client.query(HISTORY)
    const left = pending(migrations, await history(client))
    for (const migration of left) await apply(client, migration)
    return left.map((migration) => migration.name)
  } finally {
    await client.end()
  }
}

async function history(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  return rows
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(sql)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
       VALUES ($1, $2, now(), $3, 1)`,
      [randomUUID(), checksum, name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw new Error(`Migration ${name} failed${where(error, sql)}. The database is as it was before it.`, {
      cause: error,
    })
  }
}

/** `: message (line 12)`, from PostgreSQL's error and its character position in the script. */
function where(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return ''
  const position = Number((error as { position?: string }).position)
  const line = position > 0 ? ` (line ${sql.slice(0, position).split('\n').length})` : ''
  return `: ${error.message}${line}`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const url = process.env.DATABASE_URL
  if (!url) {
    console.error('Set DATABASE_URL, or run npm start, which starts a database and migrates it.')
    process.exit(1)
  }
  migrate(url).then(
    (names) => console.log(names.length ? `Applied ${names.join(', ')}.` : 'The database is up to date.'),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    },
  )
}
