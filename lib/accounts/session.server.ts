import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { prisma } from '../platform/db.server'
import { authOptions } from './auth.server'
import { type CurrentUser, type Membership, membershipOfUser, userOfToken } from './membership.server'

export type { CurrentUser, Membership } from './membership.server'

/** The signed-in person, or undefined. */
export const currentUser = cache(async (): Promise<CurrentUser | undefined> => {
  const session = await getServerSession(authOptions())
  return session?.userId ? userOfToken(session) : undefined
})

/**
 * The signed-in person's membership of the workspace with this slug.
 * @throws AppError('unauthenticated') without a session; AppError('not_found') when it is not theirs, as if it did not exist.
 */
export const membershipOf = cache(
  async (slug: string): Promise<Membership> => membershipOfUser(await currentUser(), slug),
)

/** The workspaces of a person, by name. */
export async function workspacesOf(userId: string): Promise<{ slug: string; name: string }[]> {
  const members = await prisma().member.findMany({
    where: { userId },
    select: { workspace: { select: { slug: true, name: true } } },
    orderBy: { workspace: { name: 'asc' } },
  })
  return members.map((member) => member.workspace)
}

/** Whether a person owns any workspace of this installation. */
export async function ownsSomething(userId: string): Promise<boolean> {
  return (await prisma().member.count({ where: { userId, role: 'owner' } })) > 0
}
