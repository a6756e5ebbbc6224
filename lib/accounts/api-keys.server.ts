import { newToken, sha256 } from '../platform/crypto.server'
import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { audited } from './audit.server'
import type { ApiScope } from './roles'
import { allow, type Scope } from './scope'

export type ApiKeyLine = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  createdAt: Date
  lastUsedAt: Date | null
}

/** Makes a key. The returned `key` is shown once; only its SHA-256 is stored. */
export function createApiKey(
  scope: Scope,
  input: { name: string; scopes: ApiScope[] },
): Promise<{ id: string; key: string }> {
  allow(scope, 'keys.manage')
  const key = `mq_${newToken()}`
  return audited(scope, async (tx) => {
    const { id } = await tx.apiKey.create({
      data: {
        workspaceId: scope.workspaceId,
        name: input.name,
        prefix: key.slice(0, 9),
        hash: sha256(key),
        scopes: input.scopes,
        createdById: scope.actor.id ?? '',
      },
      select: { id: true },
    })
    const entry = {
      action: 'api_key.created',
      subjectType: 'api_key',
      subjectId: id,
      data: { name: input.name, scopes: input.scopes },
    }
    return { result: { id, key }, entry }
  })
}

export function listApiKeys(scope: Scope): Promise<ApiKeyLine[]> {
  allow(scope, 'keys.manage')
  return prisma().apiKey.findMany({
    where: { workspaceId: scope.workspaceId, revokedAt: null },
    select: { id: true, name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true },
    orderBy: { createdAt: 'desc' },
  })
}

/** Ends a key at once. Ending it twice changes nothing. */
export function revokeApiKey(scope: Scope, id: string): Promise<void> {
  allow(scope, 'keys.manage')
  return audited(scope, async (tx) => {
    const { count } = await tx.apiKey.updateMany({
      where: { workspaceId: scope.workspaceId, id, revokedAt: null },
      data: { revokedAt: new Date() },
    })
    if (count === 0) throw new AppError('not_found', 'This key does not exist, or has ended already.')
    return { result: undefined, entry: { action: 'api_key.revoked', subjectType: 'api_key', subjectId: id } }
  })
}

/**
 * The scope that an `Authorization: Bearer mq_…` header grants.
 * @throws AppError('unauthenticated') for a missing, unknown or ended key alike.
 */
export async function apiKeyScope(authorization: string | null): Promise<Scope> {
  const key = /^Bearer (mq_[\w-]{43})$/.exec(authorization ?? '')?.[1]
  const found = key
    ? await prisma().apiKey.findUnique({
        where: { hash: sha256(key) },
        select: { workspaceId: true, id: true, scopes: true, revokedAt: true, lastUsedAt: true },
      })
    : null
  if (!found || found.revokedAt) {
    throw new AppError('unauthenticated', 'Send a valid API key as "Authorization: Bearer mq_…".')
  }
  await noteUse(found)
  return {
    workspaceId: found.workspaceId,
    actor: { kind: 'api_key', id: found.id },
    grants: { scopes: found.scopes },
  }
}

/** Once a minute is enough to see that a key is in use; a write per request would not be. */
async function noteUse(key: { workspaceId: string; id: string; lastUsedAt: Date | null }): Promise<void> {
  if (key.lastUsedAt && Date.now() - key.lastUsedAt.getTime() < 60_000) return
  await prisma().apiKey.update({
    where: { workspaceId_id: { workspaceId: key.workspaceId, id: key.id } },
    data: { lastUsedAt: new Date() },
  })
}
