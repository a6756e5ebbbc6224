import { AsyncLocalStorage } from 'node:async_hooks'
import pino, { type LoggerOptions } from 'pino'
import { maskPhones, maskRecord } from './mask'

type Context = { requestId?: string; job?: string; jobId?: string; workspaceId?: string }

const context = new AsyncLocalStorage<Context>()

/** Runs `work` so that every line it logs carries these ids. */
export function withLogContext<T>(ids: Context, work: () => T): T {
  return context.run({ ...context.getStore(), ...ids }, work)
}

// Written at once, not held for later: what a process says last is not lost when it ends, and when nobody reads
// any more (EPIPE) it goes on in silence. Flushing held lines at exit would try that broken pipe for
// ever. A reader that is slow holds the process up, as with console.
const output = pino.destination({ dest: 1, sync: true })

const options: LoggerOptions = {
  // Read here rather than through config(): the log must work when the configuration does not parse.
  // biome-ignore lint/style/noProcessEnv: see above
  level: process.env.LOG_LEVEL ?? 'info',
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: maskedError, error: maskedError },
  mixin: () => context.getStore() ?? {},
  formatters: {
    level: (label) => ({ level: label }),
    log: (record) => maskRecord(record) as Record<string, unknown>,
  },
  hooks: {
    logMethod(args, method) {
      const masked = args.map((arg: unknown) => (typeof arg === 'string' ? maskPhones(arg) : arg))
      method.apply(this, masked as Parameters<typeof method>)
    },
  },
}

export const log = pino(options, output)

function maskedError(error: Error): object {
  const plain = pino.stdSerializers.err(error)
  return {
    type: plain.type,
    message: maskPhones(plain.message ?? ''),
    stack: maskPhones(plain.stack ?? ''),
    ...('code' in plain ? { code: plain.code } : {}),
  }
}
