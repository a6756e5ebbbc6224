/** Why a message could not be read or written; a closed set. */
export type MmsFormatCode =
  | 'truncated' // the bytes end before the value does
  | 'bad_length' // a length that disagrees with what is there
  | 'bad_value' // a value the field cannot hold
  | 'missing' // a required field or part is absent
  | 'too_large' // over a limit given by the caller
  | 'too_deep' // nested further than the limit
  | 'not_xml' // not well-formed, or uses a DOCTYPE
  | 'not_mime' // no usable boundary or header block
  | 'not_mms' // well-formed, but something else
  | 'unsupported' // MMS, but an operation or type this code does not speak

type Details = { offset?: number; transactionId?: string; cause?: unknown }

/**
 * The only error the codecs throw. `offset` is the byte (binary, MIME) or character (XML) where reading
 * stopped; `transactionId` is set when it could still be read, so that a server can answer with it.
 */
export class MmsFormatError extends Error {
  readonly code: MmsFormatCode
  readonly offset: number | undefined
  readonly transactionId: string | undefined

  constructor(code: MmsFormatCode, message: string, details: Details = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'MmsFormatError'
    this.code = code
    this.offset = details.offset
    this.transactionId = details.transactionId
  }
}
