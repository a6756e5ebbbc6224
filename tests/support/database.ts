import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { PrismaClient } from '@/lib/platform/generated/prisma/client'
import { testSecret } from './secret'

/** The migrated database that every test's own is copied from. */
const TEMPLATE = 'template_marquee'

/** Address of the test server's database `marquee`, set by whoever started the server. */
function serverUrl(): string {
  const url = process.env.TEST_DATABASE_SERVER
  if (!url)
    throw new Error(
      'No test database server is running. Run integration tests with: npx vitest run --project integration',
    )
  return url
}

/** The same server, another database. */
export function databaseUrl(name: string): string {
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  return url.href
}

/** Runs one statement on the server's own database, where databases are made and dropped. */
export async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database of its own, a copy of the migrated template or empty. The caller drops it. */
export async function createDatabase({ empty = false } = {}): Promise<{
  url: string
  drop: () => Promise<void>
}> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${empty ? 'template0' : TEMPLATE}`)
  return { url: databaseUrl(name), drop: () => dropDatabase(name) }
}

/** Autovacuum belongs to the superuser, so that FORCE may not end it: what it is at is soon done. */
async function dropDatabase(name: string, triesLeft = 50): Promise<void> {
  try {
    await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  } catch (error) {
    if ((error as { code?: string }).code !== insufficientPrivilege || triesLeft === 0) throw error
    await sleep(200)
    await dropDatabase(name, triesLeft - 1)
  }
}

const insufficientPrivilege = '42501'

/** Copies the migrated database as the template. Nobody may be connected to it. */
export async function makeTemplate(from: string): Promise<void> {
  await onServer(`ALTER DATABASE ${from} RENAME TO ${TEMPLATE}`)
}

export interface TestDatabase {
  url: string
  /** The pool and the client that the product's code itself uses in this test. */
  pool: pg.Pool
  prisma: PrismaClient
  /** A folder of its own for media and other files, removed by `drop`. */
  dataDir: string
  /** Closes queues and connections and removes the database. Call it in `afterAll`. */
  drop: () => Promise<void>
}

/**
 * Gives this test file a migrated, empty database and points the product's configuration at it. Call it once,
 * before anything reads the configuration: at the top of the file, or first in `beforeAll`.
 */
export async function testDatabase(environment: Record<string, string> = {}): Promise<TestDatabase> {
  const database = await createDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'marquee-test-'))
  Object.assign(process.env, {
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    MARQUEE_SECRET: testSecret,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    ...environment,
  })
  const { config } = await import('@/lib/platform/config.server')
  if (config().DATABASE_URL !== database.url)
    throw new Error('The configuration was read before testDatabase(). Call it first.')
  const { closeDatabase, pool, prisma } = await import('@/lib/platform/db.server')
  const { closeQueues } = await import('@/lib/platform/queue.server')
  return {
    url: database.url,
    pool: pool(),
    prisma: prisma(),
    dataDir,
    async drop() {
      await closeQueues()
      await closeDatabase()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
