import type { IncomingMessage } from 'node:http'
import { getToken } from 'next-auth/jwt'
import { type Membership, membershipOfUser, sessionKey, userOfToken } from './membership.server'

/**
 * The membership behind a request that Next does not see (hot paths). The same rules as `membershipOf`.
 * @throws AppError('unauthenticated') without a session; AppError('not_found') when the workspace is not theirs.
 */
export async function membershipOfRequest(request: IncomingMessage, slug: string): Promise<Membership> {
  const { secret, secure } = sessionKey()
  const token = await getToken({
    // It reads headers and cookies only, though its type asks for a request of Next.
    req: { headers: { cookie: request.headers.cookie }, cookies: cookiesOf(request) } as never,
    secret,
    secureCookie: secure,
  })
  const user =
    typeof token?.userId === 'string' && typeof token.sessionEpoch === 'number'
      ? await userOfToken({ userId: token.userId, sessionEpoch: token.sessionEpoch })
      : undefined
  return membershipOfUser(user, slug)
}

function cookiesOf(request: IncomingMessage): Record<string, string> {
  const cookies: Record<string, string> = {}
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name = '', ...value] = pair.trim().split('=')
    if (name && !(name in cookies)) cookies[name] = decoded(value.join('='))
  }
  return cookies
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
