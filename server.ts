import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import next from 'next'
import { flushClicks } from '@/lib/links/clicks.server'
import { pixelPath } from '@/lib/links/pixel.server'
import { linkPath } from '@/lib/links/redirect.server'
import { mediaPath } from '@/lib/media/serve.server'
import { uploadPath } from '@/lib/media/upload.server'
import { carrierPaths } from '@/lib/messages/callbacks.server'
import { hostedPages } from '@/lib/messages/hosted-page.server'
import { optOutPages } from '@/lib/messages/opt-out-page.server'
import { config } from '@/lib/platform/config.server'
import { closeDatabase } from '@/lib/platform/db.server'
import { frontOf } from '@/lib/platform/front.server'
import { contentSecurityPolicy } from '@/lib/platform/headers'
import { healthPaths } from '@/lib/platform/health.server'
import type { HotPath } from '@/lib/platform/http.server'
import { log } from '@/lib/platform/log.server'
import { closeQueues } from '@/lib/platform/queue.server'
import { staticFiles } from '@/lib/platform/statics.server'

/** Answered before Next sees them, in this order. */
const hotPaths: HotPath[] = [
  linkPath,
  optOutPages,
  hostedPages,
  ...carrierPaths,
  mediaPath,
  pixelPath,
  uploadPath,
  ...healthPaths,
]

const { HOST, PORT, NODE_ENV, NEXT_DIST_DIR, publicUrl, linkUrl } = config()
const development = NODE_ENV === 'development'
const https = publicUrl.startsWith('https://')

// next-auth reads its address from the environment.
// biome-ignore lint/style/noProcessEnv: see above
process.env.NEXTAUTH_URL = publicUrl

const app = next({ dev: development, hostname: HOST, port: PORT })
await app.prepare()
const handleByNext = app.getRequestHandler()

const serveStatic = development ? null : staticFiles(path.resolve(NEXT_DIST_DIR, 'static'))
const server = createServer(frontOf({ hotPaths, rest: answer, origin: linkUrl }))
// Uploads and slow phones may take long over a body; headers may not.
server.headersTimeout = 20_000
server.requestTimeout = 0
server.keepAliveTimeout = 65_000
server.on('upgrade', app.getUpgradeHandler())
server.on('error', (error: NodeJS.ErrnoException) => {
  log.error(error.code === 'EADDRINUSE' ? { port: PORT } : { err: error }, 'the web server cannot listen')
  process.exit(1)
})
server.listen(PORT, HOST, () => log.info({ address: publicUrl }, 'web is ready'))

function answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> | void {
  if (!serveStatic) return answerByNext(request, response, url)
  return new Promise((resolve, reject) => {
    response.once('close', resolve)
    serveStatic(request, response, () => answerByNext(request, response, url).then(resolve, reject))
  })
}

/** Next takes the nonce for its own scripts from the policy in the request's headers. */
async function answerByNext(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const nonce = randomBytes(16).toString('base64')
  const policy = contentSecurityPolicy(nonce, { development, https })
  request.headers['x-nonce'] = nonce
  // Pages send people to sign-in with the way back.
  request.headers['x-path'] = pathOf(url)
  request.headers['content-security-policy'] = policy
  response.setHeader('content-security-policy', policy)
  await handleByNext(request, response)
}

/** Path and query as the address bar shows them: Next's own `_rsc` left out. */
function pathOf(url: URL): string {
  const query = new URLSearchParams(url.searchParams)
  query.delete('_rsc')
  return query.size > 0 ? `${url.pathname}?${query}` : url.pathname
}

let stopping = false
async function stop(signal: string): Promise<void> {
  if (stopping) return
  stopping = true
  log.info({ signal }, 'web is stopping')
  const late = setTimeout(() => process.exit(1), 10_000)
  late.unref()
  server.closeIdleConnections()
  // Live streams never end by themselves.
  setTimeout(() => server.closeAllConnections(), 3000).unref()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await app.close()
  await flushClicks()
  await closeQueues()
  await closeDatabase()
  process.exit(0)
}

process.on('SIGTERM', () => void stop('SIGTERM'))
process.on('SIGINT', () => void stop('SIGINT'))
