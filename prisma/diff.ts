import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { MIGRATIONS } from './migrations'
import { diff, readSchema } from './schema-engine'
import { bare, statements } from './statements'

/** What the Prisma schema cannot say: partial indexes, triggers, functions. Cumulative, like the schema. */
export const EXTRAS = join(import.meta.dirname, 'extras.sql')

// The schema and the extras as the last migration left them. A branch that changes them conflicts here with
// another that does, which is when someone should look.
const SNAPSHOT = join(MIGRATIONS, 'snapshot.prisma')
const SNAPSHOT_EXTRAS = join(MIGRATIONS, 'snapshot-extras.sql')

/** The schema and the extras at one point in time; null before the first migration. */
interface State {
  schema: string | null
  extras: string
}

/** The SQL from one state to another: the engine's, then statements new to the extras, then what to drop by hand. */
export async function change(from: State, to: { schema: string; extras: string }): Promise<string> {
  const before = new Set(statements(from.extras).map(bare))
  const after = statements(to.extras)
  const kept = new Set(after.map(bare))
  const gone = [...before].filter((statement) => !kept.has(statement))
  return [
    (await diff(from.schema, to.schema)).trim(),
    ...gone.map(
      (statement) => `-- Gone from extras.sql; write its DROP (or leave it to OR REPLACE): ${statement}`,
    ),
    ...after.filter((statement) => !before.has(bare(statement))),
  ]
    .filter(Boolean)
    .join('\n\n')
}

const read = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null)

/** `20260131120000_name`, the form Prisma uses; sorts by time. */
function folderName(name: string, now: Date): string {
  return `${now.toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
}

async function writeNext(name: string): Promise<string | null> {
  const to = { schema: readSchema(), extras: read(EXTRAS) ?? '' }
  const sql = await change({ schema: read(SNAPSHOT), extras: read(SNAPSHOT_EXTRAS) ?? '' }, to)
  if (!sql) return null
  const folder = join(MIGRATIONS, folderName(name, new Date()))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'migration.sql'), `${sql}\n`)
  writeFileSync(join(MIGRATIONS, 'migration_lock.toml'), 'provider = "postgresql"\n')
  writeFileSync(SNAPSHOT, to.schema)
  writeFileSync(SNAPSHOT_EXTRAS, to.extras)
  return relative(process.cwd(), join(folder, 'migration.sql'))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const name = process.argv[2] ?? ''
  if (!/^[a-z][a-z0-9_]{1,60}$/.test(name)) {
    console.error('Name the change in small letters, for example: npm run db:diff add_quiet_hours')
    process.exit(1)
  }
  writeNext(name).then(
    (path) =>
      console.log(path ? `Wrote ${path}. Read it, then commit it with the schema.` : 'Nothing has changed.'),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    },
  )
}
