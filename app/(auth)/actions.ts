'use server'

import { z } from 'zod'
import { personalAction, publicAction } from '@/app/action'
import {
  emailField,
  newPasswordField,
  personNameField,
  timeZoneField,
  tokenField,
  workspaceNameField,
} from '@/lib/accounts/fields'
import { acceptAsNewUser, acceptInvitation } from '@/lib/accounts/invitations.server'
import { requestPasswordReset, resetPassword } from '@/lib/accounts/password-reset.server'
import { finishSignUp, startSignUp } from '@/lib/accounts/sign-up.server'
import { createWorkspace } from '@/lib/accounts/workspaces.server'
import { limit } from '@/lib/platform/limiter.server'
import { visitor } from './visitor'

const email = z.object({ email: emailField })
const newAccount = { name: personNameField, password: newPasswordField }
const newWorkspace = { workspaceName: workspaceNameField, timeZone: timeZoneField.optional() }

export const beginSignUp = publicAction(email, async (input) => startSignUp(input.email, await visitor()))

export const completeSignUp = publicAction(
  z.object({ token: z.string().max(2000), ...newAccount, ...newWorkspace }),
  ({ token, ...input }) => finishSignUp(token, input),
)

export const askForNewPassword = publicAction(email, async (input) => {
  await requestPasswordReset(input.email, (await visitor()).address)
  return { link: null }
})

export const setNewPassword = publicAction(
  z.object({ token: tokenField, password: newPasswordField }),
  ({ token, password }) => resetPassword(token, password),
)

export const joinWorkspace = personalAction(z.object({ token: tokenField }), (user, { token }) =>
  acceptInvitation(user, token),
)

export const joinAsNewUser = publicAction(
  z.object({ token: tokenField, ...newAccount }),
  ({ token, ...input }) => acceptAsNewUser(token, input),
)

export const makeWorkspace = personalAction(
  z.object(newWorkspace),
  async (user, { workspaceName, timeZone }) => {
    await limit(`workspaces:${user.id}`, { count: 10, seconds: 24 * 3600 })
    return createWorkspace(user.id, { name: workspaceName, ...(timeZone ? { timeZone } : {}) })
  },
)
