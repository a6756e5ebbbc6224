import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { run } from './run.js'
import { dim, say } from './say.js'

/** Programs the tests need beside Node, each with the names it goes by and Debian's package. */
const TOOLS = {
  redis: { names: ['redis-server'], variable: 'REDIS_SERVER', debian: 'redis-server', label: 'Redis' },
  chromium: {
    names: [
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
    variable: 'CHROMIUM',
    debian: 'chromium',
    label: 'Chromium',
  },
  // A second opinion on the MMS codecs; without it its tests say that they were skipped.
  tshark: { names: ['tshark'], variable: 'TSHARK', debian: 'tshark', label: 'tshark' },
}

/**
 * Where a tool is: what its variable (`REDIS_SERVER`, `CHROMIUM`) says, or the first of its names on the PATH.
 * @param {keyof typeof TOOLS} tool
 * @returns {string | null}
 */
export function findTool(tool) {
  const { names, variable } = TOOLS[tool]
  const given = process.env[variable]
  if (given) return existsSync(given) ? given : null
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = names.flatMap((name) =>
    name.startsWith('/') ? name : folders.map((folder) => join(folder, name)),
  )
  return candidates.find((path) => existsSync(path)) ?? null
}

/** What to tell someone who lacks a tool. */
export function lacking(tool) {
  const { label, debian, variable } = TOOLS[tool]
  return `${label} was not found. Install it (Debian: apt-get install ${debian}), or set ${variable} to its path.`
}

/** Installs what is missing, where we may: on Debian as root. Elsewhere says what the tests will lack. */
export async function installTools() {
  const missing = Object.keys(TOOLS).filter((tool) => !findTool(tool))
  if (!missing.length) return
  if (!mayInstall()) return missing.forEach((tool) => void say(lacking(tool)))
  const packages = missing.map((tool) => TOOLS[tool].debian)
  say(dim(`  installing ${packages.join(' and ')} (apt-get)`))
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = await run('apt-get', ['update', '-qq'], { quiet: true, env })
  const install = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    quiet: true,
    env,
  })
  if (install.code !== 0)
    say(`apt-get could not install them:\n${(update.output + install.output).trim().slice(-2000)}`)
}

function mayInstall() {
  const release = '/etc/os-release'
  const debian = existsSync(release) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(release, 'utf8'))
  return debian && process.getuid?.() === 0
}
