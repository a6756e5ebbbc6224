import { type PrismaTransaction, prisma } from '../platform/db.server'
import { AppError, notFound } from '../platform/errors'
import { audited } from './audit.server'
import type { Role } from './roles'
import { allow, type Scope } from './scope'

export type MemberLine = { userId: string; name: string; email: string; role: Role; since: Date }

/** The team, owners first, then by name. */
export async function listMembers(scope: Scope): Promise<MemberLine[]> {
  allow(scope, 'workspace.read')
  const members = await prisma().member.findMany({
    where: { workspaceId: scope.workspaceId },
    select: { userId: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
    orderBy: [{ role: 'asc' }, { user: { name: 'asc' } }],
  })
  return members.map(({ userId, role, createdAt, user }) => ({ userId, ...user, role, since: createdAt }))
}

/** Gives a member another role. @throws AppError('conflict') when that would leave the workspace without an owner. */
export function changeRole(scope: Scope, userId: string, role: Role): Promise<void> {
  allow(scope, 'members.manage')
  return audited(scope, async (tx) => {
    const from = await roleOf(tx, scope, userId)
    if (role !== 'owner') await keepAnOwner(tx, scope, userId)
    await tx.member.update({
      where: { workspaceId_userId: { workspaceId: scope.workspaceId, userId } },
      data: { role },
    })
    return { result: undefined, entry: entry('member.role_changed', userId, { from, to: role }) }
  })
}

/** Ends a membership at once. @throws AppError('conflict') for the last owner. */
export function removeMember(scope: Scope, userId: string): Promise<void> {
  allow(scope, 'members.manage')
  return endMembership(scope, userId, 'member.removed')
}

/** The member goes on their own; every role may. @throws AppError('conflict') for the last owner. */
export function leaveWorkspace(scope: Scope): Promise<void> {
  allow(scope, 'workspace.read')
  if (scope.actor.kind !== 'user') throw new AppError('forbidden', 'Only a member can leave.')
  return endMembership(scope, scope.actor.id, 'member.left')
}

function endMembership(scope: Scope, userId: string, action: string): Promise<void> {
  return audited(scope, async (tx) => {
    const role = await roleOf(tx, scope, userId)
    await keepAnOwner(tx, scope, userId)
    await tx.member.delete({ where: { workspaceId_userId: { workspaceId: scope.workspaceId, userId } } })
    return { result: undefined, entry: entry(action, userId, { role }) }
  })
}

async function roleOf(tx: PrismaTransaction, scope: Scope, userId: string): Promise<Role> {
  const member = await tx.member.findUnique({
    where: { workspaceId_userId: { workspaceId: scope.workspaceId, userId } },
    select: { role: true },
  })
  if (!member) throw notFound('member')
  return member.role
}

/** Locks the owners while it looks: of two owners who go at the same moment, one stays. */
async function keepAnOwner(tx: PrismaTransaction, scope: Scope, without: string): Promise<void> {
  const owners = await tx.$queryRaw<{ user_id: string }[]>`
    SELECT user_id::text FROM member
    WHERE workspace_id = ${scope.workspaceId}::uuid AND role = 'owner' ORDER BY user_id FOR UPDATE`
  if (owners.some((owner) => owner.user_id !== without)) return
  throw new AppError(
    'conflict',
    'A workspace needs an owner. Make somebody else an owner first; nothing was changed.',
  )
}

function entry(action: string, userId: string, data: Record<string, unknown>) {
  return { action, subjectType: 'user', subjectId: userId, data }
}
