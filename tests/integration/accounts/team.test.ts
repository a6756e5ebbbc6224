import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tests/support/database'
import { mailTo, makePerson, makeTeam } from './people'

let database: TestDatabase
let members: typeof import('@/lib/accounts/members.server')
let invitations: typeof import('@/lib/accounts/invitations.server')

beforeAll(async () => {
  database = await testDatabase()
  members = await import('@/lib/accounts/members.server')
  invitations = await import('@/lib/accounts/invitations.server')
})
afterAll(() => database.drop())

const idOf = (scope: { actor: { id: string | null } }) => scope.actor.id ?? ''
const actions = async (workspaceId: string) =>
  (await database.prisma.auditEvent.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } })).map(
    ({ action, data }) => [action, data],
  )

describe('members', () => {
  it('are listed, owners first, to every role', async () => {
    const team = await makeTeam()
    const lines = await members.listMembers(team.as('viewer'))
    expect(lines.map(({ role }) => role)).toEqual(['owner', 'marketer', 'agent', 'viewer'])
    expect(lines[0]).toMatchObject({ email: team.owner.email, name: team.owner.name })
  })

  it('get another role, written down with old and new', async () => {
    const team = await makeTeam()
    await members.changeRole(team.as('owner'), idOf(team.as('viewer')), 'agent')
    expect((await actions(team.workspaceId)).at(-1)).toEqual([
      'member.role_changed',
      { from: 'viewer', to: 'agent' },
    ])
  })

  it('go, by an owner’s hand or their own', async () => {
    const team = await makeTeam()
    await members.removeMember(team.as('owner'), idOf(team.as('agent')))
    await members.leaveWorkspace(team.as('viewer'))
    const left = await members.listMembers(team.as('owner'))
    expect(left.map(({ role }) => role)).toEqual(['owner', 'marketer'])
    expect((await actions(team.workspaceId)).slice(-2).map(([action]) => action)).toEqual([
      'member.removed',
      'member.left',
    ])
  })

  it('keep an owner, whichever way the last one tries to go', async () => {
    const team = await makeTeam()
    const owner = team.as('owner')
    const ways = [
      () => members.leaveWorkspace(owner),
      () => members.removeMember(owner, team.owner.id),
      () => members.changeRole(owner, team.owner.id, 'viewer'),
    ]
    for (const way of ways) await expect(way()).rejects.toMatchObject({ code: 'conflict' })
    expect((await members.listMembers(owner))[0]).toMatchObject({ userId: team.owner.id, role: 'owner' })
  })

  it('keep an owner when two demote each other at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const team = await makeTeam()
      const second = idOf(team.as('marketer'))
      await members.changeRole(team.as('owner'), second, 'owner')
      const secondOwner = { ...team.as('owner'), actor: { kind: 'user' as const, id: second } }
      await Promise.allSettled([
        members.changeRole(team.as('owner'), second, 'viewer'),
        members.changeRole(secondOwner, team.owner.id, 'viewer'),
      ])
      const owners = (await members.listMembers(team.as('owner'))).filter(({ role }) => role === 'owner')
      expect(owners).toHaveLength(1)
    }
  })

  it('are managed by owners alone', async () => {
    const team = await makeTeam()
    for (const role of ['marketer', 'agent', 'viewer'] as const) {
      const scope = team.as(role)
      expect(() => members.changeRole(scope, idOf(scope), 'owner')).toThrow(/role/)
      expect(() => members.removeMember(scope, team.owner.id)).toThrow(/role/)
      await expect(
        invitations.inviteMember(scope, { email: 'x@example.com', role: 'owner' }),
      ).rejects.toThrow(/role/)
      expect(() => invitations.listInvitations(scope)).toThrow(/role/)
      expect(() => invitations.revokeInvitation(scope, randomUUID())).toThrow(/role/)
    }
  })

  it('of another workspace are out of reach', async () => {
    const [ours, theirs] = [await makeTeam(), await makeTeam()]
    const victim = idOf(theirs.as('viewer'))
    await expect(members.changeRole(ours.as('owner'), victim, 'agent')).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(members.removeMember(ours.as('owner'), victim)).rejects.toMatchObject({ code: 'not_found' })
    expect(await members.listMembers(theirs.as('owner'))).toHaveLength(4)
  })

  it('are not their keys: a key cannot leave', () => {
    const key = {
      workspaceId: randomUUID(),
      actor: { kind: 'api_key' as const, id: randomUUID() },
      grants: { scopes: ['workspace.read'] },
    }
    expect(() => members.leaveWorkspace(key)).toThrow(/Only a member/)
  })
})

describe('invitations', () => {
  const invite = async (team: Awaited<ReturnType<typeof makeTeam>>, email: string) => {
    const { id } = await invitations.inviteMember(team.as('owner'), { email, role: 'marketer' })
    return { id, ...(await mailTo(email)) }
  }

  it('let somebody with an account join', async () => {
    const team = await makeTeam()
    const guest = await makePerson()
    const { token, subject } = await invite(team, guest.email)
    expect(subject).toContain('Larkfield')
    expect(await invitations.readInvitation(token)).toEqual({
      workspaceName: 'Larkfield',
      email: guest.email,
      role: 'marketer',
      hasAccount: true,
    })
    expect(await invitations.acceptInvitation(guest, token)).toEqual({ slug: team.slug })
    const joined = (await members.listMembers(team.as('owner'))).find(({ userId }) => userId === guest.id)
    expect(joined?.role).toBe('marketer')
    await expect(invitations.acceptInvitation(guest, token)).rejects.toMatchObject({ code: 'gone' })
    expect((await actions(team.workspaceId)).slice(-2).map(([action]) => action)).toEqual([
      'member.invited',
      'member.joined',
    ])
  })

  it('let somebody without one make it and join', async () => {
    const team = await makeTeam()
    const { token } = await invite(team, 'guest@example.com')
    expect(await invitations.readInvitation(token)).toMatchObject({ hasAccount: false })
    const joined = await invitations.acceptAsNewUser(token, {
      name: 'Guest',
      password: 'correct horse battery',
    })
    expect(joined).toEqual({ email: 'guest@example.com', slug: team.slug })
    expect(await members.listMembers(team.as('owner'))).toHaveLength(5)
  })

  it('are only for the address they were sent to', async () => {
    const team = await makeTeam()
    const { token } = await invite(team, 'meant@example.com')
    const thief = await makePerson()
    await expect(invitations.acceptInvitation(thief, token)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await members.listMembers(team.as('owner'))).toHaveLength(4)
  })

  it('do not hand out an account that exists', async () => {
    const team = await makeTeam()
    const guest = await makePerson()
    const { token } = await invite(team, guest.email)
    await expect(
      invitations.acceptAsNewUser(token, { name: 'Thief', password: 'correct horse battery' }),
    ).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(
      (await database.prisma.user.findUniqueOrThrow({ where: { id: guest.id } })).passwordHash,
    ).toBeNull()
  })

  it('end: revoked, replaced by a newer one, or after a week', async () => {
    const team = await makeTeam()
    const first = await invite(team, 'late@example.com')
    const second = await invite(team, 'late@example.com')
    await expect(invitations.readInvitation(first.token)).rejects.toMatchObject({ code: 'gone' })
    expect(await invitations.listInvitations(team.as('owner'))).toMatchObject([{ id: second.id }])
    await invitations.revokeInvitation(team.as('owner'), second.id)
    await expect(invitations.revokeInvitation(team.as('owner'), second.id)).rejects.toMatchObject({
      code: 'not_found',
    })
    const third = await invite(team, 'late@example.com')
    await database.pool.query(`UPDATE invitation SET expires_at = now() - interval '1 s' WHERE id = $1`, [
      third.id,
    ])
    for (const { token } of [second, third])
      await expect(
        invitations.acceptAsNewUser(token, { name: 'Late', password: 'correct horse battery' }),
      ).rejects.toMatchObject({
        code: 'gone',
      })
    expect(await invitations.listInvitations(team.as('owner'))).toEqual([])
  })

  it('are not sent to members', async () => {
    const team = await makeTeam()
    await expect(
      invitations.inviteMember(team.as('owner'), { email: team.owner.email, role: 'viewer' }),
    ).rejects.toMatchObject({ code: 'conflict', details: { fields: { email: expect.any(String) } } })
  })

  it('join once when the link is pressed twice at the same moment', async () => {
    const team = await makeTeam()
    const guest = await makePerson()
    const { token } = await invite(team, guest.email)
    const presses = await Promise.allSettled([
      invitations.acceptInvitation(guest, token),
      invitations.acceptInvitation(guest, token),
    ])
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await actions(team.workspaceId)).filter(([action]) => action === 'member.joined')).toHaveLength(1)
  })

  it('of another workspace are out of reach', async () => {
    const [ours, theirs] = [await makeTeam(), await makeTeam()]
    const { id, token } = await invite(theirs, 'safe@example.com')
    await expect(invitations.revokeInvitation(ours.as('owner'), id)).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await invitations.listInvitations(ours.as('owner'))).toEqual([])
    expect(await invitations.readInvitation(token)).toMatchObject({ email: 'safe@example.com' })
  })
})
