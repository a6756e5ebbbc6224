import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { rm } from 'node:fs'
import path from 'node:path'
import { DECODE_LIMITS } from './protocol'
import { scratchOf } from './scratch.server'

/** Path from the project's root, where every process of the product is started. */
const CHILD = path.join('lib', 'media', 'decode', 'child.server.ts')

/** RLIMIT_DATA: what a decoder may ever allocate. The resident limit of the pool is below it and is met first. */
const DATA_LIMIT = Math.round(DECODE_LIMITS.memoryBytes * 1.5)

let cage: readonly string[] | undefined

/** Commands in front of the process that take rights away, as far as this system has them: limits, then network. */
function prefix(): readonly string[] {
  cage ??= [
    ...available(['prlimit', `--data=${DATA_LIMIT}`, '--core=0', '--nofile=256', '--']),
    ...(available(['unshare', '--net', '--']).length > 0
      ? ['unshare', '--net', '--']
      : available(['unshare', '--map-root-user', '--net', '--'])),
  ]
  return cage
}

function available(command: string[]): string[] {
  const [name = '', ...args] = command
  const tried = spawnSync(name, [...args, 'true'], { stdio: 'ignore', timeout: 2_000 })
  return tried.status === 0 ? command : []
}

/** Starts one decoder process. It gets none of our environment: no secret, no proxy, no preloaded code. */
export function launchDecoder(): ChildProcess {
  const [command = process.execPath, ...args] = [
    ...prefix(),
    process.execPath,
    '--max-old-space-size=256',
    '--import',
    'tsx',
    CHILD,
  ]
  const child = spawn(command, args, {
    env: { NODE_ENV: 'production', MALLOC_ARENA_MAX: '2', TSX_DISABLE_CACHE: '1', PATH: '/usr/bin:/bin' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  // What a killed process could not put away itself.
  child.once('exit', () => {
    if (child.pid) rm(scratchOf(child.pid), { recursive: true, force: true }, () => {})
  })
  return child
}
