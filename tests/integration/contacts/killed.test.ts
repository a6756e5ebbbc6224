import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../support/database'
import { makeWorkspace } from '../consent/workspace'
import { upload, wording } from './importing'

let db: TestDatabase
let imports: typeof import('@/lib/contacts/import/imports.server')
let run: typeof import('@/lib/contacts/import/run.server')

beforeAll(async () => {
  db = await testDatabase()
  imports = await import('@/lib/contacts/import/imports.server')
  run = await import('@/lib/contacts/import/run.server')
})
afterAll(() => db.drop())

function worker(workspaceId: string, id: string): ChildProcess {
  return spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'run-import.ts'), workspaceId, id],
    {
      env: process.env,
      stdio: 'inherit',
    },
  )
}

const people = 65_000

it('an import whose worker is killed goes on in another, and each person is counted and recorded once', async () => {
  const { owner, workspaceId } = await makeWorkspace(db.pool)
  const rows = Array.from({ length: people }, (_, i) => `828${2_000_000 + i},P${i}`)
  const id = await upload(owner, `phone,first name\n${rows.join('\n')}\n`, 65_536)
  await imports.attest(owner, id, { wording, source: 'Form', collectedOn: '2025-06-03' })
  await imports.startImport(owner, id)

  const killed = worker(workspaceId, id)
  const exited = once(killed, 'exit')
  while ((await imports.getImport(owner, id)).cursor === 0) await sleep(10)
  killed.kill('SIGKILL')
  await exited
  const half = await imports.getImport(owner, id)
  expect(half.status).toBe('running')
  expect(half.created).toBeLessThan(people)

  // Its beat is fresh, so nobody takes over yet; thirty seconds later the sweep does.
  await run.runImport(workspaceId, id)
  expect((await imports.getImport(owner, id)).status).toBe('running')
  await db.pool.query(`UPDATE contact_import SET beat_at = now() - interval '31 seconds' WHERE id = $1`, [id])
  await run.runImport(workspaceId, id)

  expect(await imports.getImport(owner, id)).toMatchObject({
    status: 'done',
    created: people,
    updated: 0,
    unchanged: 0,
    consented: people,
  })
  const { rows: counted } = await db.pool.query(
    `SELECT (SELECT count(*) FROM contact WHERE workspace_id = $1 AND consent = 'granted') AS contacts,
            (SELECT count(*) FROM consent_event WHERE workspace_id = $1) AS events,
            (SELECT count(*) FROM contact_import_change WHERE workspace_id = $1) AS changes`,
    [workspaceId],
  )
  expect(counted[0]).toEqual({ contacts: people, events: people, changes: people })
}, 180_000)
