import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Role } from '@/lib/accounts/roles'
import type { Scope } from '@/lib/accounts/scope'

// Loaded only when called: the configuration must not be read before testDatabase() has made it.
const open = async () => (await import('@/lib/platform/db.server')).prisma()

export type Person = { id: string; email: string; name: string }

/** A person with an account and no password. */
export async function makePerson(
  email = `${randomUUID()}@example.com`,
  passwordHash?: string,
): Promise<Person> {
  const database = await open()
  return database.user.create({
    data: { email, name: `Person ${email.slice(0, 4)}`, ...(passwordHash ? { passwordHash } : {}) },
    select: { id: true, email: true, name: true },
  })
}

export type Team = { workspaceId: string; slug: string; owner: Person; as: (role: Role) => Scope }

/** A workspace with one member of each role. */
export async function makeTeam(name = 'Larkfield'): Promise<Team> {
  const owner = await makePerson()
  const { createWorkspace } = await import('@/lib/accounts/workspaces.server')
  const database = await open()
  const { id: workspaceId, slug } = await createWorkspace(owner.id, { name })
  const ids: Record<string, string> = { owner: owner.id }
  for (const role of ['marketer', 'agent', 'viewer'] as const) {
    const person = await makePerson()
    ids[role] = person.id
    await database.member.create({ data: { workspaceId, userId: person.id, role } })
  }
  return {
    workspaceId,
    slug,
    owner,
    as: (role) => ({ workspaceId, actor: { kind: 'user', id: ids[role] ?? '' }, grants: { role } }),
  }
}

/** The newest mail to an address, and the link in it. */
export async function mailTo(recipient: string): Promise<{ subject: string; body: string; token: string }> {
  const database = await open()
  const mail = await database.outgoingMail.findFirstOrThrow({
    where: { recipient },
    orderBy: { createdAt: 'desc' },
  })
  const link = /https?:\/\/\S+/.exec(mail.body)?.[0] ?? ''
  return { subject: mail.subject, body: mail.body, token: link.split('/').at(-1) ?? '' }
}

let visitors = 0

/** A client address that nothing has counted yet. */
export function someIp(): string {
  visitors += 1
  return `198.51.100.${visitors}`
}

/** Limits count in fixed windows of five minutes or a multiple: waits when one is about to end, so that a test lies in one. */
export async function awayFromWindowEdge(): Promise<void> {
  const left = 300_000 - (Date.now() % 300_000)
  if (left < 25_000) await sleep(left + 500)
}
