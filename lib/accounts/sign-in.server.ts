import { keyedHash } from '../platform/crypto.server'
import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { limit } from '../platform/limiter.server'
import { passwordMatches } from './password.server'

const maxFailures = 10
const lockMinutes = 15

export type SignedIn = { id: string; email: string; name: string; sessionEpoch: number }

const selection = { id: true, email: true, name: true, sessionEpoch: true } as const

/**
 * Checks an e-mail address and a password. Ten failures in a row lock the account for 15 minutes; client addresses are
 * limited as well. An address without an account behaves the same, so that trying tells nobody who has one.
 * @throws AppError('unauthenticated') for every wrong pair alike, AppError('rate_limited') when tried too often.
 */
export async function signInWithPassword(email: string, password: string, ip: string): Promise<SignedIn> {
  // Generous: a whole office may stand behind one address, and each account has its own lock.
  await limit(`sign-in:${ip}`, { count: 60, seconds: 300 })
  const address = email.trim().toLowerCase()
  const user = await prisma().user.findUnique({
    where: { email: address },
    select: { ...selection, passwordHash: true, lockedUntil: true },
  })
  if (user ? user.lockedUntil && user.lockedUntil > new Date() : await strangerIsLocked(address))
    throw locked()
  const matches = await passwordMatches(user?.passwordHash, password)
  if (!user || !matches) {
    if (user) await recordFailure(user.id)
    throw new AppError('unauthenticated', 'This e-mail address and password do not belong together.')
  }
  return prisma().user.update({
    where: { id: user.id },
    data: { failedSignIns: 0, lockedUntil: null },
    select: selection,
  })
}

function locked(): AppError {
  return new AppError(
    'rate_limited',
    'Too many wrong passwords. Wait {lockMinutes} minutes, or reset your password.',
    { values: { lockMinutes }, retryAfter: lockMinutes * 60 },
  )
}

/** Counts a try for an address without an account; only a keyed hash of the address is kept. */
async function strangerIsLocked(address: string): Promise<boolean> {
  try {
    await limit(`sign-in-stranger:${keyedHash('sign-in', address)}`, {
      count: maxFailures,
      seconds: lockMinutes * 60,
    })
    return false
  } catch (error) {
    if (error instanceof AppError) return true
    throw error
  }
}

/** One statement, so that ten tries at the same moment count as ten. */
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
