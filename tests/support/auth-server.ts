import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Cookies = Map<string, string>

/** next-auth with the product's options on a bare server, and a visitor with a cookie jar. */
export async function authServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const { default: NextAuth } = await import('next-auth')
  const { authOptions } = await import('@/lib/accounts/auth.server')
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://here')
    const nextauth = url.pathname.replace('/api/auth/', '').split('/')
    const extended = Object.assign(request, {
      query: { ...Object.fromEntries(url.searchParams), nextauth },
      cookies: Object.fromEntries(parseCookies(request)),
      body: Object.fromEntries(new URLSearchParams(Buffer.concat(await request.toArray()).toString())),
    })
    request.headers['x-client-address'] = '127.0.0.1'
    await NextAuth(extended as never, withHelpers(response) as never, authOptions())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env.NEXTAUTH_URL = url
  return { url, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

function parseCookies(request: IncomingMessage): [string, string][] {
  const header = request.headers.cookie ?? ''
  return header
    .split('; ')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=')
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))]
    })
}

/** What Next adds to a response of a pages route. */
function withHelpers(response: ServerResponse): ServerResponse {
  return Object.assign(response, {
    status(code: number) {
      response.statusCode = code
      return response
    },
    json(body: unknown) {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify(body))
    },
    send(body: unknown) {
      response.end(typeof body === 'string' ? body : JSON.stringify(body))
    },
  })
}

/** A browser as far as signing in needs one: keeps cookies, follows nothing by itself. */
export class Visitor {
  private readonly cookies: Cookies = new Map()
  constructor(private readonly url: string) {}

  async go(address: string, form?: Record<string, string>): Promise<Response> {
    const response = await fetch(new URL(address, this.url), {
      redirect: 'manual',
      headers: { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      this.cookies.set(name, value)
    }
    return response
  }

  async csrfToken(): Promise<string> {
    return ((await (await this.go('/api/auth/csrf')).json()) as { csrfToken: string }).csrfToken
  }

  async session(): Promise<{ userId?: string; sessionEpoch?: number }> {
    return (await (await this.go('/api/auth/session')).json()) as { userId?: string }
  }
}
