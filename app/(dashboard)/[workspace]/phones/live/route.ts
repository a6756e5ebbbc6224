import { answerStream } from '@/app/stream'
import { workspacePhones } from '@/lib/carriers/shelf.server'

type Context = { params: Promise<{ workspace: string }> }

/** What happens on the shelf, as server-sent events. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { workspace } = await params
  return answerStream(request, workspace, async function* (scope, signal) {
    const phones = await workspacePhones(scope)
    yield* phones.events(signal)
  })
}
