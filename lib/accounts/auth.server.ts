import { randomUUID } from 'node:crypto'
import type { Account, NextAuthOptions, Profile, User } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { config } from '../platform/config.server'
import { AppError } from '../platform/errors'
import { log } from '../platform/log.server'
import { userOfIdentity } from './identity.server'
import { sessionKey } from './membership.server'
import { signInWithPassword } from './sign-in.server'
import type { SignInProblem } from './sign-in-errors'

declare module 'next-auth' {
  interface User {
    sessionEpoch: number
  }
  interface Session {
    userId: string
    sessionEpoch: number
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    userId: string
    sessionEpoch: number
  }
}

/** The options of next-auth: signed-in people carry a token with their id and epoch; everything else is read from the database. */
export function authOptions(): NextAuthOptions {
  const { secret, secure } = sessionKey()
  return {
    secret,
    session: { strategy: 'jwt', maxAge: 30 * 24 * 3600, updateAge: 24 * 3600 },
    useSecureCookies: secure,
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [credentials(), ...openIdConnect()],
    logger: {
      error: (code, metadata) => log.warn({ code, err: causeOf(metadata) }, 'signing in failed'),
      warn: (code) => log.debug({ code }, 'next-auth warns'),
      debug: () => {},
    },
    callbacks: {
      signIn: ({ user, account, profile }) =>
        account?.provider === 'oidc' ? admit(user, account, profile) : true,
      jwt({ token, user }) {
        return user ? { ...token, userId: user.id, sessionEpoch: user.sessionEpoch } : token
      },
      session({ session, token }) {
        return { ...session, userId: token.userId, sessionEpoch: token.sessionEpoch }
      },
    },
  }
}

/** The configured issuer, as the sign-in page offers it. */
export function singleSignOn(): { name: string } | undefined {
  return openIdConnect().length > 0 ? { name: config().OIDC_NAME } : undefined
}

function credentials() {
  return CredentialsProvider({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(input, request) {
      const headers = request.headers as Record<string, string> | undefined
      const address = headers?.['x-client-address'] ?? 'unknown'
      try {
        if (!input?.email || !input.password) throw new AppError('invalid', 'Nothing was entered.')
        return await signInWithPassword(String(input.email), String(input.password), address)
      } catch (error) {
        // next-auth hands the message to the sign-in page as ?error=…: only a code may get there.
        if (error instanceof AppError) throw new Error(error.code)
        log.error({ err: error, errorId: randomUUID().slice(0, 8) }, 'signing in failed')
        throw new Error('internal')
      }
    },
  })
}

type Claims = { sub: string; email?: string; email_verified?: boolean | string; name?: string }

function openIdConnect(): OAuthConfig<Claims>[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = config()
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return []
  return [
    {
      id: 'oidc',
      name: OIDC_NAME,
      type: 'oauth',
      wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      idToken: true,
      checks: ['pkce', 'state', 'nonce'],
      authorization: { params: { scope: 'openid email profile' } },
      // Replaced by our own person in `admit`, before a token is made of it.
      profile: (claims) => ({ id: claims.sub, sessionEpoch: -1 }),
    },
  ]
}

/** Turns an identity into one of our people, or sends the visitor back with the reason. */
async function admit(user: User, account: Account, profile: Profile | undefined): Promise<boolean | string> {
  const claims = (profile ?? {}) as Partial<Claims>
  try {
    const person = await userOfIdentity({
      provider: config().OIDC_ISSUER ?? 'oidc',
      subject: account.providerAccountId,
      email: claims.email,
      emailVerified: claims.email_verified === true || claims.email_verified === 'true',
      name: claims.name,
    })
    Object.assign(user, person)
    return true
  } catch (error) {
    if (error instanceof AppError) return `/sign-in?error=${'unverified' satisfies SignInProblem}`
    log.error({ err: error }, 'single sign-on failed')
    return '/sign-in?error=internal'
  }
}

function causeOf(metadata: unknown): unknown {
  return metadata instanceof Error ? metadata : (metadata as { error?: unknown } | undefined)?.error
}
