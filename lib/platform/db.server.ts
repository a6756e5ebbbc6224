import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { config } from './config.server'
import { PrismaClient } from './generated/prisma/client'
import { log } from './log.server'

// Counts and ids stay well below 2^53; a string for every count(*) would only invite mistakes.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : BigInt(text)
})

type Connections = { pool: pg.Pool; prisma: PrismaClient }

// Next bundles its own copy of this module beside the one that server.ts loads: both must share one pool.
const shared = globalThis as typeof globalThis & { marqueeDatabase?: Connections }

function connect(): Connections {
  if (!shared.marqueeDatabase) {
    const pool = new pg.Pool({
      connectionString: config().DATABASE_URL,
      max: config().DATABASE_POOL,
      idleTimeoutMillis: 30_000,
      connectionTimeoutMillis: 20_000,
    })
    // An idle connection that dies (PostgreSQL restarted) is replaced by the pool; without a listener it would end the process.
    pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'))
    shared.marqueeDatabase = { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) }
  }
  return shared.marqueeDatabase
}

export type Sql = Pick<pg.PoolClient, 'query'>

/** For set-based SQL. Always parameterised. */
export function pool(): pg.Pool {
  return connect().pool
}

/** For rows one at a time. */
export function prisma(): PrismaClient {
  return connect().prisma
}

export type PrismaTransaction = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]

/** Runs `work` in one SQL transaction; rolls back when it throws. */
export async function transaction<T>(work: (sql: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken: Error | undefined
  // A connection that dies between two statements says so here; unheard, it would end the process.
  const lost = (error: Error) => {
    broken = error
  }
  client.on('error', lost)
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      broken = rollbackError
    })
    throw error
  } finally {
    client.off('error', lost)
    client.release(broken)
  }
}

export async function closeDatabase(): Promise<void> {
  const connections = shared.marqueeDatabase
  shared.marqueeDatabase = undefined
  if (!connections) return
  await connections.prisma.$disconnect()
  await connections.pool.end()
}
