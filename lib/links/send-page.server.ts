import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '../platform/config.server'
import { securityHeaders } from '../platform/headers'
import { chooseLocale, LOCALE_COOKIE, type Locale } from '../words/languages'
import { type PublicPage, writePage } from './public-page'

// No script runs on these pages, whatever a brand or a file is called.
const policy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src 'self'",
  "media-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const chosen = new RegExp(`(?:^|; )${LOCALE_COOKIE}=([\\w-]{2,10})(?:;|$)`)

/** The language that a visitor chose, or that their browser asks for. */
export function visitorLocale({ headers }: IncomingMessage): Locale {
  const cookie = chosen.exec(headers.cookie ?? '')?.[1]
  return chooseLocale({ acceptLanguage: headers['accept-language'] ?? null, ...(cookie ? { cookie } : {}) })
}

/** Answers with a page. Its address is a capability, so it is neither kept nor told to whom it leads. */
export function sendPage(response: ServerResponse, status: number, page: PublicPage): void {
  const body = writePage(page)
  response.writeHead(status, {
    ...securityHeaders(config().linkUrl.startsWith('https://')),
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
  })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}
