import { z } from 'zod'

/** Who may post to an account's callback address besides knowing it. Every rule that is set must hold. */
export type CallbackRules = {
  callbackUsername?: string | undefined
  callbackPassword?: string | undefined
  /** Addresses and networks (CIDR), separated by blanks, commas or lines. */
  callbackAddresses?: string | undefined
  /** SHA-256 of the client certificate in hex, with or without colons. */
  callbackCertificate?: string | undefined
}

/** `bits` of the address name the network. */
export type Network = { address: string; bits: number; family: 'ipv4' | 'ipv6' }

const forms = [
  { form: z.union([z.ipv4(), z.cidrv4()]), family: 'ipv4', longest: 32 },
  { form: z.union([z.ipv6(), z.cidrv6()]), family: 'ipv6', longest: 128 },
] as const

/** A list of addresses and networks; undefined when one of them is neither. */
export function readNetworks(text: string): Network[] | undefined {
  const networks = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(readNetwork)
  return networks.every((network) => network !== undefined) ? networks : undefined
}

function readNetwork(text: string): Network | undefined {
  const found = forms.find(({ form }) => form.safeParse(text).success)
  if (!found) return undefined
  const [address = '', bits = found.longest] = text.split('/')
  return { address, bits: Number(bits), family: found.family }
}

/** Hexadecimal digits as they are compared: without colons and blanks, in small letters. */
export function bareHex(text: string): string {
  return text.replace(/[\s:]/g, '').toLowerCase()
}

/** Whether it is a SHA-256 in hex. */
export function isFingerprint(text: string): boolean {
  return /^[\da-f]{64}$/.test(bareHex(text))
}
