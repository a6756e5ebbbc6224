import { isInsideHost, isListed } from '../platform/address-guard.server'
import { config } from '../platform/config.server'
import { AppError } from '../platform/errors'
import { type Said, said } from '../words/said'

/**
 * Checks an endpoint's address before anything is sent to it; where `guarded`, its name is looked up and checked again at every
 * connection (`guardedLookup`). Hosts that the operator listed may be inside the own network and go without TLS.
 * @throws AppError('invalid')
 */
export function checkAddress(address: string): { url: URL; guarded: boolean } {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw refused(said('Enter a whole address that begins with https://.'))
  if (url.username || url.password)
    throw refused(said('Leave user name and password out of the address: the signature proves who sends.'))
  if (isListed(url, config().WEBHOOK_PRIVATE_HOSTS)) return { url, guarded: false }
  if (url.protocol !== 'https:') throw refused(said('Begin with https://: what is sent names people.'))
  if (isInsideHost(url))
    throw refused(
      said('This address is inside the own network. The operator can allow it with WEBHOOK_PRIVATE_HOSTS.'),
    )
  return { url, guarded: true }
}

function refused({ sentence }: Said): AppError {
  return new AppError('invalid', sentence, { fields: { url: sentence } })
}
