import { createTransport, type Transporter } from 'nodemailer'
import { config } from '../platform/config.server'
import { type PrismaTransaction, prisma } from '../platform/db.server'
import { log } from '../platform/log.server'
import { enqueue } from '../platform/queue.server'
import { isLocalInstall } from './outbox.server'

export type Mail = { recipient: string; subject: string; body: string }

const maxAttempts = 8
let transporter: Transporter | undefined

/** Puts a mail into the outbox in the transaction of the change that causes it. Call `mailSoon` after the commit. */
export async function writeMail(tx: PrismaTransaction, mail: Mail): Promise<string> {
  const { id } = await tx.outgoingMail.create({ data: mail, select: { id: true } })
  return id
}

/** Asks the worker to send it now; when that fails the sweep does. */
export async function mailSoon(mailId: string): Promise<void> {
  await enqueue('mail.send', { mailId }).catch((error: Error) =>
    log.warn({ err: error }, 'mail waits for the sweep'),
  )
}

/** Sends one mail by SMTP. Without SMTP_URL it stays in the outbox, where the dev outbox page shows it. */
export async function sendMail(mailId: string): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = config()
  const mail = await prisma().outgoingMail.findUnique({ where: { id: mailId } })
  if (!mail || mail.sentAt || mail.attempts >= maxAttempts) return
  if (!SMTP_URL) {
    // On a laptop the log is where its one user looks; anywhere else it must not hold links that open accounts.
    const shown = isLocalInstall() ? { subject: mail.subject, body: mail.body } : { subject: mail.subject }
    log.info(shown, 'mail kept in the outbox: no SMTP_URL is set')
    return
  }
  transporter ??= createTransport(SMTP_URL)
  try {
    await transporter.sendMail({
      from: MAIL_FROM,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
    })
    await prisma().outgoingMail.update({ where: { id: mailId }, data: { sentAt: new Date() } })
  } catch (error) {
    await prisma().outgoingMail.update({
      where: { id: mailId },
      data: { attempts: { increment: 1 }, lastError: String(error).slice(0, 500) },
    })
    throw error
  }
}

/** Asks again for mail that is older than a minute and has not left. */
export async function remindMail(): Promise<void> {
  if (!config().SMTP_URL) return
  const waiting = await prisma().outgoingMail.findMany({
    where: { sentAt: null, attempts: { lt: maxAttempts }, createdAt: { lt: new Date(Date.now() - 60_000) } },
    select: { id: true },
    take: 100,
  })
  for (const { id } of waiting) await mailSoon(id)
}
