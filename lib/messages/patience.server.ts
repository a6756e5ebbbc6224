import { setTimeout as sleep } from 'node:timers/promises'
import { log } from '../platform/log.server'

/** ms for which lost database connections are waited out. */
const patienceMs = 120_000

/** Repeats what failed because the database was away or ended one of two that deadlocked; anything else is thrown at once. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const end = performance.now() + patienceMs
  for (let pause = 50; ; pause = Math.min(pause * 2, 2000)) {
    try {
      return await work()
    } catch (error) {
      if (!isPassing(error) || performance.now() > end) throw error
      log.warn({ err: error }, 'the database is away, trying again')
      await sleep(pause)
    }
  }
}

/** Connection trouble (class 08, 57P0x, socket errors), deadlocks and serialisation failures. */
export function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (code && /^(08|57P|40001|40P01|53300|ECONN|EPIPE|ETIMEDOUT|ENOENT)/.test(code)) return true
  return /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i.test(
    message ?? '',
  )
}
