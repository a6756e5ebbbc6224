import { type PrismaTransaction, prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import type { SignedIn } from './sign-in.server'

/** What an OpenID Connect issuer says about a person (OpenID Connect Core 1.0, 5.1). */
export type Identity = {
  provider: string
  /** `sub`: never reassigned by the issuer, unlike an e-mail address. */
  subject: string
  email: string | undefined
  emailVerified: boolean
  name: string | undefined
}

const selection = { id: true, email: true, name: true, sessionEpoch: true } as const

/**
 * The person behind an identity: linked before, or with the same verified e-mail address, or new (then without a workspace).
 * @throws AppError('forbidden') when the issuer has not verified the e-mail address: linking by it would hand accounts over.
 */
export function userOfIdentity(identity: Identity): Promise<SignedIn> {
  return prisma().$transaction(async (tx) => {
    const { provider, subject } = identity
    const linked = await tx.userIdentity.findUnique({
      where: { provider_subject: { provider, subject } },
      select: { user: { select: selection } },
    })
    if (linked) return linked.user
    if (!identity.email || !identity.emailVerified) {
      throw new AppError('forbidden', 'Your identity provider has not verified your e-mail address.')
    }
    const user = await userWithEmail(tx, identity.email.toLowerCase(), identity.name)
    await tx.userIdentity.create({ data: { provider, subject, userId: user.id } })
    return user
  })
}

async function userWithEmail(
  tx: PrismaTransaction,
  email: string,
  name: string | undefined,
): Promise<SignedIn> {
  return tx.user.upsert({
    where: { email },
    update: {},
    create: { email, name: (name ?? email.split('@')[0] ?? email).slice(0, 80) },
    select: selection,
  })
}
