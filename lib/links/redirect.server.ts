import type { IncomingMessage, ServerResponse } from 'node:http'
import { keyedHash } from '../platform/crypto.server'
import { clientAddress, type HotPath } from '../platform/http.server'
import { judge } from './bots'
import { recordClick } from './clicks.server'
import { readShortCode } from './code.server'
import { destination, rememberedDestination } from './destinations.server'

/** The query parameter by which the shop's page, and so the conversion snippet, learns which message brought the visitor. */
const clickParameter = 'mq'

/** `/l/<code>`: 302 to the destination first, the click recorded after. */
export const linkPath: HotPath = {
  prefix: '/l/',
  async handle(request, response, url) {
    const code = url.pathname.slice('/l/'.length)
    const link = readShortCode(code)
    const target =
      link &&
      (rememberedDestination(link.messageId, link.linkNumber) ??
        (await destination(link.messageId, link.linkNumber)))
    if (!link || !target) return answerGone(response)
    response.writeHead(302, {
      location: withParameter(target, clickParameter, code),
      'cache-control': 'no-store',
      'content-length': '0',
    })
    response.end()
    note(request, link)
  },
}

function note(request: IncomingMessage, link: { messageId: number; linkNumber: number }): void {
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

const gonePage = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>This link has ended</title><style>body{font:16px/24px system-ui,sans-serif;margin:20vh auto;max-width:26rem;padding:0 1.5rem;color:#0f141a;background:#edf0f3}
@media(prefers-color-scheme:dark){body{color:#eff3f7;background:#090c10}}</style>
<h1>This link has ended</h1><p>It may have been cut short when it was copied. Open the message it came in and tap it there.</p></html>`

function answerGone(response: ServerResponse): void {
  response.writeHead(404, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'content-length': Buffer.byteLength(gonePage),
  })
  response.end(gonePage)
}
