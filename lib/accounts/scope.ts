import { AppError } from '../platform/errors'
import { type ApiScope, may, type Permission, type Role } from './roles'

export type Actor =
  | { kind: 'user'; id: string }
  | { kind: 'api_key'; id: string }
  | { kind: 'system'; id: null }

/** On whose behalf something is read or done. Every reader and every action of lib takes one, and begins with `allow`. */
export type Scope = {
  workspaceId: string
  actor: Actor
  grants: { role: Role } | { scopes: readonly string[] } | 'everything'
}

/** @throws AppError('forbidden') when the scope does not grant `permission`. */
export function allow(scope: Scope, permission: Permission | ApiScope): void {
  if (!grants(scope, permission)) {
    throw new AppError(
      'forbidden',
      'Your role in this workspace does not allow that. An owner can change it in Settings.',
    )
  }
}

export function grants(scope: Scope, permission: Permission | ApiScope): boolean {
  if (scope.grants === 'everything') return true
  if ('scopes' in scope.grants) return scope.grants.scopes.includes(permission)
  return may(scope.grants.role, permission as Permission)
}

/** The product's own hand: workers, sweeps, the seed. */
export function systemScope(workspaceId: string): Scope {
  return { workspaceId, actor: { kind: 'system', id: null }, grants: 'everything' }
}
