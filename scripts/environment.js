import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, statfsSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { DATA, inData, inRoot } from './paths.js'
import { isFree } from './ports.js'
import { inWords, Plain } from './say.js'

const ROOM_NEEDED = 300 * 1024 * 1024

/** Reads `.env` if there is one. What is set already wins. */
export function loadEnvFile() {
  if (existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'))
}

/** Refuses to start on a disk so full that the database would soon stop. */
export function checkDisk(folder = DATA) {
  if (!existsSync(folder)) return checkDisk(dirname(folder))
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize >= ROOM_NEEDED) return
  const megabytes = (bytes) => Math.round(bytes / 1024 / 1024)
  throw new Plain(
    `The disk is nearly full: ${megabytes(bavail * bsize)} MB are left for ${DATA}, and Marquee wants ${megabytes(ROOM_NEEDED)} MB to start. Free some space, then start again; nothing was lost.`,
  )
}

/**
 * The secret that every key of the product is derived from: `MARQUEE_SECRET`, or one made once for this data
 * folder and kept in `secrets.json`.
 */
export function secret() {
  if (process.env.MARQUEE_SECRET) return process.env.MARQUEE_SECRET
  const file = inData('secrets.json')
  try {
    if (existsSync(file)) return read(file)
    if (existsSync(inData('postgres', 'cluster')))
      throw new Plain(
        `${file} is missing: without it sessions, API keys and short links of this database stop working. Restore it from a backup or set MARQUEE_SECRET. To go on without it: echo '{}' > ${file}`,
      )
    return write(file)
  } catch (error) {
    throw inWords(error, file)
  }
}

function read(file) {
  let kept
  try {
    kept = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Plain(
      `${file} is damaged. Restore it from a backup, or set MARQUEE_SECRET to the secret you noted.`,
    )
  }
  return kept.MARQUEE_SECRET ?? write(file)
}

function write(file) {
  const made = { MARQUEE_SECRET: randomBytes(36).toString('base64url') }
  mkdirSync(DATA, { recursive: true, mode: 0o700 })
  writeFileSync(`${file}.new`, `${JSON.stringify(made)}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return made.MARQUEE_SECRET
}

/** Where this copy will be: ports of web and simulator, and the address to show. */
export function places() {
  const port = Number(process.env.PORT || 3000)
  const host = process.env.HOST || '127.0.0.1'
  const simulatorUrl = process.env.SIMULATOR_URL || 'http://127.0.0.1:4100'
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Plain(`PORT must be a number from 1 to 65535, and is "${process.env.PORT}".`)
  const address = (process.env.PUBLIC_URL || `http://localhost:${port}`).replace(/\/+$/, '')
  return { port, host, address, simulatorUrl, simulatorPort: Number(new URL(simulatorUrl).port || 80) }
}

/** Says which port is taken and how to choose another. */
export async function checkPorts({ port, host, simulatorPort }) {
  if (!(await isFree(port, host)))
    throw new Plain(
      `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
    )
  if (!(await isFree(simulatorPort)))
    throw new Plain(
      `Port ${simulatorPort}, for the phone simulator, is in use by another program. Stop that program, or choose another port: SIMULATOR_URL=http://127.0.0.1:${simulatorPort + 1} npm start`,
    )
}
