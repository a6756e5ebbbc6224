import { config } from '../platform/config.server'
import { prisma } from '../platform/db.server'
import type { Mail } from './mail.server'

/**
 * Whether this installation serves only the machine it runs on and has no mail server. Only then may mail be shown
 * instead of sent: it holds links that open accounts.
 */
export function isLocalInstall(): boolean {
  const { SMTP_URL, publicUrl } = config()
  return !SMTP_URL && isLoopback(new URL(publicUrl).hostname)
}

/**
 * Whether a request to a local installation comes from that machine itself. A proxy in front would make every client
 * look local, so a forwarded request never is.
 */
export function isLocalVisit(headers: { get(name: string): string | null }): boolean {
  const forwarded = headers.get('x-forwarded-for') ?? headers.get('forwarded') ?? headers.get('x-real-ip')
  const host = (headers.get('host') ?? '').replace(/:\d+$/, '')
  return (
    isLocalInstall() &&
    isLoopback(headers.get('x-client-address') ?? '') &&
    isLoopback(host) &&
    // Next writes the header itself, from the socket; anything else in it came from outside.
    (forwarded === null || isLoopback(forwarded))
  )
}

export type OutboxLine = Mail & { id: string; createdAt: Date }

/** The newest mail of a local installation, for the dev outbox page; nothing anywhere else. */
export async function readOutbox(): Promise<OutboxLine[]> {
  if (!isLocalInstall()) return []
  return prisma().outgoingMail.findMany({
    select: { id: true, recipient: true, subject: true, body: true, createdAt: true },
    orderBy: { createdAt: 'desc' },
    take: 50,
  })
}

function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').replace(/^::ffff:/, '')
  return name === 'localhost' || name === '::1' || /^127\.\d+\.\d+\.\d+$/.test(name)
}
