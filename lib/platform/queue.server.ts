import { createPostgresBackend, type Job, Queue, type QueueOptions, Worker, type WorkerOptions } from 'bullmq'
import { Cluster, Redis } from 'ioredis'
import { config } from './config.server'
import { type JobData, type JobName, jobs, type QueueName, queues } from './jobs'
import { log, withLogContext } from './log.server'
import { parse } from './parse'

type Backend = {
  connection: unknown
  prefix?: string
  factory?: typeof createPostgresBackend
  close: () => Promise<void>
}

export type Handlers = { [Name in JobName]: (data: JobData<Name>, signal: AbortSignal) => Promise<void> }

const shared = globalThis as typeof globalThis & {
  marqueeQueues?: Map<QueueName, { queue: Queue; close: () => Promise<void> }>
}

/**
 * Asks for work. The data is parsed here and again by the worker. Losing the job does no harm: the sweep asks again for
 * whatever the database says is due, so callers need no transaction around it.
 */
export async function enqueue<Name extends JobName>(
  name: Name,
  data: JobData<Name>,
  delayMs = 0,
): Promise<void> {
  const definition = jobs[name]
  const parsed = parse(definition.schema, data)
  const key = (definition.key as (data: unknown) => string)(parsed)
  await openQueue(definition.queue).add(name, parsed, {
    delay: delayMs,
    attempts: definition.attempts,
    backoff: { type: 'exponential', delay: 1000 },
    deduplication: { id: `${name}/${key}`, keepLastIfActive: true },
    removeOnComplete: { count: 100 },
    removeOnFail: { age: 24 * 3600, count: 1000 },
  })
}

/** Asks for the sweep every second. Idempotent: any number of workers may call it. */
export async function scheduleSweep(everyMs = 1000): Promise<void> {
  await openQueue('light').upsertJobScheduler(
    'sweep',
    { every: everyMs },
    { name: 'sweep', data: {}, opts: { removeOnComplete: { count: 5 }, removeOnFail: { count: 100 } } },
  )
}

/** Starts one worker per queue. The returned function stops taking jobs, waits up to `graceMs`, and closes. */
export function startWorkers(handlers: Handlers): (graceMs: number) => Promise<void> {
  const stop = new AbortController()
  const running = (Object.keys(queues) as QueueName[]).map((name) => startWorker(name, handlers, stop.signal))
  return async (graceMs) => {
    stop.abort()
    // worker.close() has no time limit of its own and can hang when the backend is gone.
    const late = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref())
    await Promise.race([Promise.allSettled(running.map((close) => close())), late])
  }
}

function startWorker(name: QueueName, handlers: Handlers, signal: AbortSignal): () => Promise<void> {
  const backend = openBackend(name)
  const { concurrency, lockSeconds } = queues[name]
  const mostHere = 'waits' in queues[name] ? concurrency : config().WORKER_CONCURRENCY
  const worker = new Worker(
    name,
    (job) => runJob(job, handlers, signal),
    {
      connection: backend.connection,
      ...(backend.prefix ? { prefix: backend.prefix } : {}),
      concurrency: Math.max(1, Math.min(concurrency, mostHere)),
      lockDuration: lockSeconds * 1000,
      stalledInterval: lockSeconds * 1000,
      maxStalledCount: 3,
    } as WorkerOptions,
    ...(backend.factory ? ([backend.factory] as never[]) : []),
  )
  worker.on('failed', (job, error) => log.error({ err: error, job: job?.name, jobId: job?.id }, 'job failed'))
  worker.on('error', (error) => log.warn({ err: error, queue: name }, 'queue connection trouble'))
  return async () => {
    await worker.close()
    await backend.close()
  }
}

async function runJob(job: Job, handlers: Handlers, signal: AbortSignal): Promise<void> {
  if (!(job.name in jobs)) {
    // A job of an older or newer version: dropping it is safe, the sweep asks for what is due.
    log.warn({ job: job.name }, 'unknown job dropped')
    return
  }
  const name = job.name as JobName
  const data = parse(jobs[name].schema, job.data)
  await withLogContext({ job: name, jobId: job.id ?? '' }, () =>
    (handlers[name] as (d: unknown, s: AbortSignal) => Promise<void>)(data, signal),
  )
}

function openQueue(name: QueueName): Queue {
  shared.marqueeQueues ??= new Map()
  let open = shared.marqueeQueues.get(name)
  if (!open) {
    const backend = openBackend(name)
    const queue = new Queue(
      name,
      {
        connection: backend.connection,
        ...(backend.prefix ? { prefix: backend.prefix } : {}),
      } as QueueOptions,
      ...(backend.factory ? ([backend.factory] as never[]) : []),
    )
    queue.on('error', (error) => log.warn({ err: error, queue: name }, 'queue connection trouble'))
    open = {
      queue,
      close: async () => {
        await queue.close()
        await backend.close()
      },
    }
    shared.marqueeQueues.set(name, open)
  }
  return open.queue
}

export async function closeQueues(): Promise<void> {
  const open = [...(shared.marqueeQueues?.values() ?? [])]
  shared.marqueeQueues = undefined
  await Promise.allSettled(open.map((queue) => queue.close()))
}

function openBackend(queue: QueueName): Backend {
  const { REDIS_URL, REDIS_CLUSTER, QUEUE_PREFIX, DATABASE_URL } = config()
  if (!REDIS_URL) {
    return {
      connection: { connectionString: DATABASE_URL, schema: 'queue', migrate: true, max: 4 },
      factory: createPostgresBackend,
      close: async () => {},
    }
  }
  const urls = REDIS_URL.split(',')
  const options = { maxRetriesPerRequest: null }
  const connection =
    REDIS_CLUSTER || urls.length > 1
      ? new Cluster(urls, { redisOptions: options })
      : new Redis(urls[0] ?? REDIS_URL, options)
  // In a cluster all keys of a queue must live in one slot, and different queues should not.
  return { connection, prefix: `{${QUEUE_PREFIX}:${queue}}`, close: async () => connection.disconnect() }
}
