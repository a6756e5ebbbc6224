import { spawn } from 'node:child_process'
import { ROOT } from './paths.js'

/** What still runs when we leave leaves with us. */
const running = new Set()
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { quiet?: boolean }} [options] quiet: collect instead of show
 * @returns {Promise<{ code: number, output: string }>} exit code (128 + signal when killed) and, if quiet, what it wrote
 */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      ...options,
    })
    running.add(child)
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-200_000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.on('error', fail)
    child.on('close', (code, signal) => {
      running.delete(child)
      done({ code: code ?? (signal ? 137 : 1), output })
    })
  })
}
