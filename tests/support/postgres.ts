import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '@/prisma/migrate'
import { inData } from '@/scripts/paths.js'
import { startPostgres } from '@/scripts/postgres.js'
import { isAlive } from '@/scripts/processes.js'
import { databaseUrl, makeTemplate, onServer } from './database'

/**
 * Starts a PostgreSQL for one run of tests, with a migrated template, and tells the processes of this run
 * where it is (`TEST_DATABASE_SERVER`).
 */
export async function startTestServer(): Promise<{
  stop: () => Promise<void>
  server: Awaited<ReturnType<typeof startPostgres>>
}> {
  const runs = inData('test')
  removeAbandoned(runs)
  const home = join(runs, `run-${process.pid}`)
  const server = await startPostgres({ home: join(home, 'postgres'), throwaway: true })
  process.env.TEST_DATABASE_SERVER = server.url
  await onServer('CREATE DATABASE being_migrated')
  await migrate(databaseUrl('being_migrated'))
  await makeTemplate('being_migrated')
  return {
    server,
    async stop() {
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Folders of runs that were killed. */
function removeAbandoned(runs: string): void {
  mkdirSync(runs, { recursive: true })
  for (const name of readdirSync(runs)) {
    const pid = Number(/^run-(\d+)$/.exec(name)?.[1])
    if (pid && !isAlive(pid)) rmSync(join(runs, name), { recursive: true, force: true })
  }
}
