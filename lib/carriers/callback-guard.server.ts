import { createHash, timingSafeEqual, X509Certificate } from 'node:crypto'
import { BlockList, isIP } from 'node:net'
import { bareHex, type CallbackRules, isFingerprint, type Network, readNetworks } from './callback-rules'

/** Rules made ready for many requests. */
export type CallbackGuard = {
  authorization: string | null
  addresses: BlockList | null
  fingerprint: string | null
}

/** A request as the guard sees it. */
export type Caller = {
  /** The client's address, as the trusted proxies vouch for it. */
  address: string
  authorization: string | undefined
  /** The verified TLS client certificate, as the trusted proxy passes it on; undefined where none does. */
  certificate: string | undefined
}

export type Refusal = 'address' | 'certificate' | 'credentials'

export function guardOf(rules: CallbackRules): CallbackGuard {
  const { callbackUsername, callbackPassword, callbackAddresses, callbackCertificate } = rules
  const signed = callbackUsername !== undefined || callbackPassword !== undefined
  return {
    authorization: signed ? basic(callbackUsername ?? '', callbackPassword ?? '') : null,
    addresses: callbackAddresses === undefined ? null : blockListOf(readNetworks(callbackAddresses) ?? []),
    fingerprint: callbackCertificate === undefined ? null : bareHex(callbackCertificate),
  }
}

function basic(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64')
}

/** Why a request is refused; undefined when it may report. */
export function refusalOf(guard: CallbackGuard, caller: Caller): Refusal | undefined {
  if (guard.addresses && !isListed(guard.addresses, caller.address)) return 'address'
  if (guard.fingerprint !== null && !sameSecret(fingerprintOf(caller.certificate), guard.fingerprint))
    return 'certificate'
  if (guard.authorization === null) return undefined
  const [, given] = /^Basic +([\w+/=-]+) *$/i.exec(caller.authorization ?? '') ?? []
  return sameSecret(given, guard.authorization) ? undefined : 'credentials'
}

/** Compares without telling by its time how much was right. */
function sameSecret(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return given !== undefined && timingSafeEqual(digest(given), digest(expected))
}

function blockListOf(networks: readonly Network[]): BlockList {
  const list = new BlockList()
  for (const { address, bits, family } of networks) list.addSubnet(address, bits, family)
  return list
}

/** IPv4 written as IPv6 (`::ffff:192.0.2.1`), as sockets that take both name it, is the IPv4 address. */
function isListed(list: BlockList, address: string): boolean {
  const bare = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  const version = isIP(bare)
  return version !== 0 && list.check(bare, version === 6 ? 'ipv6' : 'ipv4')
}

/**
 * SHA-256 of a certificate as proxies pass it on: RFC 9440 (`:base64 of its DER:`), PEM with or without percent-encoding, or the
 * fingerprint itself. Undefined for anything else.
 */
function fingerprintOf(certificate: string | undefined): string | undefined {
  if (certificate === undefined) return undefined
  if (isFingerprint(certificate)) return bareHex(certificate)
  try {
    const [, der] = /^:([\w+/=]+):$/.exec(certificate.trim()) ?? []
    const read = new X509Certificate(der ? Buffer.from(der, 'base64') : pemOf(certificate))
    return bareHex(read.fingerprint256)
  } catch {
    return undefined
  }
}

/** Headers hold no line breaks: proxies encode them, or put blanks in their place. */
function pemOf(header: string): string {
  const text = header.includes('%') ? decodeURIComponent(header) : header
  const [, body = ''] = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(text) ?? []
  const lines = body.replace(/\s/g, '').replace(/(.{64})/g, '$1\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}
