import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../platform/errors'
import type { HotPath } from '../platform/http.server'
import { type ByteRange, openStored, storedSize } from '../platform/storage.server'
import { MEDIA_PREFIX, type MediaAddress, readMediaPath } from './address.server'

/**
 * Serves stored media to browsers and carriers. Whatever the bytes are, they can never act as a page: they are typed
 * by us, never guessed at, sandboxed without scripts, and saved instead of shown unless we encoded them ourselves.
 */
export const mediaPath: HotPath = {
  prefix: MEDIA_PREFIX,
  async handle(request, response, pathname) {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new AppError('invalid', 'Media is read with GET.')
    const address = readMediaPath(pathname, new Date())
    const size = address && (await storedSize(address.workspaceId, address.sha256))
    if (!address || size === undefined || size === null)
      throw new AppError('not_found', 'This file does not exist, or its address is over.')
    if (request.headers['if-none-match'] === `"${address.sha256}"`) {
      response.writeHead(304, headersOf(address)).end()
      return
    }
    await send(request, response, address, size)
  },
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  address: MediaAddress,
  size: number,
): Promise<void> {
  const range = rangeOf(request.headers.range, size)
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end()
    return
  }
  const headers = headersOf(address)
  if (range) {
    headers['content-range'] = `bytes ${range.start}-${range.end}/${size}`
    headers['content-length'] = String(range.end - range.start + 1)
  } else headers['content-length'] = String(size)
  if (request.method === 'HEAD') {
    response.writeHead(range ? 206 : 200, headers).end()
    return
  }
  const bytes = await openStored(address.workspaceId, address.sha256, range ?? undefined)
  response.writeHead(range ? 206 : 200, headers)
  // A reader who leaves in the middle is no fault.
  await pipeline(bytes, response).catch(() => response.destroy())
}

function headersOf(address: MediaAddress): Record<string, string> {
  const shown = address.form !== 'attachment'
  return {
    'content-type': shown ? address.form : 'application/octet-stream',
    'content-disposition': shown ? 'inline' : 'attachment; filename="original"',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': address.expires === 0 ? 'public, max-age=31536000, immutable' : 'private, no-store',
    'accept-ranges': 'bytes',
    etag: `"${address.sha256}"`,
  }
}

/** One range of RFC 9110 §14; several at once are answered with the whole, as the RFC allows. */
function rangeOf(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return null
  const [, first = '', last = ''] = match
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return start >= size || start > end ? 'unsatisfiable' : { start, end }
}
