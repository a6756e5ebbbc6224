import { readFileSync } from 'node:fs'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { EXTRAS } from '@/prisma/diff'
import { migrate } from '@/prisma/migrate'
import { pending, readMigrations } from '@/prisma/migrations'
import { diff, readSchema } from '@/prisma/schema-engine'
import { catalog } from '@/tests/support/catalog'
import { createDatabase } from '@/tests/support/database'

async function withDatabase<T>(work: (client: pg.Client, url: string) => Promise<T>): Promise<T> {
  const database = await createDatabase({ empty: true })
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  try {
    return await work(client, database.url)
  } finally {
    await client.end()
    await database.drop()
  }
}

describe('schema and migrations', () => {
  test('all migrations together make what the schema and the extras say', async () => {
    const migrated = await withDatabase(async (client, url) => {
      await migrate(url)
      return catalog(client)
    })
    const declared = await withDatabase(async (client) => {
      await client.query(await diff(null, readSchema()))
      await client.query(readFileSync(EXTRAS, 'utf8'))
      return catalog(client)
    })
    expect(migrated.columns.length).toBeGreaterThan(50)
    expect(migrated).toEqual(declared)
  })

  test('the comparison sees indexes, checks, triggers, functions, sequences and enums', async () => {
    const seen = await withDatabase(async (client) => {
      await client.query(`
        CREATE TABLE t (id int PRIMARY KEY, a text DEFAULT 'x', b int CHECK (b > 0));
        CREATE INDEX t_part ON t (a) WHERE b IS NOT NULL;
        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TRIGGER t_guard BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
        CREATE SEQUENCE s; CREATE TYPE e AS ENUM ('one', 'two')`)
      return JSON.stringify(await catalog(client))
    })
    const parts = [
      't_part',
      'b IS NOT NULL',
      't_guard',
      'RETURN NEW',
      "'x'",
      'b > 0',
      '"sequence":"s"',
      'two',
    ]
    for (const part of parts) expect(seen).toContain(part)
  })
})

describe('migrate', () => {
  const one = { name: '20260101000000_one', sql: 'CREATE TABLE one (id int)', checksum: 'c1' }

  test('two that start at once apply everything once', async () => {
    await withDatabase(async (client, url) => {
      const applied = await Promise.all([migrate(url), migrate(url), migrate(url)])
      expect(applied.flat().sort()).toEqual(readMigrations().map((migration) => migration.name))
      const { rows } = await client.query('SELECT count(*)::int AS count FROM _prisma_migrations')
      expect(rows[0].count).toBe(readMigrations().length)
    })
  })

  test('a migration that fails leaves nothing behind and says where', async () => {
    await withDatabase(async (client, url) => {
      const broken = {
        name: '20260102000000_two',
        sql: 'CREATE TABLE two (id int);\nCREATE TABLE nope (',
        checksum: 'c2',
      }
      await expect(migrate(url, [one, broken])).rejects.toThrow(
        /20260102000000_two failed.*line 2.*as it was/s,
      )
      const { rows } = await client.query("SELECT to_regclass('one') AS one, to_regclass('two') AS two")
      expect(rows[0]).toEqual({ one: 'one', two: null })
    })
  })

  test('a function with semicolons in its body arrives whole', async () => {
    await withDatabase(async (client, url) => {
      const sql =
        "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 7; END $$; SELECT ';'"
      await migrate(url, [{ ...one, sql }])
      expect((await client.query('SELECT f()')).rows[0].f).toBe(7)
    })
  })

  test('an edited, an unknown and a half-done migration are refused with what to do', () => {
    const row = { name: one.name, checksum: 'c1', finished: true }
    expect(pending([one], [row])).toEqual([])
    expect(() => pending([one], [{ ...row, checksum: 'other' }])).toThrow(/changed after/)
    expect(() => pending([], [row])).toThrow(/newer version/)
    expect(() => pending([one], [{ ...row, finished: false }])).toThrow(/never finished/)
  })
})
