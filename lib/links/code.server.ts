import { derivedKey } from '../platform/crypto.server'
import { decodeLink, encodeLink, type RoundFunction } from './code'
import { sipHash, sipState } from './siphash'

let state: Uint32Array | undefined

const round: RoundFunction = (index, half, otherHalf = 0) => {
  state ??= sipState(derivedKey('short-links', 16))
  // Halves have 25 bits, so the round's number fits above one.
  return sipHash(state, half, index * 2 ** 25 + otherHalf)
}

/** The short code (11 characters) of a message's link. */
export function shortCode(messageId: number, linkNumber: number): string {
  return encodeLink(messageId, linkNumber, round)
}

/** Undoes `shortCode`; undefined for anything we did not make. */
export function readShortCode(code: string): { messageId: number; linkNumber: number } | undefined {
  return decodeLink(code, round)
}
