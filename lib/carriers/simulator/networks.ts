/** The networks of the simulator: who serves a number, and how large a message each lets through. */

export const NETWORKS = ['att', 'tmobile', 'verizon', 'uscellular'] as const
export type Network = (typeof NETWORKS)[number]

export const NETWORK_NAMES: Readonly<Record<Network, string>> = {
  att: 'AT&T',
  tmobile: 'T-Mobile',
  verizon: 'Verizon',
  uscellular: 'US Cellular',
}

/** What kind of number sends; networks hold them to different sizes. */
export type SenderType = 'long_code' | 'toll_free' | 'short_code'

/**
 * Largest content in bytes (part headers, SMIL, text and media) by network and sender. Telnyx "MMS transcoding"
 * and Twilio 360018832773, read 2026-11-14; US Cellular from Sinch's table. 4 kB are allowed on top for the
 * envelope that the figures do not count.
 */
const LIMITS: Readonly<Record<Network, Readonly<Record<SenderType, number>>>> = {
  att: { long_code: 1_000_000, toll_free: 600_000, short_code: 600_000 },
  tmobile: { long_code: 1_500_000, toll_free: 600_000, short_code: 1_000_000 },
  verizon: { long_code: 1_000_000, toll_free: 600_000, short_code: 1_200_000 },
  uscellular: { long_code: 1_500_000, toll_free: 600_000, short_code: 1_500_000 },
}

export const ENVELOPE_ALLOWANCE = 4_000

export function contentLimit(network: Network, sender: SenderType): number {
  return LIMITS[network][sender]
}

const TOLL_FREE = /^\+?1?8(?:00|33|44|55|66|77|88)\d{7}$/

/** The kind of a sender's address: up to six digits is a short code, 8xx is toll-free. */
export function senderType(address: string): SenderType {
  const digits = address.replace(/\D/g, '')
  if (digits.length <= 6) return 'short_code'
  return TOLL_FREE.test(digits) ? 'toll_free' : 'long_code'
}

/** Shares of the US market, roughly; a number always falls to the same network. */
const SHARES: readonly [share: number, network: Network][] = [
  [0.36, 'verizon'],
  [0.66, 'tmobile'],
  [0.98, 'att'],
  [1, 'uscellular'],
]

/** The network of a number that is not on the shelf. */
export function networkOf(number: string): Network {
  const point = fraction(number, 1)
  return SHARES.find(([share]) => point < share)?.[1] ?? 'att'
}

/** A stable value in [0, 1) for a number; `salt` gives independent ones (FNV-1a with a final mix). */
export function fraction(number: string, salt: number): number {
  let hash = 0x811c9dc5 ^ salt
  for (let at = 0; at < number.length; at++) {
    hash = Math.imul(hash ^ number.charCodeAt(at), 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  hash = Math.imul(hash ^ (hash >>> 13), 0x45d9f3b)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}

/** Media types that pass through the networks; everything else is refused with 2004. */
export function isCarried(type: string): boolean {
  return CARRIED.has(type) || type === ''
}

const CARRIED = new Set([
  'application/smil',
  'application/smil+xml',
  'text/plain',
  'text/vcard',
  'text/x-vcard',
  'text/calendar',
  'text/x-vcalendar',
  'image/jpeg',
  'image/jpg',
  'image/png',
  'image/gif',
  'image/bmp',
  'image/vnd.wap.wbmp',
  'video/mp4',
  'video/3gpp',
  'video/3gpp2',
  'video/h264',
  'audio/amr',
  'audio/mpeg',
  'audio/mp3',
  'audio/mp4',
  'audio/aac',
  'audio/3gpp',
  'audio/ogg',
  'audio/wav',
])
