import { createHmac, randomBytes } from 'node:crypto'
import { seal, unseal } from '../platform/crypto.server'
import { AppError } from '../platform/errors'

const prefix = 'whsec_'

/** A secret as Standard Webhooks writes it: `whsec_` and 32 bytes in base64. */
export function newSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

type Owner = { workspaceId: string; endpointId: string }

function sealScope({ workspaceId, endpointId }: Owner): string {
  return `webhook-endpoint/${workspaceId}/${endpointId}`
}

/** The secret for rest; it opens only for the same endpoint. */
export function sealSecret(owner: Owner, secret: string): string {
  return seal(secret, sealScope(owner))
}

/** A sealed secret that does not open: MARQUEE_SECRET is another one by now. */
export class UnreadableSecret extends Error {}

/** @throws UnreadableSecret */
export function openSecret(owner: Owner, sealed: string): string {
  try {
    return unseal(sealed, sealScope(owner))
  } catch (error) {
    throw new UnreadableSecret('a signing secret cannot be opened', { cause: error })
  }
}

/** What a member is told who wants something signed with such a secret. */
export function unreadable(): AppError {
  return new AppError(
    'conflict',
    'The signing secret of this endpoint can no longer be read. Make a new one, then resume the endpoint.',
  )
}

/**
 * The headers that prove a delivery (Standard Webhooks 1.0): a signature for each secret, so that either verifies while one replaces
 * the other. The timestamp is of this attempt, in seconds since 1970; receivers refuse what is older than five minutes.
 */
export function signed(
  secrets: readonly string[],
  id: string,
  body: string,
  now: Date,
): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(prefix.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`
  })
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
