import { newToken } from '../platform/crypto.server'
import { type PrismaTransaction, prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { audit, audited } from './audit.server'
import { allow, type Scope } from './scope'
import { freeSlug, slugOf } from './slug'
import type { WorkspaceSettings } from './workspace'

export type NewWorkspace = { name: string; brandName?: string; timeZone?: string }
export type CreatedWorkspace = { id: string; slug: string }

/** A workspace with its first owner, who must exist. Its slug comes from its name. */
export function createWorkspace(ownerUserId: string, input: NewWorkspace): Promise<CreatedWorkspace> {
  return onceMoreOnTakenSlug(() => prisma().$transaction((tx) => createWorkspaceIn(tx, ownerUserId, input)))
}

/** The same inside a transaction of the caller, who wraps it in `onceMoreOnTakenSlug`. */
export async function createWorkspaceIn(
  tx: PrismaTransaction,
  ownerUserId: string,
  input: NewWorkspace,
): Promise<CreatedWorkspace> {
  const wanted = slugOf(input.name)
  const taken = await tx.workspace.findMany({
    where: { slug: { startsWith: wanted } },
    select: { slug: true },
  })
  const workspace = await tx.workspace.create({
    data: {
      name: input.name,
      slug: freeSlug(wanted, new Set(taken.map(({ slug }) => slug))),
      brandName: input.brandName ?? input.name,
      ...(input.timeZone ? { timeZone: input.timeZone } : {}),
      pixelKey: `px_${newToken().slice(0, 22)}`,
      members: { create: { userId: ownerUserId, role: 'owner' } },
    },
    select: { id: true, slug: true },
  })
  const scope: Scope = {
    workspaceId: workspace.id,
    actor: { kind: 'user', id: ownerUserId },
    grants: { role: 'owner' },
  }
  await audit(tx, scope, {
    action: 'workspace.created',
    subjectType: 'workspace',
    subjectId: workspace.id,
    data: { name: input.name },
  })
  return workspace
}

/** Two workspaces of one name made at the same moment choose the same slug; the second one chooses again. */
export async function onceMoreOnTakenSlug<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries >= 4 || !isTaken(error, 'slug')) throw error
    }
  }
}

/** Whether a write failed because another row already has this value. P2002: unique constraint, in Prisma's words. */
export function isTaken(error: unknown, column: string): boolean {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'P2002') return false
  return JSON.stringify('meta' in error ? error.meta : {}).includes(column)
}

const settings = {
  name: true,
  brandName: true,
  timeZone: true,
  country: true,
  currency: true,
  optOutLine: true,
  stopReply: true,
  startReply: true,
  helpReply: true,
  attributionHours: true,
} as const

export async function readWorkspace(
  scope: Scope,
): Promise<WorkspaceSettings & { country: string; currency: string }> {
  allow(scope, 'workspace.read')
  const workspace = await prisma().workspace.findUnique({
    where: { id: scope.workspaceId },
    select: settings,
  })
  if (!workspace) throw new AppError('not_found', 'This workspace does not exist any more.')
  return workspace
}

/** Changes what is given and leaves the rest. The audit log names the fields, with old and new value. */
export function updateWorkspace(scope: Scope, change: Partial<WorkspaceSettings>): Promise<void> {
  allow(scope, 'workspace.manage')
  return audited(scope, async (tx) => {
    const before = await tx.workspace.findUniqueOrThrow({
      where: { id: scope.workspaceId },
      select: settings,
    })
    const changed = Object.entries(change).filter(
      ([name, value]) => before[name as keyof WorkspaceSettings] !== value,
    )
    await tx.workspace.update({ where: { id: scope.workspaceId }, data: Object.fromEntries(changed) })
    const data = Object.fromEntries(
      changed.map(([name, to]) => [name, { from: before[name as keyof WorkspaceSettings], to }]),
    )
    return {
      result: undefined,
      entry: {
        action: 'workspace.changed',
        subjectType: 'workspace',
        subjectId: scope.workspaceId,
        data,
      },
    }
  })
}
