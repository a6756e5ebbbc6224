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
  // Also loopback, and IPv4 in its oldest disguise: ::10.0.0.1.
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
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

type Found = (error: Error | null, addresses: LookupAddress[]) => void
type Look = (host: string, options: LookupOptions, found: Found) => void
type Question = { host: string; options: LookupOptions; until: number; found: Found[] }

/** Look-ups under way at a time. Each holds one of the four threads that files and decoders need too. */
const mostLookUps = 2
/** ms after which a look-up that waits for its turn is not begun any more: whoever asked has given up connecting. */
const waitMs = 5_000
/** ms after which a look-up was slow, and hosts that are remembered for it. */
const slowMs = 1_000
const mostSlow = 1_000

class TimedOut extends Error {
  readonly code = 'ETIMEDOUT'
}

/**
 * `look`, sparingly: few at a time, and once for all who ask the same meanwhile. A name server that never answers holds a thread for
 * as long as the system is patient; hosts that were slow before get at most one, so that the others always have one.
 */
export function sparingly(look: Look, now = Date.now): Look {
  const running = new Map<string, Question>()
  const waiting = new Map<string, Question>()
  const slow = new Set<string>()

  const mayRun = ({ host }: Question) =>
    running.size < mostLookUps &&
    !(slow.has(host) && [...running.values()].some((other) => slow.has(other.host)))

  const run = (key: string, question: Question) => {
    const { host, options } = question
    const start = now()
    running.set(key, question)
    look(host, options, (error, addresses) => {
      running.delete(key)
      slow.delete(host)
      if (now() - start > slowMs) slow.add(host)
      const [oldest] = slow
      if (oldest !== undefined && slow.size > mostSlow) slow.delete(oldest)
      for (const found of question.found) found(error, addresses)
      next()
    })
  }

  const next = () => {
    for (const [key, question] of waiting) {
      const late = question.until < now()
      if (!late && !mayRun(question)) continue
      waiting.delete(key)
      if (!late) run(key, question)
      else for (const found of question.found) found(new TimedOut(`no turn to look up ${question.host}`), [])
    }
  }

  return (host, options, found) => {
    const key = JSON.stringify([host, options])
    const until = now() + waitMs
    const asked = running.get(key) ?? waiting.get(key)
    if (asked) {
      asked.until = until
      asked.found.push(found)
      return
    }
    waiting.set(key, { host, options, until, found: [found] })
    next()
  }
}

// Next bundles its own copy of this module beside the one that server.ts loads: both must share the turns.
const shared = globalThis as typeof globalThis & { marqueeLookUps?: Record<Asker, Look> }
const look: Look = (host, options, found) =>
  lookup(host, { ...options, all: true }, (error, addresses) => found(error, addresses ?? []))
shared.marqueeLookUps ??= { carriers: sparingly(look), webhooks: sparingly(look) }
const lookUps = shared.marqueeLookUps

/** Who looks up: a host that some webhook names must not keep messages waiting for their carrier. */
export type Asker = 'carriers' | 'webhooks'

type LookupCallback = (error: Error | null, address: string | LookupAddress[], family?: number) => void

/** Resolves names and refuses to connect when any of a name's addresses is inside: a name may change after it was checked. */
export function guardedLookup(asker: Asker) {
  return (host: string, options: LookupOptions, done: LookupCallback): void =>
    lookUps[asker](host, options, (error, addresses) => {
      const [first] = addresses
      if (error || !first) return done(error ?? new Error(`no address for ${host}`), '')
      if (addresses.some(({ address }) => isInside(address))) return done(new InsideAddress(host), '')
      if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
}
