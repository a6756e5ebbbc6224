/** Who may do what. The order is from most to least. */
export const roles = ['owner', 'marketer', 'agent', 'viewer'] as const
export type Role = (typeof roles)[number]

const viewer = [
  'workspace.read',
  'media.read',
  'contacts.read',
  'segments.read',
  'campaigns.read',
  'results.read',
  'consent.read',
] as const
const agent = [...viewer, 'replies.write', 'consent.revoke', 'phones.use'] as const
const marketer = [
  ...agent,
  'media.write',
  'contacts.write',
  'contacts.import',
  'segments.write',
  'campaigns.write',
  'campaigns.send',
  'results.export',
  'consent.record',
] as const
const owner = [
  ...marketer,
  'workspace.manage',
  'members.manage',
  'keys.manage',
  'carriers.manage',
  'audit.read',
] as const

export type Permission = (typeof owner)[number]

const permissions: Record<Role, ReadonlySet<Permission>> = {
  viewer: new Set<Permission>(viewer),
  agent: new Set<Permission>(agent),
  marketer: new Set<Permission>(marketer),
  owner: new Set<Permission>(owner),
}

export function may(role: Role, permission: Permission): boolean {
  return permissions[role].has(permission)
}

/** What an API key may be allowed to do; a key has exactly its scopes. */
export const apiScopes = [
  'contacts.read',
  'contacts.write',
  'campaigns.read',
  'results.read',
  'conversions.write',
  'media.read',
] as const
export type ApiScope = (typeof apiScopes)[number]
