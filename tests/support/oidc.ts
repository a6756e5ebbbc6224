import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Claims = { sub: string; email?: string; email_verified?: boolean; name?: string }

export type Issuer = {
  url: string
  client: { id: string; secret: string }
  /** Who signs in next, and what the issuer says about them. */
  claims: Claims
  /** Makes the issuer sign what the client did not ask for. */
  forge: { nonce?: string; audience?: string; foreignKey?: boolean }
  close: () => Promise<void>
}

/** A small OpenID Connect issuer on loopback: code flow with PKCE, RS256 (OpenID Connect Core 1.0, 3.1). */
export async function testIssuer(): Promise<Issuer> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { nonce: string; challenge: string }>()
  const issuer: Issuer = {
    url: '',
    client: { id: 'marquee', secret: 'a client secret' },
    claims: { sub: 'nobody' },
    forge: {},
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }

  const idToken = (nonce: string): string => {
    const now = Math.floor(Date.now() / 1000)
    const { forge, client, claims, url } = issuer
    const payload = { iss: url, aud: forge.audience ?? client.id, iat: now, exp: now + 300, ...claims }
    const parts = [
      { alg: 'RS256', kid: 'k1' },
      { ...payload, nonce: forge.nonce ?? nonce },
    ]
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
    const { privateKey } = forge.foreignKey ? foreign : keys
    return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`
  }

  const authorize = (query: URLSearchParams): string => {
    const code = randomBytes(8).toString('hex')
    codes.set(code, { nonce: query.get('nonce') ?? '', challenge: query.get('code_challenge') ?? '' })
    const back = new URL(query.get('redirect_uri') ?? '')
    back.searchParams.set('code', code)
    back.searchParams.set('state', query.get('state') ?? '')
    return back.href
  }

  const token = async (request: IncomingMessage): Promise<object | undefined> => {
    const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString())
    const basic = Buffer.from(request.headers.authorization?.slice(6) ?? '', 'base64').toString()
    const known = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const client = `${issuer.client.id}:${encodeURIComponent(issuer.client.secret).replace(/%20/g, '+')}`
    if (!known || known.challenge !== proof || basic !== client) return undefined
    return { access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: idToken(known.nonce) }
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer.url)
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration') return json(discovery(issuer.url))
    if (url.pathname === '/jwks')
      return json({
        keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }],
      })
    if (url.pathname === '/authorize')
      return response.writeHead(302, { location: authorize(url.searchParams) }).end()
    if (url.pathname === '/token') {
      const answer = await token(request)
      return json(answer ?? { error: 'invalid_grant' }, answer ? 200 : 400)
    }
    return json({}, 404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return issuer
}

function discovery(url: string): object {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    jwks_uri: `${url}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  }
}
