import { hashPassword } from '@/lib/accounts/password.server'
import type { Scope } from '@/lib/accounts/scope'
import { createWorkspace } from '@/lib/accounts/workspaces.server'
import { createAccount, createSender } from '@/lib/carriers/accounts.server'
import { closeDatabase, pool, prisma } from '@/lib/platform/db.server'
import { closeQueues } from '@/lib/platform/queue.server'
import { seedCampaigns } from './seed/campaigns'
import { seedContacts } from './seed/contacts'
import { seedPictures } from './seed/pictures'

const timeZone = 'America/New_York'

/** The sample workspace: a shop, its people, its pictures, what it has sent and is about to send. Made once, on an empty database. */
const owner = await prisma().user.create({
  data: {
    email: 'demo@marquee.test',
    name: 'Ines Calloway',
    passwordHash: await hashPassword('demo-marquee'),
  },
  select: { id: true },
})
const { id: workspaceId } = await createWorkspace(owner.id, {
  name: 'Larkfield',
  timeZone,
})
const scope: Scope = { workspaceId, actor: { kind: 'user', id: owner.id }, grants: { role: 'owner' } }

const assets = await seedPictures(scope, owner.id)
await seedContacts(scope, 5000)
const account = await createAccount(scope, {
  adapter: 'simulator',
  name: 'Built-in simulator',
  credentials: {},
  ratePerSecond: 50,
})
const sender = await createSender(scope, {
  accountId: account.id,
  address: '+18285550142',
  type: 'long_code',
})
await seedCampaigns(scope, sender.id, assets, timeZone)
await pool().query('ANALYZE')

await closeQueues()
await closeDatabase()
