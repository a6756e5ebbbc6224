import type pg from 'pg'

/** Takes tables away while something is looked at, so that what reads them fails and nothing else does. */
export async function withoutTables(
  database: pg.Pool,
  tables: readonly string[],
  look: () => Promise<void>,
): Promise<void> {
  for (const table of tables) await database.query(`ALTER TABLE ${table} RENAME TO ${table}_away`)
  try {
    await look()
  } finally {
    for (const table of tables) await database.query(`ALTER TABLE ${table}_away RENAME TO ${table}`)
  }
}

/** Keeps whoever reads these tables waiting while something is looked at. */
export async function withHeldTables(
  database: pg.Pool,
  tables: readonly string[],
  look: () => Promise<void>,
): Promise<void> {
  const holder = await database.connect()
  try {
    await holder.query(`BEGIN; LOCK TABLE ${tables.join(', ')} IN ACCESS EXCLUSIVE MODE`)
    await look()
  } finally {
    await holder.query('ROLLBACK')
    holder.release()
  }
}
