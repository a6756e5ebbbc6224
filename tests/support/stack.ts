import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { migrate } from '@/prisma/migrate'
import { build } from '@/scripts/build.js'
import { seed } from '@/scripts/database.js'
import { inData } from '@/scripts/paths.js'
import { answersHttp, freePort } from '@/scripts/ports.js'
import { startPostgres } from '@/scripts/postgres.js'
import { Supervised } from '@/scripts/supervise.js'
import { testSecret } from './secret'

type Environment = NodeJS.ProcessEnv

export interface StackOptions {
  /** Leave the web process (and the build it needs) out. */
  web?: boolean
  worker?: boolean
  simulator?: boolean
  /** Fill the database with the sample workspace. */
  seed?: boolean
  /** More configuration for every process, for example `REDIS_URL`. */
  environment?: Partial<Environment>
}

/** The real processes, as `npm start` runs them, on free ports with a database and a data folder of their own. */
export interface Stack {
  url: string
  simulatorUrl: string
  databaseUrl: string
  dataDir: string
  /** The environment the processes run with, for calling product code from the test itself. */
  environment: Environment
  /** Each comes back by itself after `kill()`, as under `npm start`; `restart()` is a deploy. */
  web: Supervised
  worker: Supervised
  simulator: Supervised
  /** One more worker beside the first. */
  addWorker: () => Supervised
  database: {
    /** Stops PostgreSQL, keeps it down for a while, and starts it at the same address. */
    restart: (downMs?: number) => Promise<void>
    /** The same after SIGKILL: it has to recover. */
    crash: (downMs?: number) => Promise<void>
  }
  /** Everything the processes wrote, for looking at failures. */
  log: () => string
  stop: () => Promise<void>
}

let stacks = 0

export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { web = true, worker = true, simulator = true } = options
  stacks += 1
  const dataDir = join(inData('test', `run-${process.pid}`), `stack-${stacks}`)
  mkdirSync(dataDir, { recursive: true })
  const home = join(dataDir, 'postgres')
  let server = await startPostgres({ home, throwaway: true })
  const environment = await environmentFor(server.url, dataDir, options.environment)
  await migrate(server.url)
  if (options.seed) await seed(environment)
  if (web) await build(environment)

  const lines: string[] = []
  const processes: Supervised[] = []
  const make = (name: string, entry: string): Supervised => {
    const write = (line: string) => void lines.push(`${name} ${line}`)
    const made = new Supervised({
      name,
      args: [entry],
      env: () => environment,
      onLine: write,
    })
    processes.push(made)
    return made
  }
  const replace = async (end: () => Promise<unknown>, downMs: number) => {
    await end()
    await sleep(downMs)
    server = await startPostgres({ home, throwaway: true })
  }
  const crash = () => {
    server.kill()
    return server.exited
  }
  const stack: Stack = {
    url: environment.PUBLIC_URL ?? '',
    simulatorUrl: environment.SIMULATOR_URL ?? '',
    databaseUrl: server.url,
    dataDir,
    environment,
    web: make('web', 'server.ts'),
    worker: make('worker', 'workers/index.ts'),
    simulator: make('simulator', 'workers/simulator.ts'),
    addWorker: () => make(`worker-${processes.length}`, 'workers/index.ts').start(),
    database: {
      restart: (downMs = 500) => replace(() => server.stop(), downMs),
      crash: (downMs = 500) => replace(crash, downMs),
    },
    log: () => lines.join('\n'),
    async stop() {
      await Promise.all(processes.map((one) => one.stop()))
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  if (web) stack.web.start()
  if (simulator) stack.simulator.start()
  if (worker) stack.worker.start()
  if (web) await answering(stack)
  return stack
}

async function environmentFor(
  databaseUrl: string,
  dataDir: string,
  more: Partial<Environment> = {},
): Promise<Environment> {
  const port = await freePort()
  return {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    LOG_LEVEL: 'info',
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    SIMULATOR_CALLBACK_URL: `http://127.0.0.1:${port}/carrier/mm7/{vaspid}`,
    SIMULATOR_URL: `http://127.0.0.1:${await freePort()}`,
    MARQUEE_SECRET: testSecret,
    ...more,
  }
}

async function answering(stack: Stack): Promise<void> {
  const until = Date.now() + 60_000
  while (!(await answersHttp(`${stack.url}/api/health`))) {
    if (Date.now() > until) {
      const log = stack.log()
      await stack.stop()
      throw new Error(`The web process did not answer within 60 s.\n${log.slice(-4000)}`)
    }
    await sleep(100)
  }
}
