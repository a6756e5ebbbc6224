import { allow, type Scope } from '../accounts/scope'
import { prisma } from '../platform/db.server'
import { openCallbackAccount } from './accounts.server'
import { openPhones, type Phones } from './simulator/phones.server'

/** The simulator's phones as this workspace sees them: with what its own accounts sent, and nothing else. */
export async function workspacePhones(scope: Scope): Promise<Phones> {
  allow(scope, 'phones.use')
  const accounts = await prisma().carrierAccount.findMany({
    where: { workspaceId: scope.workspaceId, adapter: 'simulator' },
    select: {
      id: true,
      senders: {
        where: { disabledAt: null },
        select: { address: true },
        orderBy: { createdAt: 'asc' },
        take: 1,
      },
    },
    orderBy: { createdAt: 'asc' },
  })
  const opened = await Promise.all(
    accounts.map(async ({ id, senders }) => {
      const account = await openCallbackAccount(id)
      return (
        account && { vaspId: (account.credentials as { vaspId: string }).vaspId, to: senders[0]?.address }
      )
    }),
  )
  const known = opened.filter((account) => account !== undefined)
  const business = known.find(({ to }) => to !== undefined)
  return openPhones(
    known.map(({ vaspId }) => vaspId),
    undefined,
    business?.to === undefined ? undefined : { vaspId: business.vaspId, to: business.to },
  )
}
