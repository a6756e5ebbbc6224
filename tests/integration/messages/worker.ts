// A delivery worker in a process of its own, to be killed: `node --import tsx worker.ts WORKSPACE SENDER`, configured by its environment.
import { deliverLane } from '@/lib/messages/deliver.server'

const [workspaceId = '', senderId = ''] = process.argv.slice(2)
await deliverLane({ workspaceId, senderId })
process.exit(0)
