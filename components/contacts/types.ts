/** What a server action answers; the same form as app/action gives. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; error: { message: string; fields?: Record<string, string> } }

/** A sentence for an answer that is missing because the server was not reached. */
export const unreachable = 'The server could not be reached. What you typed is kept here; try again.'

/** Runs an action and turns a lost connection into an answer, so that callers have one way to fail. */
export async function answered<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  return call.catch(() => ({ ok: false as const, error: { message: unreachable } }))
}
