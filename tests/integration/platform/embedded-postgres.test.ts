import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ROOT } from '@/scripts/paths.js'
import { startPostgres } from '@/scripts/postgres.js'
import { isAlive } from '@/scripts/processes.js'

let folder: string
let home: string

beforeEach(() => {
  // mkdtemp makes it mode 700: as root, a folder that the database's own user may not enter.
  folder = mkdtempSync(join(tmpdir(), 'marquee-pg-'))
  home = join(folder, 'data', 'postgres')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const start = () => startPostgres({ home, throwaway: true })
const inCluster = (...parts: string[]) => join(home, 'cluster', ...parts)

async function ask(url: string, query: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return String(Object.values((await client.query(query)).rows[0])[0])
  } finally {
    await client.end()
  }
}

/** Starts once and stops, so that there is something to damage. */
async function existing(): Promise<void> {
  const server = await start()
  await server.stop()
}

describe('embedded PostgreSQL', () => {
  test('keeps data, port and password over a restart, and our role is no superuser', async () => {
    const first = await start()
    expect(await ask(first.url, 'SELECT rolsuper::text FROM pg_roles WHERE rolname = current_user')).toBe(
      'false',
    )
    await first.stop()
    expect(isAlive(first.pid)).toBe(false)
    const second = await start()
    expect(second.url).toBe(first.url)
    await second.stop()
    expect(statSync(join(home, 'access.json')).mode & 0o777).toBe(0o600)
  })

  test('recovers what was committed when it was killed', async () => {
    const first = await start()
    const client = new pg.Client({ connectionString: first.url })
    client.on('error', () => {})
    await client.connect()
    await client.query('CREATE TABLE kept (answer int)')
    await client.query('INSERT INTO kept VALUES (42)')
    first.kill()
    await first.exited
    const second = await start()
    expect(await ask(second.url, 'SELECT answer FROM kept')).toBe('42')
    await second.stop()
  })

  test('takes another port when its own is in use', async () => {
    const first = await start()
    await first.stop()
    const squatter = createServer()
    await new Promise<void>((resolve) => squatter.listen(first.port, '127.0.0.1', resolve))
    const second = await start()
    expect(second.port).not.toBe(first.port)
    await second.stop()
    squatter.close()
  })

  test('starts after its launcher was killed, though a server may still run', async () => {
    const launcher = await launchElsewhere()
    const orphan = Number(readFileSync(inCluster('postmaster.pid'), 'utf8').split('\n')[0])
    launcher.kill('SIGKILL')
    const server = await start()
    expect(server.pid).not.toBe(orphan)
    expect(await ask(server.url, 'SELECT 1')).toBe('1')
    await server.stop()
  })

  test('a pid file that names somebody else’s process does not stop it', async () => {
    await existing()
    writeFileSync(
      inCluster('postmaster.pid'),
      `${process.pid}\n${inCluster()}\n1\n5432\n\n127.0.0.1\n0 0\nready\n`,
    )
    const server = await start()
    await server.stop()
    expect(isAlive(process.pid)).toBe(true)
  })

  test('a creation that was cut short is begun again', async () => {
    await existing()
    rmSync(inCluster(), { recursive: true })
    writeFileSync(join(home, 'initdb-password'), 'left over')
    const server = await start()
    await server.stop()
    expect(existsSync(inCluster('PG_VERSION'))).toBe(true)
  })

  test('permissions that were loosened are tightened', async () => {
    await existing()
    chmodSync(inCluster(), 0o755)
    const server = await start()
    await server.stop()
    expect(statSync(inCluster()).mode & 0o077).toBe(0)
  })
})

describe('a broken data folder gets a sentence', () => {
  const cases: [string, () => void, RegExp][] = [
    [
      'control file gone',
      () => rmSync(inCluster('global', 'pg_control')),
      /damaged: global\/pg_control is missing.*move it away/,
    ],
    [
      'control file zeroed',
      () => writeFileSync(inCluster('global', 'pg_control'), Buffer.alloc(8192)),
      /is damaged.*backup.*move it away/,
    ],
    [
      'write-ahead log gone',
      () => rmSync(inCluster('pg_wal'), { recursive: true }),
      /damaged: pg_wal is missing/,
    ],
    ['commit log gone', () => rmSync(inCluster('pg_xact'), { recursive: true }), /is damaged/],
    [
      'another version',
      () => writeFileSync(inCluster('PG_VERSION'), '15\n'),
      /made by PostgreSQL 15.*brings PostgreSQL \d+/,
    ],
    ['password file gone', () => rmSync(join(home, 'access.json')), /access\.json.*password.*missing/],
    [
      'password of another copy',
      () => writeFileSync(join(home, 'access.json'), JSON.stringify({ password: 'a', adminPassword: 'b' })),
      /two come from different copies/,
    ],
  ]

  const whole = mkdtempSync(join(tmpdir(), 'marquee-pg-whole-'))
  beforeAll(async () => {
    const server = await startPostgres({ home: join(whole, 'postgres'), throwaway: true })
    await server.stop()
  })
  afterAll(() => rmSync(whole, { recursive: true, force: true }))

  test.each(cases)('%s', async (_name, damage, sentence) => {
    mkdirSync(join(folder, 'data'))
    execFileSync('cp', ['-a', join(whole, 'postgres'), home])
    damage()
    await expect(start()).rejects.toThrow(sentence)
  })
})

/** A process of its own that starts the server and waits: what a launcher is. */
async function launchElsewhere(): Promise<ChildProcess> {
  const program = `
    import { startPostgres } from '${ROOT}/scripts/postgres.js'
    await startPostgres({ home: ${JSON.stringify(home)}, throwaway: true })
    console.log('started')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve())
    child.once('exit', () => reject(new Error('the launcher ended early')))
  })
  return child
}
