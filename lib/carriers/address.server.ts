import { isInsideHost, isListed } from '../platform/address-guard.server'
import { config } from '../platform/config.server'
import { AppError } from '../platform/errors'

/** Hosts that may be inside all the same: the simulator, and what the operator listed. */
function mayBeInside(url: URL): boolean {
  const { SIMULATOR_URL, CARRIER_PRIVATE_HOSTS } = config()
  if (url.origin === new URL(SIMULATOR_URL).origin) return true
  return isListed(url, CARRIER_PRIVATE_HOSTS)
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
  if (isInsideHost(url)) throw refused()
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
