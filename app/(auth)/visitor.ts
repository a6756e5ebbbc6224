import { headers } from 'next/headers'
import { isLocalVisit } from '@/lib/accounts/outbox.server'

/** Whom server.ts saw: the client's address, and whether it is the machine that Marquee runs on. */
export async function visitor(): Promise<{ address: string; onThisMachine: boolean }> {
  const list = await headers()
  return { address: list.get('x-client-address') ?? 'unknown', onThisMachine: isLocalVisit(list) }
}
