import { createHmac } from 'node:crypto'
import { derivedKey } from '../platform/crypto.server'
import { decodeLink, encodeLink, type RoundFunction } from './code'

const round: RoundFunction = (index, half) => {
  const input = Buffer.allocUnsafe(5)
  input.writeUInt8(index, 0)
  input.writeUInt32BE(half, 1)
  return createHmac('sha256', derivedKey('short-links')).update(input).digest().readUInt32BE(0)
}

/** The short code (11 characters) of a message's link. */
export function shortCode(messageId: number, linkNumber: number): string {
  return encodeLink(messageId, linkNumber, round)
}

/** Undoes `shortCode`; undefined for anything we did not make. */
export function readShortCode(code: string): { messageId: number; linkNumber: number } | undefined {
  return decodeLink(code, round)
}
