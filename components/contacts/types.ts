/** What a server action answers; the same form as app/action gives. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; error: { message: string; fields?: Record<string, string> } }
