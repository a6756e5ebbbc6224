'use server'

import { z } from 'zod'
import { personalAction } from '@/app/action'
import { changePassword, renameUser, signOutEverywhere } from '@/lib/accounts/account.server'
import { newPasswordField, passwordRule, personNameField } from '@/lib/accounts/fields'

export const renameMe = personalAction(z.object({ name: personNameField }), ({ id }, { name }) =>
  renameUser(id, name),
)

export const changeMyPassword = personalAction(
  z.object({ current: z.string().max(passwordRule.max), next: newPasswordField }),
  ({ id }, { current, next }) => changePassword(id, current, next),
)

export const endMySessions = personalAction(z.object({}), ({ id }) => signOutEverywhere(id))
