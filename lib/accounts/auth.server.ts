import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { config } from '../platform/config.server'
import { derivedKey } from '../platform/crypto.server'
import { AppError } from '../platform/errors'
import { signInWithPassword } from './sign-in.server'

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
  const secure = config().publicUrl.startsWith('https://')
  return {
    secret: derivedKey('session').toString('base64url'),
    session: { strategy: 'jwt', maxAge: 30 * 24 * 3600, updateAge: 24 * 3600 },
    useSecureCookies: secure,
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [credentials()],
    callbacks: {
      jwt({ token, user }) {
        return user ? { ...token, userId: user.id, sessionEpoch: user.sessionEpoch } : token
      },
      session({ session, token }) {
        return { ...session, userId: token.userId, sessionEpoch: token.sessionEpoch }
      },
    },
  }
}

function credentials() {
  return CredentialsProvider({
    credentials: { email: { type: 'email' }, password: { type: 'password' } },
    async authorize(input, request) {
      if (!input) return null
      const headers = request.headers as Record<string, string> | undefined
      try {
        return await signInWithPassword(
          input.email,
          input.password,
          headers?.['x-client-address'] ?? 'unknown',
        )
      } catch (error) {
        // next-auth hands the message to the sign-in page as ?error=…; only ours may get there.
        if (error instanceof AppError) throw new Error(error.message)
        throw error
      }
    },
  })
}
