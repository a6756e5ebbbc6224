import { setTimeout as sleep } from 'node:timers/promises'
import { answerStream } from '@/app/stream'
import { getImport } from '@/lib/contacts/import/imports.server'
import { activeStates } from '@/lib/contacts/import/state'

type Context = { params: Promise<{ workspace: string; import: string }> }

const everyMs = 500

/** How an import goes, twice a second until a worker is no longer at it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { workspace, import: id } = await params
  return answerStream(request, workspace, async function* (scope, signal) {
    while (!signal.aborted) {
      const run = await getImport(scope, id)
      yield run
      if (!activeStates.includes(run.status)) return
      await sleep(everyMs, undefined, { signal }).catch(() => undefined)
    }
  })
}
