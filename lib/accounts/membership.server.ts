import { config } from '../platform/config.server'
import { derivedKey } from '../platform/crypto.server'
import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import type { Role } from './roles'
import type { Scope } from './scope'

export type CurrentUser = {
  id: string
  email: string
  name: string
  /** The language they chose; null while they never did. */
  locale: string | null
}

type WorkspaceSummary = {
  id: string
  slug: string
  name: string
  brandName: string
  timeZone: string
  currency: string
}

export type Membership = { user: CurrentUser; workspace: WorkspaceSummary; role: Role; scope: Scope }

/** What session cookies are made and read with. */
export function sessionKey(): { secret: string; secure: boolean } {
  return {
    secret: derivedKey('session').toString('base64url'),
    secure: config().publicUrl.startsWith('https://'),
  }
}

/** What a session token says: who, and as of which epoch. */
export type SessionToken = { userId: string; sessionEpoch: number }

/** The person a session belongs to; undefined when it is older than their epoch (password changed, signed out everywhere). */
export async function userOfToken(token: SessionToken): Promise<CurrentUser | undefined> {
  const user = await prisma().user.findUnique({
    where: { id: token.userId },
    select: { id: true, email: true, name: true, locale: true, sessionEpoch: true },
  })
  if (!user || user.sessionEpoch !== token.sessionEpoch) return undefined
  return { id: user.id, email: user.email, name: user.name, locale: user.locale }
}

/**
 * A person's membership of the workspace with this slug.
 * @throws AppError('unauthenticated') without a person; AppError('not_found') when it is not theirs, as if it did not exist.
 */
export async function membershipOfUser(user: CurrentUser | undefined, slug: string): Promise<Membership> {
  if (!user) throw new AppError('unauthenticated', 'Sign in to go on. What you typed is kept in this tab.')
  const member = await prisma().member.findFirst({
    where: { userId: user.id, workspace: { slug } },
    select: {
      role: true,
      workspace: {
        select: { id: true, slug: true, name: true, brandName: true, timeZone: true, currency: true },
      },
    },
  })
  if (!member)
    throw new AppError('not_found', 'This workspace does not exist, or you are not a member of it.')
  return {
    user,
    workspace: member.workspace,
    role: member.role,
    scope: {
      workspaceId: member.workspace.id,
      actor: { kind: 'user', id: user.id },
      grants: { role: member.role },
    },
  }
}
