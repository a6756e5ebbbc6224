import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Pool } from 'undici'
import { buildMm7, composeSlides, encodedBody, type MmsContent, REL6 } from '@/lib/mms'
import { freePort } from '@/scripts/ports.js'
import type { Measurement } from './index'

const messages = 4_000
const connections = 16
const picture = Buffer.alloc(30_000, 0x5a)
/** One in so many goes to a phone of the shelf and is carried all the way; the others are the crowd's. */
const shelfShare = 20
const answer = encodedBody(
  buildMm7({ op: 'SubmitRsp', transactionId: 'x', status: { code: 1000 }, messageId: 'x' }, REL6),
)

/**
 * Messages (30 kB picture and text) a second that the built-in MMSC takes over MM7, checked, on disk before it answers, while
 * every twentieth travels on to a phone by SMS, GET and its confirmations. The limit is a bare Node server that reads the same
 * requests and answers them unread.
 */
export async function run(): Promise<Measurement> {
  const bodies = Array.from({ length: messages }, (_, index) => submission(index))
  const bare = await bareRate(bodies)
  const ours = await simulatorRate(bodies)
  return {
    name: 'simulator',
    value: Math.round(ours.perSecond),
    unit: `messages/s, ${ours.carried} of them carried to phones meanwhile`,
    limit: Math.round(bare),
    ratio: Number((ours.perSecond / bare).toFixed(3)),
  }
}

type Body = { headers: Record<string, string>; body: Buffer }

function submission(index: number): Body {
  const shelf = index % shelfShare === 0
  const value = shelf ? `+1828555015${1 + ((index / shelfShare) % 3)}` : `+1303${String(5_550_000 + index)}`
  const slides = [{ text: 'Drift', media: { contentType: 'image/jpeg', name: 'a.jpg', body: picture } }]
  const built = buildMm7(
    {
      op: 'SubmitReq',
      transactionId: `bench-${index}`,
      sender: { vaspId: 'bench', address: { kind: 'number', value: '+18285550142' } },
      recipients: { to: [{ kind: 'number', value }] },
      content: composeSlides(slides, REL6) as MmsContent,
    },
    REL6,
  )
  return { headers: built.headers, body: encodedBody(built) }
}

async function simulatorRate(bodies: readonly Body[]): Promise<{ perSecond: number; carried: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'simulator-bench-'))
  const port = await freePort()
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'workers/simulator.ts'], {
    env: {
      ...process.env,
      DATA_DIR: folder,
      SIMULATOR_PORT: String(port),
      SIMULATOR_PACE: '0',
      LOG_LEVEL: 'warn',
    },
    stdio: 'inherit',
  })
  const url = `http://127.0.0.1:${port}`
  try {
    while (!(await fetch(`${url}/healthz`).catch(() => undefined))?.ok)
      await new Promise((resolve) => setTimeout(resolve, 50))
    const perSecond = await rate(url, bodies)
    const onShelf = (await (await fetch(`${url}/messages?latest=100`)).json()) as { state: string }[]
    const carried = onShelf.filter(({ state }) => state === 'delivered' || state === 'read').length
    return { perSecond, carried }
  } finally {
    child.kill()
    await rm(folder, { recursive: true, force: true })
  }
}

async function bareRate(bodies: readonly Body[]): Promise<number> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end(answer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await rate(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

async function rate(url: string, bodies: readonly Body[]): Promise<number> {
  const pool = new Pool(url, { connections })
  let next = 0
  const worker = async () => {
    for (let body = bodies[next++]; body; body = bodies[next++]) {
      const { statusCode, body: answered } = await pool.request({ path: '/mm7', method: 'POST', ...body })
      const text = await answered.text()
      if (statusCode !== 200 || !text.includes('<StatusCode>1000<'))
        throw new Error(`A message was refused: ${statusCode} ${text.slice(0, 300)}`)
    }
  }
  const start = performance.now()
  await Promise.all(Array.from({ length: connections }, worker))
  const perSecond = bodies.length / ((performance.now() - start) / 1000)
  await pool.close()
  return perSecond
}
