import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '../platform/config.server'
import { keyedHash } from '../platform/crypto.server'
import { redirectHeaders } from '../platform/headers'
import { clientAddress, type HotPath } from '../platform/http.server'
import { judge } from './bots'
import { recordClick } from './clicks.server'
import { readShortCode } from './code.server'
import { destination, rememberedDestination } from './destinations.server'
import { answerFailure, answerGone } from './gone.server'

/** The query parameter by which the shop's page, and so the conversion snippet, learns which message brought the visitor. */
const clickParameter = 'mq'

/** `/l/<code>`: 302 to the destination first, the click recorded after. */
export const linkPath: HotPath = {
  prefix: '/l/',
  bodiless: true,
  answerFailure,
  handle(request, response, pathname) {
    const code = pathname.slice('/l/'.length)
    const link = readShortCode(code)
    if (!link) return answerGone(request, response)
    const target = rememberedDestination(link.messageId, link.linkNumber)
    const visit = { request, response, code, link }
    if (target) return answerVisit(visit, target)
    return destination(link.messageId, link.linkNumber).then((found) =>
      found ? answerVisit(visit, found) : answerGone(request, response),
    )
  },
}

type Visit = {
  request: IncomingMessage
  response: ServerResponse
  code: string
  link: { messageId: number; linkNumber: number }
}

function answerVisit({ request, response, code, link }: Visit, target: string): void {
  // A list of names and values is what Node writes fastest.
  response.writeHead(302, [...constantHeaders(), 'location', withParameter(target, clickParameter, code)])
  response.end()
  note(request, link)
}

let constant: string[] | undefined
function constantHeaders(): string[] {
  constant ??= Object.entries({
    'cache-control': 'no-store',
    'content-length': '0',
    ...redirectHeaders(config().linkUrl.startsWith('https://')),
  }).flat()
  return constant
}

function note(request: IncomingMessage, link: Visit['link']): void {
  const { headers } = request
  const userAgent = String(headers['user-agent'] ?? '').slice(0, 300)
  const { verdict, reason } = judge({
    method: request.method ?? 'GET',
    userAgent,
    purpose: `${headers.purpose ?? ''} ${headers['sec-purpose'] ?? ''} ${headers['x-moz'] ?? ''}`.trim(),
    acceptLanguage: String(headers['accept-language'] ?? ''),
  })
  recordClick({
    ...link,
    at: Date.now(),
    verdict,
    reason,
    userAgent,
    ipHash: hashedAddress(clientAddress(request)),
  })
}

// Thousands of people stand behind one address of a mobile carrier: hashing it once is enough.
const hashes = new Map<string, string>()
function hashedAddress(address: string): string {
  let hash = hashes.get(address)
  if (!hash) {
    if (hashes.size > 10_000) hashes.clear()
    hash = keyedHash('visitor-address', address)
    hashes.set(address, hash)
  }
  return hash
}

/** Adds a parameter without disturbing the rest of an address, its fragment included. */
function withParameter(target: string, name: string, value: string): string {
  const hashAt = target.indexOf('#')
  const head = hashAt < 0 ? target : target.slice(0, hashAt)
  const tail = hashAt < 0 ? '' : target.slice(hashAt)
  return `${head}${head.includes('?') ? '&' : '?'}${name}=${value}${tail}`
}
