import { z } from 'zod'
import { said, written } from '../words/said'
import { passwordRule } from './password-rule'
import { roles } from './roles'

// What people type about themselves and their workspace, parsed the same in forms, actions and tests.

/** At most 254 characters (RFC 5321 path), kept in lower case: one mailbox, one account. */
export const emailField = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This e-mail address is too long.')
  .pipe(z.email('Enter an e-mail address, like name@example.com.'))

export const newPasswordField = z
  .string()
  .min(passwordRule.min, written(said('Use at least {least} characters.', { least: passwordRule.min })))
  .max(passwordRule.max, written(said('Use at most {most} characters.', { most: passwordRule.max })))

export const personNameField = z
  .string()
  .trim()
  .min(1, 'Enter your name.')
  .max(80, 'Use at most 80 characters.')

export const workspaceNameField = z
  .string()
  .trim()
  .min(1, 'Enter the name of your brand.')
  .max(60, 'Use at most 60 characters.')

export const timeZoneField = z.string().refine(isTimeZone, 'Choose a time zone from the list.')

export const roleField = z.enum(roles, 'Choose a role.')

/** A token as `newToken` makes it: 32 bytes, base64url. */
export const tokenField = z
  .string()
  .regex(/^[\w-]{43}$/, 'This link is not complete. Open it from the mail again.')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}
