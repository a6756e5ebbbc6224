/**
 * Short codes need no row: a code is a keyed permutation of (message id, link number) on 50 bits, written in 9 digits of base 62,
 * with a check that makes guessing useless. Four Feistel rounds over two 25-bit halves; the round function is keyed and given
 * by the caller so that this file stays pure.
 */
export type RoundFunction = (round: number, half: number, otherHalf?: number) => number

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const halfBits = 25
const halfSize = 2 ** halfBits
const rounds = 4
const checkSize = 62 ** 2
const bodyLength = 9

/** Most message ids a code can carry: 2^46. */
export const maxMessageId = 2 ** 46 - 1
export const codeLength = bodyLength + 2

/** Stands where the links of a message are numbered for the page on which its person opts out; no code carries it. */
export const optOutLink = 16

/** @throws RangeError for a message id or link number out of range. */
export function encodeLink(messageId: number, linkNumber: number, round: RoundFunction): string {
  if (!Number.isInteger(messageId) || messageId < 0 || messageId > maxMessageId)
    throw new RangeError('message id')
  if (!Number.isInteger(linkNumber) || linkNumber < 0 || linkNumber > 15) throw new RangeError('link number')
  const value = messageId * 16 + linkNumber
  let left = Math.floor(value / halfSize)
  let right = value % halfSize
  for (let index = 0; index < rounds; index++) {
    ;[left, right] = [right, xorHalf(left, round(index, right))]
  }
  const body = left * halfSize + right
  return digits(body, bodyLength) + digits(checkOf(body, round), 2)
}

/** The message and link a code stands for, or undefined when nobody made this code. */
export function decodeLink(
  code: string,
  round: RoundFunction,
): { messageId: number; linkNumber: number } | undefined {
  if (code.length !== codeLength) return undefined
  const body = readDigits(code.slice(0, bodyLength))
  const check = readDigits(code.slice(bodyLength))
  if (body === undefined || check === undefined || body >= halfSize * halfSize) return undefined
  if (check !== checkOf(body, round)) return undefined
  let left = Math.floor(body / halfSize)
  let right = body % halfSize
  for (let index = rounds - 1; index >= 0; index--) {
    ;[left, right] = [xorHalf(right, round(index, left)), left]
  }
  const value = left * halfSize + right
  return { messageId: Math.floor(value / 16), linkNumber: value % 16 }
}

function checkOf(body: number, round: RoundFunction): number {
  return round(rounds, Math.floor(body / halfSize), body % halfSize) % checkSize
}

function xorHalf(half: number, mask: number): number {
  return (half ^ (mask % halfSize)) >>> 0
}

function digits(value: number, length: number): string {
  let rest = value
  let text = ''
  for (let index = 0; index < length; index++) {
    text = alphabet[rest % 62] + text
    rest = Math.floor(rest / 62)
  }
  return text
}

function readDigits(text: string): number | undefined {
  let value = 0
  for (const digit of text) {
    const index = alphabet.indexOf(digit)
    if (index < 0) return undefined
    value = value * 62 + index
  }
  return value
}
