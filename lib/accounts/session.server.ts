import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { authOptions } from './auth.server'
import type { Role } from './roles'
import type { Scope } from './scope'

export type CurrentUser = { id: string; email: string; name: string }

/** The signed-in person, or undefined. A session older than the person's epoch (password changed, signed out everywhere) counts as none. */
export const currentUser = cache(async (): Promise<CurrentUser | undefined> => {
  const session = await getServerSession(authOptions())
  if (!session?.userId) return undefined
  const user = await prisma().user.findUnique({
    where: { id: session.userId },
    select: { id: true, email: true, name: true, sessionEpoch: true },
  })
  if (!user || user.sessionEpoch !== session.sessionEpoch) return undefined
  return { id: user.id, email: user.email, name: user.name }
})

export type WorkspaceSummary = {
  id: string
  slug: string
  name: string
  brandName: string
  timeZone: string
  currency: string
}

export type Membership = { user: CurrentUser; workspace: WorkspaceSummary; role: Role; scope: Scope }

/**
 * The signed-in person's membership of the workspace with this slug.
 * @throws AppError('unauthenticated') without a session; AppError('not_found') when it is not theirs, as if it did not exist.
 */
export const membershipOf = cache(async (slug: string): Promise<Membership> => {
  const user = await currentUser()
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
})

/** The workspaces of a person, by name. */
export async function workspacesOf(userId: string): Promise<{ slug: string; name: string }[]> {
  const members = await prisma().member.findMany({
    where: { userId },
    select: { workspace: { select: { slug: true, name: true } } },
    orderBy: { workspace: { name: 'asc' } },
  })
  return members.map((member) => member.workspace)
}
