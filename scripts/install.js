import { existsSync, readFileSync } from 'node:fs'
import { inRoot } from './paths.js'
import { run } from './run.js'
import { Plain } from './say.js'

/**
 * Installs the packages of package-lock.json when node_modules is missing or differs from it.
 * @param {{ withTools?: boolean }} [options] withTools: the packages that only checks and tests need, too
 * @returns {Promise<boolean>} whether something was installed
 */
export async function install({ withTools = false } = {}) {
  if (isInstalled(withTools)) return false
  // Not `npm ci`: it refuses a lock that does not name the optional packages of every platform there is. This
  // takes the versions of the lock as well, leaves the lock as it is, and keeps what is already there.
  const options = ['--no-save', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output } = await run(...npm('install', ...options), { quiet: true })
  if (code === 0 && isInstalled(withTools)) return true
  if (/ENOSPC|no space left/i.test(output))
    throw new Plain('The disk is full: the packages need about 1.5 GB. Free some space, then start again.')
  const network = /ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN/.test(output)
  throw new Plain(
    `The packages could not be installed${network ? ', because the package registry cannot be reached' : ''}. What npm said:\n${output.trim().split('\n').slice(0, 12).join('\n')}`,
  )
}

/** The npm that started us when there is one, so that its version and settings hold here too. */
function npm(...args) {
  const path = process.env.npm_execpath
  return /** @type {[string, string[]]} */ (
    path?.endsWith('.js') ? [process.execPath, [path, ...args]] : ['npm', args]
  )
}

/**
 * Compares the lock with the one npm keeps of what it really installed. Optional packages are for other
 * platforms as often as for this one and do not count.
 */
function isInstalled(withTools) {
  const wanted = readLock('package-lock.json')
  const present = readLock('node_modules/.package-lock.json')
  if (!wanted || !present || !existsSync(inRoot('node_modules/next/package.json'))) return false
  return Object.entries(wanted.packages).every(
    ([path, { version, optional, devOptional, dev, link }]) =>
      path === '' ||
      optional ||
      devOptional ||
      link ||
      (dev && !withTools) ||
      present.packages[path]?.version === version,
  )
}

/** @returns {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, dev?: boolean, link?: boolean }> } | null} */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(inRoot(path), 'utf8'))
  } catch {
    return null
  }
}
