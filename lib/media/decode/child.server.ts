import { decodeCard, isCard } from '../cards/card.server'
import { sniff } from '../sniff'
import { decode } from './decode.server'
import { fault } from './faults'
import { laneOf } from './lane'
import { DecodeError, lockDown } from './open.server'
import type { ChildMessage, DecodeRequest } from './protocol'

/**
 * The decoder process: strangers' bytes in, pictures out, over one IPC channel. It is started without the product's
 * environment, with memory, time and (where the system allows) network taken away, and gives up root before the
 * first byte arrives. Whatever happens in here ends this process at worst.
 */

const NOBODY = 65_534

function giveUpRoot(): void {
  if (process.getuid?.() !== 0) return
  try {
    process.setgroups?.([])
    process.setgid?.(NOBODY)
    process.setuid?.(NOBODY)
  } catch {
    // Inside a user namespace there is no other user to become; the process has no rights outside it anyway.
  }
}

function tell(message: ChildMessage): void {
  process.send?.(message)
}

type Work = (request: DecodeRequest, tell: (message: ChildMessage) => void) => Promise<void>

/** What reads a file, by its content. Coders of clips are loaded where there is a clip: they weigh 100 MB. */
async function workOn(bytes: Uint8Array): Promise<Work> {
  const { kind, mime } = sniff(bytes) ?? {}
  if (isCard(mime)) return decodeCard
  if (kind === 'video' || kind === 'audio') return (await import('../av/clip.server')).decodeClip
  return decode
}

async function run(request: DecodeRequest): Promise<void> {
  try {
    const work = await workOn(request.bytes)
    await work(request, tell)
    tell({ type: 'done' })
  } catch (error) {
    const code = error instanceof DecodeError ? error.fault.code : 'unreadable'
    tell({ type: 'fault', fault: fault(code, laneOf(request.bytes)) })
  }
}

lockDown()
giveUpRoot()
process.on('message', (request: DecodeRequest) => void run(request))
process.on('disconnect', () => process.exit(0))
tell({ type: 'ready' })
