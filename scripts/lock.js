import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { DATA, inData } from './paths.js'
import { commandLine, isAlive } from './processes.js'
import { inWords, Plain } from './say.js'

const FILE = () => inData('running.json')

/**
 * Takes this data folder for this process. The lock of a copy that was killed is taken over.
 * @param {{ address: string }} about shown to whoever starts a second copy
 * @returns {() => void} gives it back
 */
export function takeLock({ address }) {
  const claim = () => writeFileSync(FILE(), JSON.stringify({ pid: process.pid, address }), { flag: 'wx' })
  try {
    mkdirSync(DATA, { recursive: true, mode: 0o700 })
    try {
      claim()
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      refuseIfRunning()
      rmSync(FILE(), { force: true })
      claim()
    }
  } catch (error) {
    throw inWords(error, DATA)
  }
  return () => rmSync(FILE(), { force: true })
}

function refuseIfRunning() {
  let holder
  try {
    holder = JSON.parse(readFileSync(FILE(), 'utf8'))
  } catch {
    return
  }
  if (!isAlive(holder.pid) || !/start\.js/.test(commandLine(holder.pid))) return
  throw new Plain(
    `Marquee already runs from this folder, at ${holder.address} (process ${holder.pid}). Stop it with Ctrl-C in its terminal or with: kill ${holder.pid}\nA second copy needs its own data and port: DATA_DIR=.data-2 PORT=3001 SIMULATOR_URL=http://127.0.0.1:4101 npm start`,
  )
}
