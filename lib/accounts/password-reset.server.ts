import { config } from '../platform/config.server'
import { keyedHash, newToken, sha256 } from '../platform/crypto.server'
import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { limit } from '../platform/limiter.server'
import { mailSoon, writeMail } from './mail.server'
import { noAccountLetter, passwordChangedLetter, resetLetter } from './mails'
import { hashPassword } from './password.server'

const linkLifeMs = 3_600_000

/** Mails a link that sets a new password, or says that there is no account. The answer here is the same. */
export async function requestPasswordReset(email: string, visitorAddress: string): Promise<void> {
  await limit(`reset:${visitorAddress}`, { count: 10, seconds: 3600 })
  await limit(`reset-mail:${keyedHash('reset', email)}`, { count: 3, seconds: 3600 })
  const { publicUrl } = config()
  const token = newToken()
  const mailId = await prisma().$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true, locale: true } })
    if (!user) return writeMail(tx, { recipient: email, ...noAccountLetter(null, `${publicUrl}/sign-up`) })
    await tx.passwordReset.create({
      data: { tokenHash: sha256(token), userId: user.id, expiresAt: new Date(Date.now() + linkLifeMs) },
    })
    return writeMail(tx, {
      recipient: email,
      ...resetLetter(user.locale, `${publicUrl}/reset-password/${token}`),
    })
  })
  await mailSoon(mailId)
}

/** Whether a link would still work; the form says so before anything is typed. */
export async function resetIsOpen(token: string): Promise<boolean> {
  const found = await prisma().passwordReset.findFirst({
    where: { tokenHash: sha256(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { tokenHash: true },
  })
  return found !== null
}

/**
 * Sets the new password once, ends every session and every other link of that person, and lifts a lock.
 * @throws AppError('gone') for a link that is used, old or not ours.
 */
export async function resetPassword(token: string, password: string): Promise<void> {
  // A hash costs much on purpose: strangers with made-up links must not be able to order them.
  if (!(await resetIsOpen(token))) throw ended()
  const tokenHash = sha256(token)
  const passwordHash = await hashPassword(password)
  const mailId = await prisma().$transaction(async (tx) => {
    const now = new Date()
    // The condition is in the write: of two clicks at the same moment one wins.
    const { count } = await tx.passwordReset.updateMany({
      where: { tokenHash, usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    if (count === 0) throw ended()
    const { userId } = await tx.passwordReset.findUniqueOrThrow({
      where: { tokenHash },
      select: { userId: true },
    })
    await tx.passwordReset.updateMany({ where: { userId, usedAt: null }, data: { usedAt: now } })
    const user = await tx.user.update({
      where: { id: userId },
      data: { passwordHash, sessionEpoch: { increment: 1 }, failedSignIns: 0, lockedUntil: null },
      select: { email: true, locale: true },
    })
    const letter = passwordChangedLetter(user.locale, `${config().publicUrl}/forgot-password`)
    return writeMail(tx, { recipient: user.email, ...letter })
  })
  await mailSoon(mailId)
}

function ended(): AppError {
  return new AppError('gone', 'This link was used, or is older than an hour. Ask for a new one.')
}

/** Deletes links that ended more than a day ago. */
export async function sweepPasswordResets(now = Date.now()): Promise<void> {
  await prisma().passwordReset.deleteMany({ where: { expiresAt: { lt: new Date(now - 24 * 3_600_000) } } })
}
