import { randomBytes, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { flushClicks } from '@/lib/links/clicks.server'
import { pixelPath } from '@/lib/links/pixel.server'
import { linkPath } from '@/lib/links/redirect.server'
import { mediaPath } from '@/lib/media/serve.server'
import { uploadPath } from '@/lib/media/upload.server'
import { config } from '@/lib/platform/config.server'
import { closeDatabase } from '@/lib/platform/db.server'
import { AppError } from '@/lib/platform/errors'
import { contentSecurityPolicy, securityHeaders } from '@/lib/platform/headers'
import { healthPaths } from '@/lib/platform/health.server'
import { clientAddress, type HotPath, sendError } from '@/lib/platform/http.server'
import { log, withLogContext } from '@/lib/platform/log.server'
import { closeQueues } from '@/lib/platform/queue.server'

/** Answered before Next sees them, in this order. */
const hotPaths: HotPath[] = [uploadPath, mediaPath, linkPath, pixelPath, ...healthPaths]

const { HOST, PORT, NODE_ENV, publicUrl, linkUrl } = config()
const development = NODE_ENV === 'development'
const https = publicUrl.startsWith('https://')

// next-auth reads its address from the environment.
// biome-ignore lint/style/noProcessEnv: see above
process.env.NEXTAUTH_URL = publicUrl

const app = next({ dev: development, hostname: HOST, port: PORT })
await app.prepare()
const handleByNext = app.getRequestHandler()

const server = createServer((request, response) => {
  void withLogContext({ requestId: randomUUID() }, () => answer(request, response))
})
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

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  if (https) response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
  // Only this server may say who the client is.
  request.headers['x-client-address'] = clientAddress(request)
  try {
    const url = parseUrl(request.url)
    const hot = hotPaths.find((path) => url.pathname.startsWith(path.prefix))
    if (hot) return await hot.handle(request, response, url)
    await answerByNext(request, response, url)
  } catch (error) {
    const errorId = randomUUID().slice(0, 8)
    if (!(error instanceof AppError)) log.error({ err: error, errorId }, 'a request failed')
    sendError(response, error, errorId)
  }
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

function parseUrl(target = '/'): URL {
  try {
    return new URL(target, linkUrl)
  } catch {
    throw new AppError('invalid', 'This address is not valid.')
  }
}

let stopping = false
async function stop(signal: string): Promise<void> {
  if (stopping) return
  stopping = true
  log.info({ signal }, 'web is stopping')
  const late = setTimeout(() => process.exit(1), 10_000)
  late.unref()
  server.closeIdleConnections()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  await app.close()
  await flushClicks()
  await closeQueues()
  await closeDatabase()
  process.exit(0)
}

process.on('SIGTERM', () => void stop('SIGTERM'))
process.on('SIGINT', () => void stop('SIGINT'))
