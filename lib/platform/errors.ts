import { inEnglish, readSaid, type Said, type Say, type Values } from '../words/said'

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

/**
 * An expected "cannot". Its sentence is written for the person who asked: what happened, what was kept, what to do. It is
 * English here, in logs and in the API; the border of the dashboard says it in the reader's language.
 */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails
  readonly sentence: string
  readonly values: Values

  constructor(
    code: ErrorCode,
    sentence: string,
    { values = {}, ...details }: ErrorDetails & { values?: Values } = {},
  ) {
    super(inEnglish(sentence, values))
    this.name = 'AppError'
    this.code = code
    this.details = details
    this.sentence = sentence
    this.values = values
  }
}

export function httpStatus(code: ErrorCode): number {
  return statusByCode[code]
}

/** What an outer border may show: an AppError as it is, anything else as an id that the log explains. */
export function publicError(
  error: unknown,
  errorId: string,
  say: Say = inEnglish,
): { code: ErrorCode; message: string } & ErrorDetails {
  if (!(error instanceof AppError)) {
    const sentence =
      'Something went wrong on our side. Nothing you entered was sent. Mention {errorId} if you ask for help.'
    return { code: 'internal', message: say(sentence, { errorId }) }
  }
  const { code, sentence, values, details } = error
  const { fields } = details
  if (!fields) return { code, message: say(sentence, values), ...details }
  const said = Object.entries(fields).map(([name, text]) => {
    const field = readSaid(text)
    return [name, say(field.sentence, { ...values, ...field.values })]
  })
  return { code, message: say(sentence, values), ...details, fields: Object.fromEntries(said) }
}

/** `AppError` of a sentence that was kept. */
export function refusal(code: ErrorCode, { sentence, values }: Said): AppError {
  return new AppError(code, sentence, values ? { values } : {})
}

export function notFound(what: string): AppError {
  const sentence = `This ${what} does not exist, or is not in this workspace.`
  return new AppError('not_found', sentence)
}

/** What a server action answers: its value, or a refusal that a form can show. */
export type ActionResult<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: ErrorCode; message: string } & ErrorDetails }
