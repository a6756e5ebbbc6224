import { allow, type Scope } from '../accounts/scope'
import { prisma } from '../platform/db.server'
import { openCallbackAccount } from './accounts.server'
import { openPhones, type Phones } from './simulator/phones.server'

/** The simulator's phones as this workspace sees them: with what its own accounts sent, and nothing else. */
export async function workspacePhones(scope: Scope): Promise<Phones> {
  allow(scope, 'phones.use')
  const accounts = await prisma().carrierAccount.findMany({
    where: { workspaceId: scope.workspaceId, adapter: 'simulator' },
    select: { id: true },
  })
  const opened = await Promise.all(accounts.map(({ id }) => openCallbackAccount(id)))
  return openPhones(
    opened.flatMap((account) => (account ? [(account.credentials as { vaspId: string }).vaspId] : [])),
  )
}
