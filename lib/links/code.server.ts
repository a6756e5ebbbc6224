import { createCipheriv } from 'node:crypto'
import { derivedKey } from '../platform/crypto.server'
import { decodeLink, encodeLink, type RoundFunction } from './code'

type BlockCipher = ReturnType<typeof createCipheriv>
let cipher: BlockCipher | undefined
const block = Buffer.alloc(16)

// AES of one block is the cheapest keyed function Node has: a click costs six of them, some 3 µs in all.
const round: RoundFunction = (index, half) => {
  cipher ??= createCipheriv('aes-128-ecb', derivedKey('short-links', 16), null).setAutoPadding(false)
  block.writeUInt32BE(index, 0)
  block.writeUInt32BE(half, 4)
  return cipher.update(block).readUInt32BE(0)
}

/** The short code (11 characters) of a message's link. */
export function shortCode(messageId: number, linkNumber: number): string {
  return encodeLink(messageId, linkNumber, round)
}

/** Undoes `shortCode`; undefined for anything we did not make. */
export function readShortCode(code: string): { messageId: number; linkNumber: number } | undefined {
  return decodeLink(code, round)
}
