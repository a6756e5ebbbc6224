import { config } from '../platform/config.server'
import { newToken, sha256 } from '../platform/crypto.server'
import { type PrismaTransaction, prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { limit } from '../platform/limiter.server'
import { audit, audited } from './audit.server'
import { mailSoon, writeMail } from './mail.server'
import { invitationLetter } from './mails'
import { hashPassword } from './password.server'
import type { Role } from './roles'
import { allow, type Scope } from './scope'
import { isTaken } from './workspaces.server'

const lifeMs = 7 * 24 * 3_600_000

export type InvitationLine = { id: string; email: string; role: Role; createdAt: Date; expiresAt: Date }

const open = (now: Date) => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: now } })

/** Mails an invitation that lives a week. A newer one for the same address ends the older. */
export async function inviteMember(
  scope: Scope,
  input: { email: string; role: Role },
): Promise<{ id: string }> {
  allow(scope, 'members.manage')
  await limit(`invite:${scope.workspaceId}`, { count: 50, seconds: 24 * 3600 })
  const token = newToken()
  const { id, mailId } = await audited(scope, async (tx) => {
    await refuseMember(tx, scope, input.email)
    const { workspaceId } = scope
    const now = new Date()
    await tx.invitation.updateMany({
      where: { workspaceId, email: input.email, ...open(now) },
      data: { revokedAt: now },
    })
    const invitation = await tx.invitation.create({
      data: {
        workspaceId,
        ...input,
        tokenHash: sha256(token),
        invitedById: scope.actor.id ?? '',
        expiresAt: new Date(now.getTime() + lifeMs),
      },
      select: { id: true, workspace: { select: { name: true } } },
    })
    const inviter = await tx.user.findUnique({ where: { id: scope.actor.id ?? '' }, select: { name: true } })
    const letter = invitationLetter(null, {
      inviter: inviter?.name ?? 'Somebody',
      workspace: invitation.workspace.name,
      role: input.role,
      link: `${config().publicUrl}/invitation/${token}`,
    })
    const mailId = await writeMail(tx, { recipient: input.email, ...letter })
    return {
      result: { id: invitation.id, mailId },
      entry: {
        action: 'member.invited',
        subjectType: 'invitation',
        subjectId: invitation.id,
        data: { email: input.email, role: input.role },
      },
    }
  })
  await mailSoon(mailId)
  return { id }
}

async function refuseMember(tx: PrismaTransaction, scope: Scope, email: string): Promise<void> {
  const member = await tx.member.findFirst({
    where: { workspaceId: scope.workspaceId, user: { email } },
    select: { userId: true },
  })
  if (!member) return
  const sentence = 'This person is a member already.'
  throw new AppError('conflict', sentence, { fields: { email: sentence } })
}

export function listInvitations(scope: Scope, now = new Date()): Promise<InvitationLine[]> {
  allow(scope, 'members.manage')
  return prisma().invitation.findMany({
    where: { workspaceId: scope.workspaceId, ...open(now) },
    select: { id: true, email: true, role: true, createdAt: true, expiresAt: true },
    orderBy: { createdAt: 'desc' },
  })
}

/** Ends an invitation: its link stops working. @throws AppError('not_found') when it is not open. */
export function revokeInvitation(scope: Scope, id: string): Promise<void> {
  allow(scope, 'members.manage')
  return audited(scope, async (tx) => {
    const now = new Date()
    const { count } = await tx.invitation.updateMany({
      where: { workspaceId: scope.workspaceId, id, ...open(now) },
      data: { revokedAt: now },
    })
    if (count === 0) throw new AppError('not_found', 'This invitation is not open any more.')
    return {
      result: undefined,
      entry: { action: 'invitation.revoked', subjectType: 'invitation', subjectId: id },
    }
  })
}

export type InvitationShown = {
  workspaceName: string
  email: string
  role: Role
  /** Whether the invited address has an account: then its owner signs in, else they make one here. */
  hasAccount: boolean
}

/** What the holder of the link may see. @throws AppError('gone') for a link that is used, old, ended or not ours. */
export async function readInvitation(token: string): Promise<InvitationShown> {
  const invitation = await findOpen(prisma(), token)
  const user = await prisma().user.findUnique({ where: { email: invitation.email }, select: { id: true } })
  return {
    workspaceName: invitation.workspace.name,
    email: invitation.email,
    role: invitation.role,
    hasAccount: user !== null,
  }
}

/** A signed-in person joins. @throws AppError('forbidden') when the invitation is for another address. */
export function acceptInvitation(
  user: { id: string; email: string },
  token: string,
): Promise<{ slug: string }> {
  return prisma().$transaction(async (tx) => {
    const invitation = await findOpen(tx, token)
    if (invitation.email !== user.email) {
      throw new AppError('forbidden', 'This invitation is for {email}. Sign in with that address.', {
        values: { email: invitation.email },
      })
    }
    return join(tx, user.id, invitation)
  })
}

/**
 * Somebody without an account makes one and joins, in one transaction. Holding the link proves the address.
 * @throws AppError('conflict') when the address has an account by now.
 */
export async function acceptAsNewUser(
  token: string,
  input: { name: string; password: string },
): Promise<{ email: string; slug: string }> {
  // A hash costs much on purpose: strangers with made-up links must not be able to order them.
  await findOpen(prisma(), token)
  const passwordHash = await hashPassword(input.password)
  try {
    return await prisma().$transaction(async (tx) => {
      const invitation = await findOpen(tx, token)
      const { email } = invitation
      const user = await tx.user.create({
        data: { email, name: input.name, passwordHash },
        select: { id: true },
      })
      return { email, ...(await join(tx, user.id, invitation)) }
    })
  } catch (error) {
    if (isTaken(error, 'email'))
      throw new AppError(
        'conflict',
        'This e-mail address has an account already. Sign in with it, then open the link again.',
      )
    throw error
  }
}

type Open = Awaited<ReturnType<typeof findOpen>>

async function findOpen(tx: Pick<PrismaTransaction, 'invitation'>, token: string) {
  const invitation = await tx.invitation.findFirst({
    where: { tokenHash: sha256(token), ...open(new Date()) },
    select: {
      workspaceId: true,
      id: true,
      email: true,
      role: true,
      workspace: { select: { name: true, slug: true } },
    },
  })
  if (!invitation)
    throw new AppError('gone', 'This invitation was used, ended, or is older than a week. Ask for a new one.')
  return invitation
}

async function join(tx: PrismaTransaction, userId: string, invitation: Open): Promise<{ slug: string }> {
  const { workspaceId, id, role } = invitation
  // The condition is in the write: a link opened twice at the same moment joins once.
  const { count } = await tx.invitation.updateMany({
    where: { workspaceId, id, acceptedAt: null, revokedAt: null },
    data: { acceptedAt: new Date() },
  })
  if (count === 0) throw new AppError('gone', 'This invitation was used or ended a moment ago.')
  await tx.member.upsert({
    where: { workspaceId_userId: { workspaceId, userId } },
    update: {},
    create: { workspaceId, userId, role },
  })
  const scope: Scope = { workspaceId, actor: { kind: 'user', id: userId }, grants: { role } }
  await audit(tx, scope, {
    action: 'member.joined',
    subjectType: 'user',
    subjectId: userId,
    data: { role, invitation: id },
  })
  return { slug: invitation.workspace.slug }
}
