import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from './build.js'
import { discardHalfSeeded, isEmpty, migrateDatabase, openDatabase, seed } from './database.js'
import { checkDisk, checkPorts, loadEnvFile, places, secret } from './environment.js'
import { generate } from './generate.js'
import { install } from './install.js'
import { takeLock } from './lock.js'
import { logLine } from './log-lines.js'
import { DATA, inRoot } from './paths.js'
import { answersHttp } from './ports.js'
import { bold, complain, dim, Plain, say, step } from './say.js'
import { Supervised } from './supervise.js'
import { onChange } from './watch.js'

const pretty = Boolean(process.stdout.isTTY) || process.env.LOG_FORMAT === 'pretty'
const WEB_PATIENCE_MS = 120_000

/**
 * Brings Marquee up and keeps it up until Ctrl-C.
 * @param {{ dev: boolean }} options dev: rebuild and restart on change
 */
export async function launch({ dev }) {
  const ends = []
  const stopAll = stopper(ends)
  try {
    await bringUp({ dev, ends, stopAll })
  } catch (error) {
    if (stopAll.begun) return
    complain(error)
    await stopAll(1)
  }
}

/** Stops what was started, in the order it should end: the latest dependants first. */
function stopper(ends) {
  const stopAll = async (code) => {
    if (stopAll.begun) return
    stopAll.begun = true
    for (const end of ends.toSorted((a, b) => a.rank - b.rank)) {
      try {
        await end.stop()
      } catch (error) {
        complain(error)
      }
    }
    process.exit(code)
  }
  stopAll.begun = false
  let asked = 0
  const onSignal = () => {
    asked += 1
    if (asked === 1) say(`\n${dim('Stopping. (Ctrl-C again ends everything at once.)')}`)
    if (asked > 1) for (const end of ends) end.kill?.()
    void stopAll(0)
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, onSignal)
  return stopAll
}

const RANK = { web: 1, worker: 2, simulator: 3, database: 4, lock: 5 }

async function bringUp({ dev, ends, stopAll }) {
  loadEnvFile()
  checkDisk()
  const place = places()
  const release = takeLock(place)
  ends.push({ rank: RANK.lock, stop: release })
  await checkPorts(place)
  const began = Date.now()
  say(bold(dev ? 'Marquee, for development' : 'Marquee'))

  if (await install()) say(dim('  packages installed'))
  if (await generate()) say(dim('  database client generated'))
  const env = childEnvironment(place, dev)
  const database = await prepare({ env, dev, ends, stopAll })
  if (stopAll.begun) return

  const run = (name, args) => supervised({ name, args, env, ends })
  const web = run('web', ['server.ts'])
  const worker = run('worker', ['workers/index.ts'])
  const simulator = wantsSimulator() ? run('simulator', ['workers/simulator.ts']) : null
  await answering(web, place, stopAll)
  if (stopAll.begun) return
  banner({ place, simulator, database, seconds: (Date.now() - began) / 1000 })
  if (dev) restartOnChange({ web, worker, simulator })
}

/** The database with everything in it, and beside that (it needs no database) the build. */
async function prepare({ env, dev, ends, stopAll }) {
  const toDatabase = async () => {
    const database = await openDatabase({ onTrouble: (text) => show('database', text) })
    ends.push({ rank: RANK.database, stop: database.stop })
    if (stopAll.begun) return database
    env.DATABASE_URL = database.url
    if (database.embedded) await discardHalfSeeded(env)
    await migrateDatabase(env)
    if (process.env.SEED !== '0' && (await isEmpty(database.url)))
      await step('sample workspace made', () => seed(env))
    return database
  }
  const toBuild = async () => {
    const began = Date.now()
    if (!dev && (await build(env)))
      say(dim(`  web application built (${Math.round((Date.now() - began) / 1000)} s)`))
  }
  const [database, built] = await Promise.allSettled([toDatabase(), toBuild()])
  if (database.status === 'rejected') throw database.reason
  if (built.status === 'rejected') throw built.reason
  return database.value
}

function childEnvironment({ port, host, address, simulatorUrl }, dev) {
  return {
    ...process.env,
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATA_DIR: DATA,
    PORT: String(port),
    HOST: host,
    PUBLIC_URL: address,
    SIMULATOR_URL: simulatorUrl,
    SIMULATOR_CALLBACK_URL: `http://127.0.0.1:${port}/carrier/mm7/{vaspid}`,
    MARQUEE_SECRET: secret(),
  }
}

const wantsSimulator = () => process.env.SIMULATOR !== '0' && existsSync(inRoot('workers/simulator.ts'))

function show(name, line) {
  say(logLine(name, line, { pretty }))
}

function supervised({ name, args, env, ends }) {
  const child = new Supervised({
    name,
    args,
    env: () => env,
    onLine: (line) => show(name, line),
    onCrash: (code, signal, pause) =>
      show(name, `ended unexpectedly (${signal ?? `code ${code}`}) and starts again in ${pause / 1000} s`),
  })
  ends.push({ rank: RANK[name], stop: () => child.stop(), kill: () => child.kill() })
  return child.start()
}

/** Waits for the first answer. A web process that ends before it has said why in the log above. */
async function answering(web, { port, host }, stopAll) {
  const until = Date.now() + WEB_PATIENCE_MS
  const at = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  while (!stopAll.begun) {
    if (await answersHttp(`http://${at}:${port}/api/health`)) return
    if (!web.running) throw new Plain('The web server ended before it answered. The lines above say why.')
    if (Date.now() > until)
      throw new Plain(`The web server did not answer within ${WEB_PATIENCE_MS / 1000} s.`)
    await sleep(50)
  }
}

function banner({ place, simulator, database, seconds }) {
  const lines = [
    '',
    `  ${bold('Marquee is ready')} ${dim(`(${seconds.toFixed(1)} s)`)}`,
    '',
    `  Dashboard   ${place.address}`,
    ...(simulator ? [`  Phones      ${place.simulatorUrl}`] : []),
    '  Sign in     demo@marquee.test / demo-marquee',
    ...(database.embedded ? [`  Data        ${DATA}`] : []),
    '',
    dim('  Ctrl-C stops everything.'),
    '',
  ]
  say(lines.join('\n'))
}

/** Next reloads pages itself; what runs outside it is started again. */
function restartOnChange({ web, worker, simulator }) {
  onChange(['prisma/schema'], () => generate())
  onChange(['lib', 'workers'], async () => {
    await Promise.all([worker.restart(), simulator?.restart()])
  })
  onChange(['server.ts', 'next.config.js'], () => web.restart())
}
