import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  lchownSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, isFree } from './ports.js'
import { binaries } from './postgres-binaries.js'
import { explain, lastLines } from './postgres-explain.js'
import { settings } from './postgres-settings.js'
import { postgresUser } from './postgres-user.js'
import { commandLine, isAlive, signal } from './processes.js'
import { inWords, Plain } from './say.js'

const DATABASE = 'marquee'
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 20_000

/**
 * @typedef {object} Postgres a running server
 * @property {string} url of our database, as its owner (no superuser)
 * @property {string} adminUrl of the database `postgres`, as superuser
 * @property {number} port
 * @property {number} pid
 * @property {Promise<number>} exited resolves with the exit code when the server has ended, however it did
 * @property {() => Promise<void>} stop ends connections and shuts down cleanly
 * @property {() => void} kill ends it at once, as a power cut would (it recovers on the next start)
 */

/**
 * Starts the embedded PostgreSQL on 127.0.0.1, creating the cluster, our role and database the first time.
 * Everything is below `home`: `cluster/` (its data), `access.json` (port and passwords, mode 600), `server.log`.
 * @param {{ home: string, throwaway?: boolean }} options throwaway: for tests, no durability
 * @returns {Promise<Postgres>}
 * @throws {Plain} a sentence for everything a person can put right
 */
export async function startPostgres({ home, throwaway = false }) {
  try {
    return await start(home, throwaway)
  } catch (error) {
    throw inWords(error, home)
  }
}

async function start(home, throwaway) {
  const { initdb, postgres, major } = binaries()
  const cluster = join(home, 'cluster')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const as = postgresUser({
    initdb,
    folder: home,
    owner: statSync(cluster, { throwIfNoEntry: false }) ?? null,
    claim: (ids) => own(home, ids),
  })
  await endLeftover(cluster)
  const access = readAccess(home)
  if (!existsSync(cluster)) create({ initdb, as, home, cluster, access, throwaway })
  check(cluster, major)
  if (!access.port || !(await isFree(access.port))) access.port = await freePort()
  writeAccess(home, access)
  const server = launch({ postgres, as, home, cluster, access, throwaway })
  await ready(server, home, access)
  return server
}

/** Gives the folder, and what lies below it, to the user PostgreSQL runs as, where it belongs to root. */
function own(path, ids) {
  if (statSync(path).uid !== ids.uid) {
    lchownSync(path, ids.uid, ids.gid)
    chmodSync(path, 0o700)
  }
  const cluster = join(path, 'cluster')
  if (!existsSync(cluster) || statSync(cluster).uid === ids.uid) return
  for (const entry of readdirSync(path, { recursive: true })) {
    const inner = join(path, String(entry))
    if (inner.startsWith(cluster)) lchownSync(inner, ids.uid, ids.gid)
  }
}

/** @returns {{ port?: number, password: string, adminPassword: string }} */
function readAccess(home) {
  const file = join(home, 'access.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code !== 'ENOENT' && !(error instanceof SyntaxError)) throw error
    if (existsSync(join(home, 'cluster')))
      throw new Plain(
        `${file}, which holds the database's password, is missing or unreadable. Restore ${home} from a backup, or move it away (mv ${home} ${home}-old) to start with an empty database.`,
      )
    const password = () => randomBytes(24).toString('base64url')
    return { password: password(), adminPassword: password() }
  }
}

function writeAccess(home, access) {
  const file = join(home, 'access.json')
  writeFileSync(`${file}.new`, `${JSON.stringify(access)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

// The cluster is made beside its place and moved there when it is whole: one that was cut short is no cluster.
function create({ initdb, as, home, cluster, access, throwaway }) {
  const fresh = join(home, 'cluster.new')
  const secret = join(home, 'initdb-password')
  rmSync(fresh, { recursive: true, force: true })
  writeFileSync(secret, access.adminPassword, { mode: 0o600 })
  if (as.ids) lchownSync(secret, as.ids.uid, as.ids.gid)
  // The built-in locale sorts the same everywhere and forever; a system's own changes under an index's feet.
  const options = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8']
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const { command, args, ids } = as.wrap(initdb, [
    '-D',
    fresh,
    ...options,
    ...locale,
    ...(throwaway ? ['--no-sync'] : []),
  ])
  const made = spawnSync(command, args, { cwd: '/', encoding: 'utf8', env: environment(), ...ids })
  rmSync(secret, { force: true })
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    const output = `${made.stdout ?? ''}${made.stderr ?? ''}${made.error?.message ?? ''}`
    throw (
      explain(output, home) ??
      new Plain(`The database could not be created in ${home}:\n${lastLines(output, 8)}`)
    )
  }
  renameSync(fresh, cluster)
}

/** Refuses a cluster of another PostgreSQL, and one whose vital parts are gone. */
function check(cluster, major) {
  const missing = ['PG_VERSION', 'global/pg_control', 'pg_wal', 'base'].find(
    (part) => !existsSync(join(cluster, part)),
  )
  if (missing)
    throw new Plain(
      `The database in ${cluster} is damaged: ${missing} is missing. Restore it from a backup, or move it away (mv ${cluster} ${cluster}-damaged) to start with an empty database.`,
    )
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found !== major)
    throw new Plain(
      `The database in ${cluster} was made by PostgreSQL ${found}, and this Marquee brings PostgreSQL ${major}. Dump it with the old version and load it into the new one, or move it away (mv ${cluster} ${cluster}-${found}) to start with an empty database.`,
    )
  if (process.platform !== 'win32' && (statSync(cluster).mode & 0o077) !== 0) chmodSync(cluster, 0o700)
}

// Nothing of our environment is PostgreSQL's business, and PG… variables would change what it does.
function environment() {
  return { PATH: process.env.PATH ?? '', LANG: 'C', LC_ALL: 'C', TZ: 'UTC' }
}

/** @returns {Postgres} */
function launch({ postgres, as, home, cluster, access, throwaway }) {
  const log = openSync(join(home, 'server.log'), 'w', 0o600)
  const { command, args, ids } = as.wrap(postgres, [
    '-D',
    cluster,
    ...settings({ port: access.port, throwaway }),
  ])
  // In a session of its own: Ctrl-C at the terminal is for the launcher, which stops things in their order.
  const child = spawn(command, args, {
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: environment(),
    ...ids,
  })
  closeSync(log)
  const exited = new Promise((done) => {
    child.on('exit', (code) => done(code ?? 1))
    child.on('error', () => done(1))
  })
  const url = (user, password, database) =>
    `postgresql://${user}:${password}@127.0.0.1:${access.port}/${database}`
  return {
    url: url(DATABASE, access.password, DATABASE),
    adminUrl: url('postgres', access.adminPassword, 'postgres'),
    port: access.port,
    pid: child.pid ?? 0,
    exited,
    stop: () => stop(child.pid, exited),
    kill: () => child.kill('SIGKILL'),
  }
}

/** Fast shutdown (SIGINT); if that hangs, immediate (SIGQUIT), from which the next start recovers. */
async function stop(pid, exited) {
  if (!pid || !signal(pid, 'SIGINT')) return
  const late = sleep(STOP_TIMEOUT_MS, 'late', { ref: false })
  if ((await Promise.race([exited, late])) === 'late') {
    signal(pid, 'SIGQUIT')
    await exited
  }
}

/** Waits until the server answers, then makes sure of our role and database. */
async function ready(server, home, access) {
  const { default: pg } = await import('pg')
  let ended = false
  server.exited.then(() => {
    ended = true
  })
  const until = Date.now() + START_TIMEOUT_MS
  for (;;) {
    if (ended) throw failure(home)
    const client = new pg.Client({ connectionString: server.adminUrl, connectionTimeoutMillis: 5000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await ensureDatabase(client, access.password)
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      if (!isPassing(error)) {
        await server.stop()
        throw (
          explain(error.message, home) ??
          new Plain(`The database does not let us in: ${error.message}. See ${join(home, 'server.log')}.`)
        )
      }
      if (Date.now() > until) {
        await server.stop()
        throw new Plain(
          `PostgreSQL did not become ready in ${START_TIMEOUT_MS / 1000} s. See ${join(home, 'server.log')}.`,
        )
      }
      await sleep(40)
    }
  }
}

/**
 * 57P03: still starting up or recovering. A refused connection: not listening yet. One that broke: the server is going down,
 * and its own log will say why better than the socket does.
 */
function isPassing(error) {
  const codes = ['57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']
  return codes.includes(error.code) || /terminated/i.test(error.message)
}

function failure(home) {
  const log = readFileSync(join(home, 'server.log'), 'utf8')
  return explain(log, home) ?? new Plain(`PostgreSQL did not start:\n${lastLines(log, 8)}`)
}

/** Our role owns our database and may make others (tests do), and is no superuser. */
async function ensureDatabase(client, password) {
  const { rows } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
  if (rows.length) return
  const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [DATABASE])
  if (!role.rows.length) await client.query(`CREATE ROLE ${DATABASE} LOGIN CREATEDB PASSWORD '${password}'`)
  await client.query(`CREATE DATABASE ${DATABASE} OWNER ${DATABASE}`)
}

/**
 * A server that outlived its launcher is stopped; a pid file that names some other process of today's is
 * removed, since PostgreSQL would take that process for itself and refuse to start.
 */
async function endLeftover(cluster) {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  if (!Number.isSafeInteger(pid) || pid <= 1) return rmSync(file, { force: true })
  if (!isAlive(pid)) return
  if (!commandLine(pid).includes(cluster)) return rmSync(file, { force: true })
  signal(pid, 'SIGINT')
  for (const until = Date.now() + STOP_TIMEOUT_MS; isAlive(pid); ) {
    if (Date.now() > until)
      throw new Plain(
        `A PostgreSQL from an earlier run (process ${pid}) does not stop. End it with: kill -QUIT ${pid}`,
      )
    await sleep(50)
  }
}
