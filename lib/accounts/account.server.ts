import { config } from '../platform/config.server'
import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { limit } from '../platform/limiter.server'
import type { Locale } from '../words/languages'
import { mailSoon, writeMail } from './mail.server'
import { passwordChangedLetter } from './mails'
import { hashPassword, passwordMatches } from './password.server'

// What people change about themselves, in no workspace: the caller gives the signed-in person's own id.

export async function hasPassword(userId: string): Promise<boolean> {
  const user = await prisma().user.findUnique({ where: { id: userId }, select: { passwordHash: true } })
  return Boolean(user?.passwordHash)
}

export async function renameUser(userId: string, name: string): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: { name } })
}

export async function chooseLanguage(userId: string, locale: Locale): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: { locale } })
}

/**
 * Sets a new password and ends every session, this one too: the caller signs in again with the new one.
 * @throws AppError('invalid') when the current password is wrong, AppError('rate_limited') when tried too often.
 */
export async function changePassword(userId: string, current: string, next: string): Promise<void> {
  await limit(`change-password:${userId}`, { count: 10, seconds: 900 })
  const user = await prisma().user.findUnique({
    where: { id: userId },
    select: { passwordHash: true, email: true, locale: true },
  })
  if (!user || !(await passwordMatches(user.passwordHash, current))) {
    const sentence = 'This is not your current password.'
    throw new AppError('invalid', sentence, { fields: { current: sentence } })
  }
  const passwordHash = await hashPassword(next)
  const letter = passwordChangedLetter(user.locale, `${config().publicUrl}/forgot-password`)
  const mailId = await prisma().$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash, sessionEpoch: { increment: 1 } } })
    return writeMail(tx, { recipient: user.email, ...letter })
  })
  await mailSoon(mailId)
}

/** Ends every session of a person, on every device. */
export async function signOutEverywhere(userId: string): Promise<void> {
  await prisma().user.update({ where: { id: userId }, data: { sessionEpoch: { increment: 1 } } })
}
