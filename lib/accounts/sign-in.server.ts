import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { limit } from '../platform/limiter.server'
import { passwordMatches } from './password.server'

const maxFailures = 10
const lockMinutes = 15

export type SignedIn = { id: string; email: string; name: string; sessionEpoch: number }

/**
 * Checks an e-mail address and a password. Ten failures in a row lock the account for 15 minutes; addresses are limited as well.
 * @throws AppError('unauthenticated') for every wrong pair alike, AppError('rate_limited') when tried too often.
 */
export async function signInWithPassword(email: string, password: string, ip: string): Promise<SignedIn> {
  await limit(`sign-in:${ip}`, { count: 30, seconds: 300 })
  const user = await prisma().user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, email: true, name: true, passwordHash: true, sessionEpoch: true, lockedUntil: true },
  })
  if (user?.lockedUntil && user.lockedUntil > new Date()) {
    throw new AppError(
      'rate_limited',
      `Too many wrong passwords. Wait ${lockMinutes} minutes, or reset your password.`,
    )
  }
  if (!(await passwordMatches(user?.passwordHash, password))) {
    if (user) await recordFailure(user.id)
    throw new AppError('unauthenticated', 'This e-mail address and password do not belong together.')
  }
  if (!user) throw new AppError('unauthenticated', 'This e-mail address and password do not belong together.')
  await prisma().user.update({ where: { id: user.id }, data: { failedSignIns: 0, lockedUntil: null } })
  return { id: user.id, email: user.email, name: user.name, sessionEpoch: user.sessionEpoch }
}

async function recordFailure(userId: string): Promise<void> {
  const { failedSignIns } = await prisma().user.update({
    where: { id: userId },
    data: { failedSignIns: { increment: 1 } },
    select: { failedSignIns: true },
  })
  if (failedSignIns < maxFailures) return
  const lockedUntil = new Date(Date.now() + lockMinutes * 60_000)
  await prisma().user.update({ where: { id: userId }, data: { failedSignIns: 0, lockedUntil } })
}
