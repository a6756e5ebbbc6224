import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fault } from './faults'
import { type Lane, laneOf } from './lane'
import { launchDecoder } from './launch.server'
import {
  type ChildMessage,
  CLIP_LIMITS,
  DECODE_LIMITS,
  type DecodeOutcome,
  type DecodeRequest,
  type DecodeResult,
  type Fault,
  type FaultCode,
} from './protocol'

export interface PoolOptions {
  /** What its processes read: it words what went wrong. */
  lane: Lane
  /** Decoder processes at most. */
  size: number
  /**
   * What one step of a job (unpacking, one rendition) may take, ms: of processor time where the system tells it, so
   * that a busy machine refuses no picture; of the clock, four times as much.
   */
  deadlineMs: number
  /** Resident memory of one process, bytes. */
  memoryBytes: number
  /** After this long without work a process is ended, ms: an idle product keeps no decoder. */
  idleMs: number
  /** Jobs after which a process is replaced, so that no leak of a coder adds up. */
  jobsPerProcess: number
}

const DEFAULTS: PoolOptions = {
  lane: 'pictures',
  size: 1,
  deadlineMs: DECODE_LIMITS.deadlineMs,
  memoryBytes: DECODE_LIMITS.memoryBytes,
  idleMs: 15_000,
  jobsPerProcess: 200,
}

/** A clip takes longer than a picture, and its coder more memory. */
const CLIPS: Partial<PoolOptions> = {
  lane: 'clips',
  deadlineMs: CLIP_LIMITS.deadlineMs,
  memoryBytes: CLIP_LIMITS.memoryBytes,
  jobsPerProcess: 50,
}

/** Starting a process takes about half a second; on a loaded machine, several. */
const START_MS = 30_000
const WATCH_MS = 100
const PAGE_BYTES = 4_096
/** Clock time for processor time: how much slower than alone a step may run. */
const PATIENCE = 4
/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10

type Told = (message: ChildMessage) => void

interface Job {
  request: DecodeRequest
  told: Told
  settle: (outcome: DecodeOutcome) => void
  /** Its process died of it, or of what came before it. */
  again?: boolean
}

export interface DecoderPool {
  /**
   * Decodes one picture in a process of its own rights. Never rejects: a picture that breaks, floods or hangs its
   * process is an outcome with a reason. `told` hears of each thumbnail and rendition as it is ready.
   */
  run(request: DecodeRequest, told?: Told): Promise<DecodeOutcome>
  /** Ends all processes; jobs not done get the outcome `stopped`. */
  close(): void
  /** Process ids alive now. */
  pids(): number[]
}

/** Decoder processes, started when there is work and ended when there is none. */
export function createDecoderPool(options: Partial<PoolOptions> = {}): DecoderPool {
  const settings = { ...DEFAULTS, ...options }
  const waiting: Job[] = []
  const decoders = new Set<Decoder>()
  let closed = false

  function next(): void {
    const job = waiting[0]
    if (!job) return
    let decoder = [...decoders].find((candidate) => candidate.free)
    if (!decoder) {
      if (decoders.size >= settings.size) return
      const started = new Decoder(settings, (again) => {
        decoders.delete(started)
        if (again) waiting.unshift(again)
        next()
      })
      decoder = started
      decoders.add(decoder)
    }
    waiting.shift()
    decoder.take(job, next)
  }

  return {
    run(request, told = () => {}) {
      if (closed) return Promise.resolve({ ok: false, fault: fault('stopped', settings.lane) })
      if (request.bytes.byteLength === 0)
        return Promise.resolve({ ok: false, fault: fault('empty', settings.lane) })
      if (request.bytes.byteLength > DECODE_LIMITS.inputBytes) {
        return Promise.resolve({ ok: false, fault: fault('too_large', settings.lane) })
      }
      return new Promise((settle) => {
        waiting.push({ request, told, settle })
        next()
      })
    },
    close() {
      closed = true
      for (const job of waiting.splice(0)) job.settle({ ok: false, fault: fault('stopped', settings.lane) })
      for (const decoder of decoders) decoder.end('stopped')
    },
    pids: () => [...decoders].flatMap((decoder) => decoder.pid ?? []),
  }
}

/** One process and the job it has. */
class Decoder {
  readonly #settings: PoolOptions
  readonly #child: ChildProcess
  readonly #gone: (again?: Job) => void
  #job: { job: Job; result: Partial<DecodeResult>; free: () => void } | null = null
  #ready = false
  #ended = false
  #done = 0
  #timer: NodeJS.Timeout | undefined
  #watch: NodeJS.Timeout | undefined
  /** Processor time at the beginning of the step, ms. */
  #stepFrom: number | undefined
  /** Why the process ends: one that never got ready says nothing about the picture. */
  #cause: FaultCode = 'stopped'

  constructor(settings: PoolOptions, gone: (again?: Job) => void) {
    this.#settings = settings
    this.#gone = gone
    this.#child = launchDecoder()
    this.#child.on('message', (message) => this.#hear(message as ChildMessage))
    this.#child.once('exit', () => this.#over())
    this.#child.once('error', () => this.#over())
  }

  get free(): boolean {
    return !this.#job && !this.#ended
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  take(job: Job, free: () => void): void {
    this.#job = { job, result: { thumbnails: [], renditions: [], misfits: [] }, free }
    if (this.#ready) this.#send()
    else this.#arm(START_MS, 'stopped')
  }

  end(cause: FaultCode): void {
    this.#cause = cause
    this.#ended = true
    this.#child.kill('SIGKILL')
  }

  #send(): void {
    if (!this.#job) return
    this.#armStep()
    this.#watch = setInterval(() => this.#weigh(), WATCH_MS)
    this.#child.send(this.#job.job.request, (error) => {
      if (error) this.end('crashed')
    })
  }

  #hear(message: ChildMessage): void {
    if (message.type === 'ready') {
      this.#ready = true
      this.#cause = 'crashed'
      this.#send()
      return
    }
    const current = this.#job
    if (!current || this.#ended) return
    this.#armStep()
    if (message.type === 'info') current.result.info = message.info
    if (message.type === 'thumbnail') current.result.thumbnails?.push(message.thumbnail)
    if (message.type === 'rendition') current.result.renditions?.push(message.rendition)
    if (message.type === 'misfit') current.result.misfits?.push(message.misfit)
    current.job.told(message)
    if (message.type === 'done') this.#finish({ ok: true, ...(current.result as DecodeResult) })
    if (message.type === 'fault') this.#finish({ ok: false, fault: message.fault })
  }

  #finish(outcome: DecodeOutcome): void {
    const current = this.#job
    if (!current) return
    this.#rest()
    this.#job = null
    this.#done += 1
    if (this.#done >= this.#settings.jobsPerProcess) this.end('stopped')
    else {
      this.#timer = setTimeout(() => this.end('stopped'), this.#settings.idleMs)
      this.#timer.unref()
    }
    current.job.settle(outcome)
    current.free()
  }

  #over(): void {
    this.#ended = true
    this.#rest()
    const failed: Fault = fault(this.#cause, this.#settings.lane)
    const current = this.#job
    this.#job = null
    // What an earlier file broke is not this one's fault: it is tried once more, in a process of its own.
    const again = current && this.#cause === 'crashed' && this.#done > 0 && !current.job.again
    this.#gone(again ? { ...current.job, again } : undefined)
    if (!again) current?.job.settle({ ok: false, fault: failed })
  }

  #arm(ms: number, cause: FaultCode): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.end(cause), ms)
  }

  #armStep(): void {
    this.#stepFrom = undefined
    this.#arm(this.#settings.deadlineMs * PATIENCE, 'deadline')
  }

  #rest(): void {
    clearTimeout(this.#timer)
    clearInterval(this.#watch)
  }

  /** Linux tells a process's resident pages and processor time; elsewhere the data limit and the clock stand alone. */
  #weigh(): void {
    try {
      const resident = readFileSync(`/proc/${this.#child.pid}/statm`, 'latin1').split(' ')[1]
      if (Number(resident) * PAGE_BYTES > this.#settings.memoryBytes) this.end('memory')
      const spent = processorMs(this.#child.pid)
      this.#stepFrom ??= spent
      if (spent - this.#stepFrom > this.#settings.deadlineMs) this.end('deadline')
    } catch {
      clearInterval(this.#watch)
    }
  }
}

function processorMs(pid: number | undefined): number {
  // The name in brackets may hold spaces; user and system time are the 12th and 13th field after it.
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
    .replace(/^.*\) /s, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}

let shared: Record<Lane, DecoderPool> | undefined

/**
 * The decoders of this process, started on first use: one lane for pictures and cards, one for clips and sounds, so
 * that a long clip keeps no picture waiting. Which lane, the bytes say.
 */
export function decoder(): Pick<DecoderPool, 'run'> {
  shared ??= { pictures: createDecoderPool(), clips: createDecoderPool(CLIPS) }
  const lanes = shared
  return { run: (request, told) => lanes[laneOf(request.bytes)].run(request, told) }
}

/** Ends the shared decoders, for a clean shutdown. */
export function closeDecoder(): void {
  shared?.pictures.close()
  shared?.clips.close()
  shared = undefined
}
