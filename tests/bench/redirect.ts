import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import autocannon from 'autocannon'
import { createDatabase } from '../support/database'
import { startTestServer } from '../support/postgres'
import type { Measurement } from './index'

const messages = 20_000
const connections = 50
const seconds = 8
const secret = 'a secret for benchmarks, long enough to be accepted'

type Ready = { port: number; codes: string[] }

/**
 * Short links answered per second with every click recorded, by the web server's front with 20,000 messages' codes in turn. The
 * limit is a bare Node 302 of the same size, loaded in the same way, before and after.
 */
export async function run(): Promise<Measurement> {
  const server = await startTestServer()
  const database = await createDatabase()
  try {
    const before = await rate('bare', database.url)
    const ours = await rate('marquee', database.url)
    const after = await rate('bare', database.url)
    const limit = (before.perSecond + after.perSecond) / 2
    // Requests under way when the load stops are answered and recorded, but no longer counted by who asked.
    const extra = ours.recorded - ours.answered
    if (extra < 0 || extra > connections) {
      throw new Error(`${ours.answered} redirects were answered but ${ours.recorded} clicks recorded.`)
    }
    return {
      name: 'redirect',
      value: Math.round(ours.perSecond),
      unit: `redirects/s, ${ours.recorded} clicks recorded, p99 ${ours.p99} ms`,
      limit: Math.round(limit),
      ratio: Number((ours.perSecond / limit).toFixed(3)),
    }
  } finally {
    await database.drop()
    await server.stop()
  }
}

async function rate(mode: 'bare' | 'marquee', databaseUrl: string) {
  const child = fork(path.join(import.meta.dirname, 'redirect-server.ts'), [mode, String(messages)], {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      MARQUEE_SECRET: secret,
      LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
    },
  })
  const [{ port, codes }] = (await once(child, 'message')) as [Ready]
  await load(port, codes, 2)
  await recordedBy(child)
  const result = await load(port, codes, seconds)
  const recorded = await recordedBy(child)
  child.kill()
  return { perSecond: result.requests.average, p99: result.latency.p99, answered: result.non2xx, recorded }
}

function load(port: number, codes: string[], duration: number) {
  let next = 0
  return autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration,
    headers: {
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X)',
      'accept-language': 'en-US',
    },
    requests: [{ setupRequest: (request) => ({ ...request, path: `/l/${codes[next++ % codes.length]}` }) }],
  })
}

/** How many clicks were written since this was asked last. */
async function recordedBy(child: ChildProcess): Promise<number> {
  child.send('recorded')
  const [count] = (await once(child, 'message')) as [number]
  return count
}
