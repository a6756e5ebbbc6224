/** Every way in which Marquee says "cannot", with the HTTP status it answers at an outer border. */
const statusByCode = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  too_large: 413,
  unsupported: 415,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof statusByCode

export type ErrorDetails = {
  /** Field name → sentence, for forms and API bodies. */
  fields?: Record<string, string>
  /** Seconds after which trying again makes sense. */
  retryAfter?: number
}

/** An expected "cannot". Its message is written for the person who asked: what happened, what was kept, what to do. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

export function httpStatus(code: ErrorCode): number {
  return statusByCode[code]
}

/** What an outer border may show: an AppError as it is, anything else as an id that the log explains. */
export function publicError(
  error: unknown,
  errorId: string,
): { code: ErrorCode; message: string } & ErrorDetails {
  if (error instanceof AppError) return { code: error.code, message: error.message, ...error.details }
  return {
    code: 'internal',
    message: `Something went wrong on our side. Nothing you entered was sent. Mention ${errorId} if you ask for help.`,
  }
}

export function notFound(what: string): AppError {
  return new AppError('not_found', `This ${what} does not exist, or is not in this workspace.`)
}

/** What a server action answers: its value, or a refusal that a form can show. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: ErrorCode; message: string } & ErrorDetails }
