import { describe, expect, it } from 'vitest'
import { apiScopes, may, type Permission, type Role, roles } from '@/lib/accounts/roles'
import { allow, grants, type Scope, systemScope } from '@/lib/accounts/scope'
import { AppError } from '@/lib/platform/errors'

/** Who may do what, written down a second time: a permission that moves must be moved here as well. */
const expected: Record<Permission, Role[]> = {
  'workspace.read': ['owner', 'marketer', 'agent', 'viewer'],
  'media.read': ['owner', 'marketer', 'agent', 'viewer'],
  'contacts.read': ['owner', 'marketer', 'agent', 'viewer'],
  'segments.read': ['owner', 'marketer', 'agent', 'viewer'],
  'campaigns.read': ['owner', 'marketer', 'agent', 'viewer'],
  'results.read': ['owner', 'marketer', 'agent', 'viewer'],
  'consent.read': ['owner', 'marketer', 'agent', 'viewer'],
  'replies.write': ['owner', 'marketer', 'agent'],
  'consent.revoke': ['owner', 'marketer', 'agent'],
  'phones.use': ['owner', 'marketer', 'agent'],
  'media.write': ['owner', 'marketer'],
  'contacts.write': ['owner', 'marketer'],
  'contacts.import': ['owner', 'marketer'],
  'segments.write': ['owner', 'marketer'],
  'campaigns.write': ['owner', 'marketer'],
  'campaigns.send': ['owner', 'marketer'],
  'results.export': ['owner', 'marketer'],
  'consent.record': ['owner', 'marketer'],
  'workspace.manage': ['owner'],
  'members.manage': ['owner'],
  'keys.manage': ['owner'],
  'carriers.manage': ['owner'],
  'audit.read': ['owner'],
}

const scopeOf = (role: Role): Scope => ({
  workspaceId: '00000000-0000-0000-0000-000000000000',
  actor: { kind: 'user', id: 'someone' },
  grants: { role },
})

describe('roles', () => {
  for (const [permission, allowed] of Object.entries(expected) as [Permission, Role[]][]) {
    it(`${permission} is for ${allowed.join(', ')}`, () => {
      expect(roles.filter((role) => may(role, permission))).toEqual(allowed)
    })
  }

  it('refuse what they do not hold', () => {
    expect(() => allow(scopeOf('viewer'), 'campaigns.send')).toThrow(AppError)
    expect(() => allow(scopeOf('owner'), 'campaigns.send')).not.toThrow()
  })

  it('do not grant what only keys have', () => {
    expect(grants(scopeOf('owner'), 'conversions.write')).toBe(false)
  })
})

describe('API keys', () => {
  const key = (scopes: string[]): Scope => ({
    workspaceId: '00000000-0000-0000-0000-000000000000',
    actor: { kind: 'api_key', id: 'key' },
    grants: { scopes },
  })

  it('have exactly their scopes', () => {
    for (const held of apiScopes)
      for (const asked of apiScopes) expect(grants(key([held]), asked)).toBe(held === asked)
  })

  it('never manage anything', () => {
    expect(grants(key([...apiScopes]), 'members.manage')).toBe(false)
    expect(grants(key([]), 'workspace.read')).toBe(false)
  })
})

it("the product's own hand may do everything", () => {
  expect(grants(systemScope('00000000-0000-0000-0000-000000000000'), 'members.manage')).toBe(true)
})
