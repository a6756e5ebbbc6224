import { execFileSync, spawnSync } from 'node:child_process'
import { Plain } from './say.js'

/**
 * @typedef {object} As how to run a program of PostgreSQL's
 * @property {{ uid: number, gid: number } | null} ids the owner its files need; null when we are an ordinary user
 * @property {(command: string, args: string[]) => { command: string, args: string[], ids?: { uid: number, gid: number } }} wrap
 */

/**
 * PostgreSQL refuses to run as root. As root we therefore run it as whoever owns its data, at first `nobody`.
 *
 * The project may lie below a folder that only root may enter (/root is mode 700). Then the process keeps one
 * Linux capability through `setpriv`: reading past directory permissions, or where the container has dropped
 * that one, overriding them. Our own database role is not a superuser, so SQL cannot use it to read files.
 *
 * @param {{ initdb: string, folder: string, owner: { uid: number, gid: number } | null, claim: (ids: { uid: number, gid: number }) => void }} reach
 *   initdb's path, a folder to write in, who owns the data already there, and what gives the folder to its user
 * @returns {As}
 */
export function postgresUser({ initdb, folder, owner, claim }) {
  if (process.platform === 'win32' || process.getuid?.() !== 0)
    return { ids: null, wrap: (command, args) => dieWithParent(command, args) }
  const ids = owner && owner.uid !== 0 ? owner : nobody()
  claim(ids)
  const way = ways(ids).find((wrap) => reaches(wrap, initdb, folder))
  if (way) return { ids, wrap: way }
  throw new Plain(
    `PostgreSQL does not run as root, and no other user can reach ${folder} from here. Run Marquee as an ordinary user, move it to a folder others may enter (for example /srv/marquee), or set DATABASE_URL.`,
  )
}

// Should this process be killed outright, the kernel asks PostgreSQL to stop, where setpriv can arrange it.
const DEATH = ['--pdeathsig=INT']
const hasSetpriv = () => spawnSync('setpriv', ['--version'], { stdio: 'ignore' }).status === 0

function dieWithParent(command, args) {
  return hasSetpriv() ? { command: 'setpriv', args: [...DEATH, '--', command, ...args] } : { command, args }
}

/** From the fewest rights to the most. Without setpriv (macOS) only the plain change of user is left. */
function ways(ids) {
  if (!hasSetpriv()) return [(command, args) => ({ command, args, ids })]
  const base = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups', ...DEATH]
  const keeping = (...caps) => [
    ...base,
    // The bit makes access(2), by which PostgreSQL looks at its own programs, count the capability too.
    ...caps.flatMap((cap) => [
      `--inh-caps=+${cap}`,
      `--ambient-caps=+${cap}`,
      '--securebits=+no_setuid_fixup',
    ]),
  ]
  return [keeping(), keeping('dac_read_search'), keeping('dac_override')].map(
    (rights) => (command, args) => ({ command: 'setpriv', args: [...rights, '--', command, ...args] }),
  )
}

/** Tries both needs at once: that initdb finds its programs, and a folder can be reached by its full path and written. */
function reaches(wrap, initdb, folder) {
  const test = '"$0" --show -D "$1" && cd "$1" && : > .reach && rm .reach'
  const { command, args, ids } = wrap('/bin/sh', ['-c', test, initdb, folder])
  return spawnSync(command, args, { cwd: '/', stdio: 'ignore', ...ids }).status === 0
}

function nobody() {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    throw new Plain(
      'PostgreSQL does not run as root and this system has no user "nobody". Run Marquee as an ordinary user, or set DATABASE_URL.',
    )
  }
}
