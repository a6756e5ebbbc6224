import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type CurrentUser, currentUser, type Membership, membershipOf } from '@/lib/accounts/session.server'
import { type ActionResult, AppError, publicError } from '@/lib/platform/errors'
import { log, withLogContext } from '@/lib/platform/log.server'
import { parse } from '@/lib/platform/parse'
import { saying } from './words'

export type { ActionResult }

/**
 * The one way to change something from the dashboard. A server action made here takes the workspace's slug and an input:
 * it authenticates, finds the membership, parses, calls `run`, and turns a refusal into a result the form can show.
 * Permissions are checked by the lib functions that `run` calls, through the scope they are given.
 */
export function action<Schema extends z.ZodType, T>(
  schema: Schema,
  run: (membership: Membership, input: z.output<Schema>) => Promise<T>,
): (workspaceSlug: string, input: z.input<Schema>) => Promise<ActionResult<T>> {
  return (workspaceSlug, input) =>
    withLogContext({ requestId: randomUUID() }, () =>
      answer(async () => run(await membershipOf(String(workspaceSlug)), parse(schema, input))),
    )
}

/** The same for what needs no workspace: signing up, accepting an invitation. `run` checks whom it serves. */
export function publicAction<Schema extends z.ZodType, T>(
  schema: Schema,
  run: (input: z.output<Schema>) => Promise<T>,
): (input: z.input<Schema>) => Promise<ActionResult<T>> {
  return (input) => withLogContext({ requestId: randomUUID() }, () => answer(() => run(parse(schema, input))))
}

/** The same for what a signed-in person does about themselves, outside any workspace. */
export function personalAction<Schema extends z.ZodType, T>(
  schema: Schema,
  run: (user: CurrentUser, input: z.output<Schema>) => Promise<T>,
): (input: z.input<Schema>) => Promise<ActionResult<T>> {
  return publicAction(z.unknown(), async (input) => {
    const user = await currentUser()
    if (!user) throw new AppError('unauthenticated', 'Sign in to go on. What you typed is kept in this tab.')
    return run(user, parse(schema, input))
  }) as (input: z.input<Schema>) => Promise<ActionResult<T>>
}

async function answer<T>(work: () => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (isNextSignal(error)) throw error
    const errorId = randomUUID().slice(0, 8)
    if (!(error instanceof AppError)) log.error({ err: error, errorId }, 'an action failed')
    return { ok: false, error: publicError(error, errorId, await saying()) }
  }
}

/** redirect() and notFound() of Next travel as errors with a digest; they are not ours to catch. */
function isNextSignal(error: unknown): boolean {
  return error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_')
}
