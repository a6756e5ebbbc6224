import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One step of the database's history: a folder of `prisma/migrations` and the SQL in it. */
export interface Migration {
  name: string
  sql: string
  /** sha256 of the file, in hex: what Prisma's own CLI stores in `_prisma_migrations.checksum`. */
  checksum: string
}

export const MIGRATIONS = join(import.meta.dirname, 'migrations')

/** Every migration in the order in which it is applied (folder names begin with their time). */
export function readMigrations(folder = MIGRATIONS): Migration[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** What the database says it has: the rows of `_prisma_migrations` that count. */
export interface Applied {
  name: string
  checksum: string
  finished: boolean
}

/**
 * Decides what is left to apply. Pure.
 * @throws Error with a sentence when the history and the folder cannot be reconciled.
 */
export function pending(all: Migration[], applied: Applied[]): Migration[] {
  const known = new Map(all.map((migration) => [migration.name, migration]))
  for (const row of applied) {
    if (!row.finished)
      throw new Error(
        `Migration ${row.name} was begun by another tool and never finished. Repair the database by hand, then delete its row from _prisma_migrations (or set finished_at, if everything in it is there).`,
      )
    const migration = known.get(row.name)
    if (!migration)
      throw new Error(
        `The database has migration ${row.name}, which this version of Marquee does not know: it was made by a newer version. Run that version, or restore a backup from before.`,
      )
    if (migration.checksum !== row.checksum)
      throw new Error(
        `Migration ${row.name} was changed after it had been applied. Put the file back as it was and write the change as a new migration (npm run db:diff NAME).`,
      )
  }
  const done = new Set(applied.map((row) => row.name))
  return all.filter((migration) => !done.has(migration.name))
}
