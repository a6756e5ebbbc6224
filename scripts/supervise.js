import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { ROOT } from './paths.js'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
/** A process that lived this long was well; the next crash starts over with a short pause. */
const STEADY_MS = 30_000

/** Keeps one process of ours running until it is stopped. */
export class Supervised {
  #child = null
  #ended = Promise.resolve()
  #stopping = false
  #crashes = 0
  #options

  /**
   * @param {object} options
   * @param {string} options.name
   * @param {string[]} options.args for node, after the preloaded modules
   * @param {() => NodeJS.ProcessEnv} options.env asked again at every start
   * @param {(line: string) => void} options.onLine each line it writes
   * @param {(code: number | null, signal: string | null, pauseMs: number) => void} [options.onCrash]
   * @param {number} [options.graceMs] how long it may take to stop before it is killed
   */
  constructor(options) {
    this.#options = { graceMs: 15_000, onCrash: () => {}, ...options }
  }

  get name() {
    return this.#options.name
  }

  get pid() {
    return this.#child?.pid
  }

  get running() {
    return this.#child !== null
  }

  start() {
    this.#stopping = false
    const { args, env, onLine } = this.#options
    const began = Date.now()
    // In a session of its own: Ctrl-C at the terminal is for the launcher, which stops things in their order.
    const child = spawn(process.execPath, ['--import', './scripts/child.js', '--import', 'tsx', ...args], {
      cwd: ROOT,
      env: env(),
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine)
    this.#ended = new Promise((done) => {
      child.on('error', () => done())
      child.on('exit', (code, signal) => {
        this.#child = null
        done()
        if (!this.#stopping) this.#comeBack(code, signal, Date.now() - began)
      })
    })
    return this
  }

  async #comeBack(code, signal, livedMs) {
    this.#crashes = livedMs > STEADY_MS ? 0 : this.#crashes + 1
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.max(0, this.#crashes - 1))
    this.#options.onCrash(code, signal, pause)
    await sleep(pause)
    if (!this.#stopping && !this.#child) this.start()
  }

  /** Asks it to stop (SIGTERM), and after its grace makes it (SIGKILL). */
  async stop() {
    this.#stopping = true
    const child = this.#child
    if (!child) return
    child.kill('SIGTERM')
    const late = await Promise.race([this.#ended, sleep(this.#options.graceMs, 'late', { ref: false })])
    if (late) {
      child.kill('SIGKILL')
      await this.#ended
    }
  }

  async restart() {
    await this.stop()
    this.start()
  }

  /** Ends it at once, as a crash would; it then comes back like after any crash. */
  kill() {
    this.#child?.kill('SIGKILL')
  }
}
