import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP } from 'node:net'

// Addresses that a server on the internet never has: RFC 6890 and its IPv6 kin. Addresses that customers enter must not become
// a way into the network that Marquee runs in.
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

/** Whether an address names a host inside the own network outright. A name is looked up only when it is connected to. */
export function isInsideHost(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return (isIP(host) !== 0 && isInside(host)) || /(^|\.)localhost$/i.test(host)
}

/** Whether the operator listed the host of an address, with or without its port. `hosts` are separated by commas. */
export function isListed(url: URL, hosts: string): boolean {
  const listed = hosts.split(',').map((host) => host.trim().toLowerCase())
  return listed.includes(url.hostname.toLowerCase()) || listed.includes(url.host.toLowerCase())
}

/** What `guardedLookup` fails with, as the reason why nothing was connected to. */
export const insideAddress = 'ERR_INSIDE_ADDRESS'

class InsideAddress extends Error {
  readonly code = insideAddress

  constructor(host: string) {
    super(`${host} is inside the own network`)
  }
}

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** Resolves a name and refuses to connect when any of its addresses is inside: a name may change after it was checked. */
export function guardedLookup(host: string, options: LookupOptions, done: LookupCallback): void {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? []
    if (error || !first) return done(error ?? new Error(`no address for ${host}`), '')
    if (addresses.some(({ address }) => isInside(address))) return done(new InsideAddress(host), '')
    if (options.all) done(null, addresses)
    else done(null, first.address, first.family)
  })
}
