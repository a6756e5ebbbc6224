import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { request } from 'undici'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LedgerEntry } from '@/lib/carriers/simulator/api'
import { buildMm7, encodedBody, REL6 } from '@/lib/mms'
import { startVasp, submitReq, until, type Vasp } from './peer'

const PORT = 4187
const url = `http://127.0.0.1:${PORT}`
let vasp: Vasp
let folder: string
let child: ChildProcess

function start(): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'workers/simulator.ts'], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      DATA_DIR: folder,
      SIMULATOR_PORT: String(PORT),
      SIMULATOR_CALLBACK_URL: vasp.url,
      SIMULATOR_PACE: '0',
      LOG_LEVEL: 'fatal',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

const listening = () =>
  until(() =>
    request(`${url}/healthz`).then(
      async (answer) => {
        await answer.body.dump()
        return answer.statusCode === 200
      },
      () => false,
    ),
  )

beforeEach(async () => {
  vasp = await startVasp()
  folder = await mkdtemp(path.join(tmpdir(), 'simulator-'))
  child = start()
  await listening()
})
afterEach(async () => {
  child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
  await vasp.close()
})

it('keeps everything it answered 1000 to, and still owes its reports, when it is killed', async () => {
  await request(`${url}/behaviour`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ latencyMs: [60_000, 60_000], unsupportedRate: 0, expiredRate: 0 }),
  }).then((answer) => answer.body.dump())
  const taken: string[] = []
  const submit = async (index: number) => {
    const value = `+1303555${String(index).padStart(4, '0')}`
    const built = buildMm7(
      submitReq({ recipients: { to: [{ kind: 'number', value }] } }, [{ text: 'x' }]),
      REL6,
    )
    const answer = await request(`${url}/mm7`, {
      method: 'POST',
      headers: built.headers,
      body: encodedBody(built),
    })
    if ((await answer.body.text()).includes('<StatusCode>1000<')) taken.push(value)
  }
  const all = Array.from({ length: 200 }, (_, index) => submit(index).catch(() => undefined))
  await until(() => taken.length > 60)
  child.kill('SIGKILL')
  await Promise.all([once(child, 'exit'), ...all])

  child = start()
  await listening()
  const ledger = (await (await request(`${url}/ledger`)).body.json()) as { entries: LedgerEntry[] }
  const kept = new Set(ledger.entries.map((entry) => entry.recipient))
  expect(taken.filter((number) => !kept.has(number))).toEqual([])
  const stats = (await (await request(`${url}/stats`)).body.json()) as { reports: { pending: number } }
  expect(stats.reports.pending).toBe(kept.size)
})

it('says so when its port is taken, and stops at once when asked', async () => {
  const second = start()
  let output = ''
  second.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  expect(await once(second, 'exit')).toEqual([1, null])
  expect(output).toMatch(/port is in use/)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})
