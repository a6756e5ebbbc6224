import { allow, type Scope } from '../accounts/scope'
import { config } from '../platform/config.server'
import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { clientAddress, type HotPath, readBody, sendJson } from '../platform/http.server'
import { limit } from '../platform/limiter.server'
import { parse } from '../platform/parse'
import { conversionSchema } from './conversion'
import { recordConversion } from './conversions.server'
import { conversionSnippet } from './snippet'

const anyOrigin = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }

/** `/px/<key>.js` is the snippet; `/px/c/<key>` takes what it sends. The key names the workspace and grants nothing else. */
export const pixelPath: HotPath = {
  prefix: '/px/',
  async handle(request, response, pathname) {
    const script = /^\/px\/([\w-]{10,64})\.js$/.exec(pathname)
    if (script?.[1]) {
      const body = conversionSnippet(config().publicUrl, script[1])
      response.writeHead(200, {
        ...anyOrigin,
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=3600',
      })
      response.end(body)
      return
    }
    const key = /^\/px\/c\/([\w-]{10,64})$/.exec(pathname)?.[1]
    if (!key) throw new AppError('not_found', 'No such address.')
    for (const [name, value] of Object.entries(anyOrigin)) response.setHeader(name, value)
    if (request.method === 'OPTIONS') {
      response.writeHead(204, {
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'content-type',
      })
      response.end()
      return
    }
    if (request.method !== 'POST') throw new AppError('invalid', 'Send conversions with POST.')
    await limit(`pixel:${key}:${clientAddress(request)}`, { count: 60, seconds: 60 })
    const recorded = await recordConversion(
      await scopeOfPixel(key),
      parse(conversionSchema, await jsonBody(request)),
      'pixel',
    )
    sendJson(response, 200, { recorded: true, duplicate: recorded.duplicate })
  },
}

async function jsonBody(request: Parameters<HotPath['handle']>[0]): Promise<unknown> {
  const text = (await readBody(request, 4096)).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new AppError('invalid', 'The body is not JSON.')
  }
}

async function scopeOfPixel(pixelKey: string): Promise<Scope> {
  const workspace = await prisma().workspace.findUnique({ where: { pixelKey }, select: { id: true } })
  if (!workspace) throw new AppError('not_found', 'This snippet belongs to no workspace.')
  return {
    workspaceId: workspace.id,
    actor: { kind: 'system', id: null },
    grants: { scopes: ['conversions.write'] },
  }
}

/** The tag that a shop puts on its pages. */
export async function readSnippetTag(scope: Scope): Promise<string> {
  allow(scope, 'workspace.read')
  const { pixelKey } = await prisma().workspace.findUniqueOrThrow({
    where: { id: scope.workspaceId },
    select: { pixelKey: true },
  })
  return `<script async src="${config().publicUrl}/px/${pixelKey}.js"></script>`
}
