import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inData } from './paths.js'
import { startPostgres } from './postgres.js'
import { run } from './run.js'
import { Plain } from './say.js'

/**
 * The database of this copy: the embedded one, or the one `DATABASE_URL` names.
 * @param {{ onTrouble: (text: string) => void }} options told when the embedded server ended by itself
 * @returns {Promise<{ url: string, embedded: boolean, stop: () => Promise<void> }>}
 */
export async function openDatabase({ onTrouble }) {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, embedded: false, stop: async () => {} }
  const home = inData('postgres')
  let server = await startPostgres({ home })
  let stopping = false
  // A server that died comes back at the same address: the port is remembered and free again.
  const watch = async () => {
    while (!stopping) {
      const code = await server.exited
      if (stopping) return
      onTrouble(`PostgreSQL ended unexpectedly (code ${code}) and is started again`)
      try {
        server = await startPostgres({ home })
      } catch (error) {
        onTrouble(error.message)
        await sleep(5000)
      }
    }
  }
  void watch()
  return {
    url: server.url,
    embedded: true,
    async stop() {
      stopping = true
      await server.stop()
    },
  }
}

/** Runs `prisma/migrate.ts`; its own sentences are passed on. */
export async function migrateDatabase(env) {
  const { code, output } = await run(process.execPath, ['--import', 'tsx', 'prisma/migrate.ts'], {
    quiet: true,
    env,
  })
  if (code !== 0) throw new Plain(inDatabaseWords(output, env.DATABASE_URL))
}

function inDatabaseWords(output, url) {
  const { host } = new URL(url)
  if (/ECONNREFUSED|ENOTFOUND|ETIMEDOUT/.test(output))
    return `The database at ${host} (DATABASE_URL) does not answer. Check the address and that it runs.`
  if (/password authentication failed|28P01/.test(output))
    return `The database at ${host} refuses the user or password in DATABASE_URL.`
  return `The database could not be brought up to date:\n${output.trim()}`
}

/** Whether nobody has a workspace here yet. */
export async function isEmpty(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query('SELECT 1 FROM workspace LIMIT 1')).rows.length === 0
  } finally {
    await client.end()
  }
}

// Stands while the sample workspace is being made; nobody can have used the database before it is gone.
const marker = (env) => join(env.DATA_DIR, 'seeding')

/** Makes the sample workspace (`prisma/seed.ts`). */
export async function seed(env) {
  writeFileSync(marker(env), '')
  const { code, output } = await run(process.execPath, ['--import', 'tsx', 'prisma/seed.ts'], {
    quiet: true,
    env,
  })
  if (code !== 0)
    throw new Plain(
      `The sample workspace could not be made (SEED=0 leaves it out):\n${output.trim().slice(-3000)}`,
    )
  rmSync(marker(env), { force: true })
}

/** Empties a database whose first start was cut short while the sample was being made. */
export async function discardHalfSeeded(env) {
  if (!existsSync(marker(env))) return
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  try {
    await client.query("SET client_min_messages = 'warning'")
    await client.query(
      'DROP SCHEMA IF EXISTS queue CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public',
    )
  } finally {
    await client.end()
  }
  rmSync(marker(env), { force: true })
}
