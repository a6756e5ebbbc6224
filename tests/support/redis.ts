import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort } from '@/scripts/ports.js'
import { findTool, lacking } from '@/scripts/tools.js'

export interface TestRedis {
  /** For `REDIS_URL`. A cluster's has its nodes separated by commas. */
  url: string
  stop: () => Promise<void>
  /** Ends it at once, as a crash would. */
  kill: () => void
}

/** A real Redis on a free port, empty, keeping nothing on disk. */
export async function testRedis(): Promise<TestRedis> {
  const node = await startNode([])
  return { url: node.url, stop: node.stop, kill: () => node.child.kill('SIGKILL') }
}

/** A real Redis Cluster of three masters without replicas. */
export async function testRedisCluster(): Promise<TestRedis> {
  const nodes = await Promise.all([0, 1, 2].map(() => startNode(['--cluster-enabled', 'yes'])))
  const clients = nodes.map((node) => new Redis(node.url))
  const share = Math.ceil(16_384 / nodes.length)
  for (const [index, client] of clients.entries()) {
    const last = Math.min(16_384, (index + 1) * share) - 1
    await client.call('CLUSTER', 'ADDSLOTSRANGE', index * share, last)
    await clients[0]?.call('CLUSTER', 'MEET', '127.0.0.1', nodes[index]?.port ?? 0)
  }
  for (const client of clients)
    while (!String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok')) await sleep(50)
  for (const client of clients) client.disconnect()
  return {
    url: nodes.map((node) => node.url).join(','),
    stop: async () => void (await Promise.all(nodes.map((node) => node.stop()))),
    kill: () => nodes.forEach((node) => void node.child.kill('SIGKILL')),
  }
}

interface Node {
  url: string
  port: number
  child: ChildProcess
  stop: () => Promise<void>
}

async function startNode(options: string[]): Promise<Node> {
  const program = findTool('redis')
  if (!program) throw new Error(lacking('redis'))
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'marquee-redis-'))
  const child = spawn(
    program,
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
      ...options,
    ],
    { stdio: 'ignore' },
  )
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = `redis://127.0.0.1:${port}`
  await answering(url)
  return {
    url,
    port,
    child,
    async stop() {
      child.kill('SIGTERM')
      await exited
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function answering(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: () => 30, maxRetriesPerRequest: null })
  client.on('error', () => {})
  await client.ping()
  client.disconnect()
}
