import { closeDecoder } from '@/lib/media/decode/pool.server'
import { closeDatabase } from '@/lib/platform/db.server'
import { log } from '@/lib/platform/log.server'
import { closeQueues, scheduleSweep, startWorkers } from '@/lib/platform/queue.server'
import { handlers } from './handlers'

const graceMs = 10_000

const stopWorkers = startWorkers(handlers)
await scheduleSweep()
// A queue that was emptied has lost the sweep too, and nothing else would bring it back.
const sweepKeeper = setInterval(() => {
  scheduleSweep().catch((error: Error) => log.warn({ err: error }, 'the sweep could not be arranged'))
}, 30_000)
log.info('worker is ready')

let stopping = false
async function stop(signal: string): Promise<void> {
  if (stopping) return
  stopping = true
  log.info({ signal }, 'worker is stopping')
  setTimeout(() => process.exit(1), graceMs + 5000).unref()
  clearInterval(sweepKeeper)
  await stopWorkers(graceMs)
  closeDecoder()
  await closeQueues()
  await closeDatabase()
  process.exit(0)
}

process.on('SIGTERM', () => void stop('SIGTERM'))
process.on('SIGINT', () => void stop('SIGINT'))
