import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Fault } from './bodies'
import type { About, Faults, RateWindow } from './faults'

export type Exchange = { request: IncomingMessage; response: ServerResponse }

/**
 * Faults before an answer, or in its place; true when the request is done with. `latency` comes first and lets the
 * others strike too. `refuse` answers `status` and `throttle` in the words of the protocol.
 */
export async function strikeBefore(
  { faults, window }: { faults: Faults; window: RateWindow },
  about: About,
  { request, response }: Exchange,
  refuse: (fault: Fault) => void,
): Promise<boolean> {
  if (faults.none) return false
  const slow = faults.strike(['latency'], about)
  if (slow) await sleep(slow.value ?? 1_000)
  const fault = faults.strike(['hang_before', 'reset_before', 'http', 'status', 'throttle'], about)
  if (!fault) return false
  if (fault.kind === 'throttle' && window.admit(Date.now(), fault.value ?? 10)) return false
  if (fault.kind === 'reset_before') request.socket.destroy()
  if (fault.kind === 'http') {
    response.writeHead(fault.value ?? 503, { 'Content-Type': 'text/html' })
    response.end('<html><body>The gateway has a bad day.</body></html>')
  }
  if (fault.kind === 'status' || fault.kind === 'throttle') refuse(fault)
  return true
}

/** Faults after a message was taken; true when one spoiled the answer. */
export function strikeAfter(
  faults: Faults,
  about: About,
  { request, response }: Exchange,
  malformed: { contentType: string; body: string | Buffer },
): boolean {
  const fault = faults.none ? undefined : faults.strike(['hang_after', 'reset_after', 'malformed'], about)
  if (fault?.kind === 'reset_after') request.socket.destroy()
  if (fault?.kind === 'malformed') {
    response.writeHead(200, { 'Content-Type': malformed.contentType })
    response.end(malformed.body)
  }
  return fault !== undefined
}
