import { config } from '../platform/config.server'
import { keyedHash, seal, unseal } from '../platform/crypto.server'
import { prisma } from '../platform/db.server'
import { AppError } from '../platform/errors'
import { limit } from '../platform/limiter.server'
import { mailSoon, writeMail } from './mail.server'
import { alreadySignedUpLetter, signUpLetter } from './mails'
import { hashPassword } from './password.server'
import { createWorkspaceIn, isTaken, onceMoreOnTakenSlug } from './workspaces.server'

const linkLifeMs = 3_600_000
const purpose = 'sign-up'

/**
 * First step: proves that the address is theirs by mailing a link to it. The answer is the same whether the address has an
 * account or not; its owner learns it from the mail. `onThisMachine` (see outbox.server.ts) answers with the link itself.
 */
export async function startSignUp(
  email: string,
  visitor: { address: string; onThisMachine: boolean },
): Promise<{ link: string | null }> {
  await limit(`sign-up:${visitor.address}`, { count: 10, seconds: 3600 })
  await limit(`sign-up-mail:${keyedHash('sign-up', email)}`, { count: 3, seconds: 3600 })
  const { publicUrl } = config()
  const known = await prisma().user.findUnique({ where: { email }, select: { locale: true } })
  const link = `${publicUrl}/sign-up/${signUpToken(email)}`
  if (!known && visitor.onThisMachine) return { link }
  const letter = known
    ? alreadySignedUpLetter(known.locale, `${publicUrl}/sign-in`, `${publicUrl}/forgot-password`)
    : signUpLetter(null, link)
  const mailId = await prisma().$transaction((tx) => writeMail(tx, { recipient: email, ...letter }))
  await mailSoon(mailId)
  return { link: null }
}

/** The address that a sign-up link was sent to. @throws AppError('gone') for a link that is old or not ours. */
export function emailOfSignUp(token: string, now = Date.now()): string {
  try {
    const { email, until } = JSON.parse(unseal(token, purpose)) as { email: string; until: number }
    if (until > now) return email
  } catch {
    // Not ours; said below.
  }
  throw new AppError('gone', 'This sign-up link has ended. Begin again, and we send a new one.')
}

/**
 * Second step: the person and their first workspace, in one transaction.
 * @throws AppError('gone') for an old link, AppError('conflict') when the address has an account by now.
 */
export async function finishSignUp(
  token: string,
  input: { name: string; password: string; workspaceName: string; timeZone?: string },
): Promise<{ email: string; slug: string }> {
  const email = emailOfSignUp(token)
  const passwordHash = await hashPassword(input.password)
  try {
    const { slug } = await onceMoreOnTakenSlug(() =>
      prisma().$transaction(async (tx) => {
        const user = await tx.user.create({
          data: { email, name: input.name, passwordHash },
          select: { id: true },
        })
        return createWorkspaceIn(tx, user.id, {
          name: input.workspaceName,
          ...(input.timeZone ? { timeZone: input.timeZone } : {}),
        })
      }),
    )
    return { email, slug }
  } catch (error) {
    if (isTaken(error, 'email'))
      throw new AppError('conflict', 'This e-mail address has an account already. Sign in with it.')
    throw error
  }
}

/** The link carries its own facts, sealed: nothing is stored for people who never come back. */
function signUpToken(email: string): string {
  return seal(JSON.stringify({ email, until: Date.now() + linkLifeMs }), purpose)
}
