'use server'

import { cookies } from 'next/headers'
import { z } from 'zod'
import { personalAction } from '@/app/action'
import { changePassword, chooseLanguage, renameUser, signOutEverywhere } from '@/lib/accounts/account.server'
import { newPasswordField, personNameField } from '@/lib/accounts/fields'
import { passwordRule } from '@/lib/accounts/password-rule'
import { LOCALE_COOKIE, locales } from '@/lib/words/languages'

export const renameMe = personalAction(z.object({ name: personNameField }), ({ id }, { name }) =>
  renameUser(id, name),
)

export const speakMyLanguage = personalAction(
  z.object({ locale: z.enum(locales) }),
  async ({ id }, { locale }) => {
    await chooseLanguage(id, locale)
    // For the pages before signing in.
    const year = 365 * 24 * 3600
    ;(await cookies()).set(LOCALE_COOKIE, locale, { maxAge: year, sameSite: 'lax', path: '/' })
  },
)

export const changeMyPassword = personalAction(
  z.object({ current: z.string().max(passwordRule.max), next: newPasswordField }),
  ({ id }, { current, next }) => changePassword(id, current, next),
)

export const endMySessions = personalAction(z.object({}), ({ id }) => signOutEverywhere(id))
