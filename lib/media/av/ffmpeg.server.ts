import {
  AV_LOG_QUIET,
  AVERROR_EAGAIN,
  AVERROR_EOF,
  AVSEEK_CUR,
  AVSEEK_END,
  AVSEEK_SET,
  AVSEEK_SIZE,
  type AVSeekWhence,
} from 'node-av/constants'
import { Dictionary, FilterGraph, Frame, IOContext, Log } from 'node-av/lib'

/** FFmpeg as this product uses it: bytes in memory, no files, no protocols, one thread. */

Log.setLevel(AV_LOG_QUIET)

/** FFmpeg refused; `code` is its AVERROR. */
export class AvError extends Error {
  readonly code: number

  constructor(what: string, code: number) {
    super(`${what}: ${code}`)
    this.code = code
  }
}

/** The code itself where it is a success. @throws AvError. */
export function checked(code: number, what: string): number {
  if (code < 0) throw new AvError(what, code)
  return code
}

/** Whether a coder has nothing more to give for now. */
export const isDry = (code: number): boolean => code === AVERROR_EAGAIN || code === AVERROR_EOF

const BUFFER = 65_536

/** Bytes as FFmpeg reads them: there is nothing else it could open. */
export function readerOf(bytes: Buffer): IOContext {
  let at = 0
  const io = new IOContext()
  io.allocContextWithCallbacks(
    BUFFER,
    0,
    (size) => {
      if (at >= bytes.length) return null
      const part = bytes.subarray(at, Math.min(at + size, bytes.length))
      at += part.length
      return part
    },
    null,
    (offset, whence) => {
      if (whence === AVSEEK_SIZE) return BigInt(bytes.length)
      at = Math.min(bytes.length, Math.max(0, placeOf(Number(offset), whence, at, bytes.length)))
      return BigInt(at)
    },
  )
  return io
}

function placeOf(offset: number, whence: AVSeekWhence, at: number, length: number): number {
  if (whence === AVSEEK_SET) return offset
  if (whence === AVSEEK_CUR) return at + offset
  return whence === AVSEEK_END ? length + offset : at
}

export interface Written {
  io: IOContext
  bytes: () => Buffer
}

/** Where FFmpeg writes: memory that grows to `most` bytes and no further. */
export function writerOf(most: number): Written {
  let memory = Buffer.alloc(BUFFER)
  let at = 0
  let length = 0
  const io = new IOContext()
  io.allocContextWithCallbacks(
    BUFFER,
    1,
    null,
    (part) => {
      const end = at + part.length
      if (end > most) return -1
      if (end > memory.length) {
        memory = Buffer.concat([memory, Buffer.alloc(Math.max(memory.length, end - memory.length))])
      }
      part.copy(memory, at)
      at = end
      length = Math.max(length, at)
      return part.length
    },
    (offset, whence) => {
      if (whence === AVSEEK_SIZE) return BigInt(length)
      at = Math.max(0, placeOf(Number(offset), whence, at, length))
      return BigInt(at)
    },
  )
  return { io, bytes: () => memory.subarray(0, length) }
}

export function options(values: Record<string, string | number>): Dictionary {
  return Dictionary.fromObject(values)
}

export function newFrame(): Frame {
  const frame = new Frame()
  frame.alloc()
  return frame
}

/**
 * Runs frames through a chain of filters. `source` and `sink` are the chain's ends without their names. What `push`
 * and `end` return belongs to the caller, who frees it.
 */
export class Chain {
  readonly #graph = new FilterGraph()
  readonly #source
  readonly #sink

  constructor(source: string, steps: readonly string[], sink: 'buffersink' | 'abuffersink') {
    this.#graph.alloc()
    this.#graph.nbThreads = 1
    const [name = '', ...args] = source.split('=')
    const chain = [`${name}@in=${args.join('=')}`, ...steps, `${sink}@out`].join(',')
    checked(this.#graph.parsePtr(chain), chain)
    checked(this.#graph.configSync(), chain)
    const [from, to] = [this.#graph.getFilter(`${name}@in`), this.#graph.getFilter(`${sink}@out`)]
    if (!from || !to) throw new AvError(chain, -1)
    this.#source = from
    this.#sink = to
  }

  /** Puts a frame in; it is taken over. Null ends the stream. */
  push(frame: Frame | null): Frame[] {
    checked(this.#source.buffersrcAddFrameSync(frame), 'filter')
    const out: Frame[] = []
    for (;;) {
      const next = newFrame()
      const code = this.#sink.buffersinkGetFrameSync(next)
      if (code >= 0) {
        out.push(next)
        continue
      }
      next.free()
      if (!isDry(code)) throw new AvError('filter', code)
      return out
    }
  }

  close(): void {
    this.#graph.free()
  }
}

/** Lets messages out and in: FFmpeg is called synchronously, and a long clip would hold them up. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve))
