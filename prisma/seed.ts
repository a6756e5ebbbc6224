import { hashPassword } from '@/lib/accounts/password.server'
import { systemScope } from '@/lib/accounts/scope'
import { createWorkspace } from '@/lib/accounts/workspaces.server'
import { closeDatabase, pool, prisma } from '@/lib/platform/db.server'
import { closeQueues } from '@/lib/platform/queue.server'
import { seedContacts } from './seed/contacts'

/** The sample workspace: a shop, its people, its pictures, what it has sent. Made once, on an empty database. */
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
  timeZone: 'America/New_York',
})
const scope = systemScope(workspaceId)

await seedContacts(scope, 5000)
await pool().query('ANALYZE')

await closeQueues()
await closeDatabase()
