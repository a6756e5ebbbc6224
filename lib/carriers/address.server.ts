import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'
import { config } from '../platform/config.server'
import { AppError } from '../platform/errors'

// Addresses that a server on the internet never has: RFC 6890 and its IPv6 kin. A carrier's address is entered by a customer, and
// must not become a way into the network that Marquee runs in.
const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

/** Whether an IP address is private, loopback or otherwise not on the internet. IPv4 inside IPv6 counts as what it is. */
function isInside(address: string): boolean {
  const mapped = /^::ffff:(?:0:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return isInside(mapped[1])
  const version = isIP(address)
  if (version === 0) return true
  return inside.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** Hosts that may be inside all the same: the simulator, and what the operator listed. */
function mayBeInside(url: URL): boolean {
  const { SIMULATOR_URL, CARRIER_PRIVATE_HOSTS } = config()
  if (url.origin === new URL(SIMULATOR_URL).origin) return true
  const listed = CARRIER_PRIVATE_HOSTS.split(',').map((host) => host.trim().toLowerCase())
  return listed.includes(url.hostname.toLowerCase()) || listed.includes(url.host.toLowerCase())
}

/**
 * Checks a carrier's address before anything is sent to it. The name is checked again at every connection (`guardedLookup`).
 * @throws AppError('invalid') for other protocols, credentials in the address, and hosts inside the own network.
 */
export function checkAddress(address: string): { url: URL; guarded: boolean } {
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new AppError('invalid', 'The address of a carrier begins with http or https.')
  if (url.username || url.password)
    throw new AppError('invalid', 'Enter user name and password in their own fields, not in the address.')
  if (mayBeInside(url)) return { url, guarded: false }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if ((isIP(host) && isInside(host)) || /(^|\.)localhost$/i.test(host)) throw refused()
  return { url, guarded: true }
}

/** The way to a carrier. `target` and `host` are what its requests name; `connectTo` is the origin that is connected to. */
export type Route = { connectTo: string; guarded: boolean; target: string; host: string }

/**
 * The way to a carrier, straight or through an HTTP proxy (`host:port`), which is asked with the whole address (RFC 9112 §3.2.2).
 * A proxy inside the own network could reach anything there, and resolves names itself: the operator lists what lies behind it too.
 * @throws AppError('invalid') for what may not be reached.
 */
export function checkRoute(address: string, proxy: string | undefined): Route {
  const { url, guarded } = checkAddress(address)
  const { host } = url
  if (!proxy) return { connectTo: url.origin, guarded, target: url.pathname + url.search, host }
  if (url.protocol !== 'http:')
    throw new AppError('invalid', 'Through a proxy, the address of a carrier begins with http.')
  const gateway = checkAddress(`http://${proxy}`)
  if (!gateway.guarded && guarded) throw refused()
  const target = url.origin + url.pathname + url.search
  return { connectTo: gateway.url.origin, guarded: gateway.guarded, target, host }
}

function refused(): AppError {
  return new AppError(
    'invalid',
    'This address is inside the own network. The operator can allow it with CARRIER_PRIVATE_HOSTS.',
  )
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** Resolves a name and refuses to connect when any of its addresses is inside: a name may change after it was checked. */
export function guardedLookup(host: string, options: LookupOptions, done: LookupCallback): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) return done(error ?? new Error(`no address for ${host}`), '')
    if (addresses.some(({ address }) => isInside(address))) return done(refused(), '')
    if (options.all) done(null, addresses)
    else done(null, first.address, first.family)
  })
}
