'use server'

import { z } from 'zod'
import { action } from '@/app/action'
import { emailField, roleField } from '@/lib/accounts/fields'
import { inviteMember, revokeInvitation } from '@/lib/accounts/invitations.server'
import { changeRole, leaveWorkspace, removeMember } from '@/lib/accounts/members.server'

const userId = z.uuid()

export const setMemberRole = action(z.object({ userId, role: roleField }), ({ scope }, input) =>
  changeRole(scope, input.userId, input.role),
)

export const removeFromTeam = action(z.object({ userId }), ({ scope }, input) =>
  removeMember(scope, input.userId),
)

export const leaveTeam = action(z.object({}), ({ scope }) => leaveWorkspace(scope))

export const inviteToTeam = action(z.object({ email: emailField, role: roleField }), ({ scope }, input) =>
  inviteMember(scope, input),
)

export const endInvitation = action(z.object({ id: z.uuid() }), ({ scope }, { id }) =>
  revokeInvitation(scope, id),
)
