import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '@/scripts/paths.js'
import { answersHttp, freePort } from '@/scripts/ports.js'
import { isAlive } from '@/scripts/processes.js'
import { expect, test } from '../support/e2e'

/** One `npm start` with a data folder and ports of its own. */
class Launch {
  output = ''
  readonly child: ChildProcess
  readonly ended: Promise<number>

  constructor(
    readonly port: number,
    environment: Record<string, string>,
  ) {
    this.child = spawn(process.execPath, ['scripts/start.js'], {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(port),
        PUBLIC_URL: '',
        DATABASE_URL: '',
        SEED: '0',
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.child.stdout?.on('data', (chunk) => this.hear(chunk))
    this.child.stderr?.on('data', (chunk) => this.hear(chunk))
    this.ended = new Promise((resolve) => this.child.on('exit', (code) => resolve(code ?? -1)))
  }

  private hear(chunk: Buffer): void {
    this.output += chunk.toString()
  }

  async said(pattern: RegExp, times = 1): Promise<void> {
    const count = () => this.output.split('\n').filter((line) => pattern.test(line)).length
    await expect
      .poll(count, { timeout: 120_000, message: `${pattern} in:\n${this.output}` })
      .toBeGreaterThanOrEqual(times)
  }

  /** Its child processes, from the kernel. */
  children(): { pid: number; command: string }[] {
    const pid = this.child.pid ?? 0
    const pids = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
    return pids.map((one) => ({ pid: one, command: readFileSync(`/proc/${one}/cmdline`, 'utf8') }))
  }

  pidOf(part: string): number {
    const found = this.children().find(({ command }) => command.includes(part))
    if (!found)
      throw new Error(
        `no process ${part} among:\n${this.children()
          .map((c) => c.command)
          .join('\n')}\nafter:\n${this.output}`,
      )
    return found.pid
  }
}

let dataDir: string
let environment: Record<string, string>
let launches: Launch[]

test.beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'marquee-start-'))
  environment = { DATA_DIR: dataDir, SIMULATOR_URL: `http://127.0.0.1:${await freePort()}` }
  launches = []
})

test.afterEach(async () => {
  for (const launch of launches) {
    launch.child.kill('SIGTERM')
    await launch.ended
  }
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(port?: number): Promise<Launch> {
  const launch = new Launch(port ?? (await freePort()), environment)
  launches.push(launch)
  return launch
}

test.describe('npm start', () => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  test.setTimeout(300_000)

  test('comes up, revives what dies, and ends without a trace', async () => {
    const launch = await start()
    await launch.said(/Marquee is ready/)
    const health = `http://127.0.0.1:${launch.port}/api/ready`
    expect(await answersHttp(health)).toBe(true)

    process.kill(launch.pidOf('workers/index.ts'), 'SIGKILL')
    await launch.said(/worker is ready/, 2)
    process.kill(launch.pidOf('-D'), 'SIGKILL')
    await launch.said(/PostgreSQL ended unexpectedly/)
    await expect.poll(() => answersHttp(health), { timeout: 60_000 }).toBe(true)

    const pids = launch.children().map(({ pid }) => pid)
    expect(pids.length).toBeGreaterThanOrEqual(3)
    launch.child.kill('SIGINT')
    expect(await launch.ended).toBe(0)
    expect(pids.filter(isAlive)).toEqual([])
  })

  test('a second copy, and a port in use, are told what to do', async () => {
    const first = await start()
    await first.said(/Marquee is ready/)
    const second = await start()
    expect(await second.ended).toBe(1)
    expect(second.output).toContain(
      `already runs from this folder, at http://localhost:${first.port} (process ${first.child.pid})`,
    )
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)

    const squatter = createServer()
    await new Promise<void>((resolve) => squatter.listen(first.port, '127.0.0.1', resolve))
    const third = await start(first.port)
    expect(await third.ended).toBe(1)
    expect(third.output).toContain(`Port ${first.port} is in use by another program.`)
    expect(third.output).toContain(`PORT=${first.port + 1} npm start`)
    squatter.close()
  })

  test('starts again after everything was killed at once', async () => {
    const first = await start()
    await first.said(/Marquee is ready/)
    const children = first.children()
    first.child.kill('SIGKILL')
    await expect.poll(() => children.filter(({ pid }) => isAlive(pid)), { timeout: 60_000 }).toEqual([])
    const second = await start(first.port)
    await second.said(/Marquee is ready/)
  })
})
