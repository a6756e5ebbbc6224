import { runImport } from '@/lib/contacts/import/run.server'

/** A worker that does one import and nothing else; killed.test.ts kills it half way. */
const [workspaceId = '', importId = ''] = process.argv.slice(2)
await runImport(workspaceId, importId)
process.exit(0)
