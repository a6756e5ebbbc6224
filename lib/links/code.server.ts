import { derivedKey } from '../platform/crypto.server'
import { decodeLink, encodeLink, optOutLink, type RoundFunction } from './code'
import { sipHash, sipState } from './siphash'

type Purpose = 'short-links' | 'opt-out-links'

/** The rounds of one purpose: a code of the one is nothing to the other. */
function roundOf(purpose: Purpose): RoundFunction {
  let state: Uint32Array | undefined
  return (index, half, otherHalf = 0) => {
    state ??= sipState(derivedKey(purpose, 16))
    // Halves have 25 bits, so the round's number fits above one.
    return sipHash(state, half, index * 2 ** 25 + otherHalf)
  }
}

const links = roundOf('short-links')
const optOuts = roundOf('opt-out-links')

/** The short code (11 characters) of a message's link. */
export function shortCode(messageId: number, linkNumber: number): string {
  return encodeLink(messageId, linkNumber, links)
}

/** Undoes `shortCode`; undefined for anything we did not make. */
export function readShortCode(code: string): { messageId: number; linkNumber: number } | undefined {
  return decodeLink(code, links)
}

/** The message whose person may opt out by this code (11 characters); undefined for anything we did not make. */
export function readOptOutCode(code: string): number | undefined {
  const read = decodeLink(code, optOuts)
  return read?.linkNumber === 0 ? read.messageId : undefined
}

/** Path of the page on which the person of a message opts out. Good for as long as the message is known. */
export const OPT_OUT_PREFIX = '/o/'
export const optOutPath = (messageId: number) => OPT_OUT_PREFIX + encodeLink(messageId, 0, optOuts)

/** What stands in a message for one of its links, the way out included. `linkBase` is `https://lark.fd/l/`, as it was at launch. */
export function linkOf(linkBase: string, messageId: number, linkNumber: number): string {
  if (linkNumber !== optOutLink) return linkBase + shortCode(messageId, linkNumber)
  return linkBase.replace(/\/l\/$/, '') + optOutPath(messageId)
}
