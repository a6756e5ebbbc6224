import type { z } from 'zod'
import type { Said } from '../words/said'
import type { CallbackRules } from './callback-rules'

/** What a carrier can do; feeds preflight, the fit of pictures and the pace. */
export type Capabilities = {
  /** Media types it takes. */
  mediaTypes: readonly string[]
  /** Whole encoded message in bytes, where the carrier profile of the recipient is not stricter. */
  maxBytes: number
  recipientsPerRequest: number
  /** Whether media travel inside the message, or as an address that the carrier fetches. */
  media: 'value' | 'reference'
  /** How media inside it are written: base64 costs a third and more of the carrier's limit. */
  encoding: 'binary' | 'base64'
  /** Reports it sends. */
  receipts: { delivery: boolean; read: boolean }
  /** Whether a message whose answer was lost can be asked for by our reference. */
  lookUp: boolean
  /** Messages per second that it takes when nothing else was agreed. */
  defaultRate: number
}

/**
 * A picture, clip, sound or card of a message. `name` is unlike that of any other in the message; `address` is where the carrier
 * can fetch it, for adapters that send it by reference.
 */
export type MessageMedium = {
  bytes: Uint8Array
  mime: string
  name: string
  altText: string
  durationMs?: number
  address?: string
}

/** The content of one campaign × variant × carrier profile. Given once to `prepare`, then used for every recipient. */
export type MessageContent = {
  subject?: string
  /** In the order in which it is to be seen. */
  media?: readonly MessageMedium[]
}

/**
 * Content in the carrier's own form; only the adapter that made it knows what is inside. `bytes`: the encoded content without the
 * recipient's text and without the protocol's headers, parts' headers and boundaries included; what is sent by reference counts as
 * if it were inside, since the phone gets it all the same.
 */
export type PreparedContent = { readonly bytes: number; readonly form: unknown }

/** One message for one person. */
export type Submission = {
  messageId: number
  /** The same for every try of a message, so that a carrier that wants to can tell a second one. */
  reference: string
  /** E.164 or short code digits. */
  from: string
  /** E.164. */
  to: string
  text: string
  content: PreparedContent
}

/** What became of a submission. Everything but `unknown` is certain. */
export type SubmitOutcome = {
  messageId: number
} /** `carrierId` is null when the carrier named none: no report will find the message. */ & (
  | { kind: 'accepted'; carrierId: string | null; code: string }
  /** The carrier does not have it; a later try may pass. `throttled` when it was our pace, `retryAfterMs` when it said so. */
  | { kind: 'retry_later'; code: string; meaning: string; throttled?: boolean; retryAfterMs?: number }
  /** Refused for size or type; one rung smaller may pass. */
  | { kind: 'retry_smaller'; code: string; meaning: string }
  /** `certain` is false where one such answer is not proof. */
  | { kind: 'address_dead'; code: string; meaning: string; certain: boolean }
  | { kind: 'opted_out'; code: string; meaning: string }
  | { kind: 'our_fault'; code: string; meaning: string }
  | { kind: 'account_problem'; code: string; meaning: string }
  /** The whole message was handed over and nothing usable came back. */
  | { kind: 'unknown'; code: string; meaning: string }
)

export type CarrierConnection = {
  prepare(content: MessageContent): PreparedContent
  /**
   * Submits a batch concurrently. `settle` is called exactly once for each submission, as soon as its outcome is known; the promise
   * ends when all are. Never rejects: trouble is an outcome.
   */
  submit(batch: readonly Submission[], settle: (outcome: SubmitOutcome) => void): Promise<void>
  /** Tells the carrier where its reports go, where it wants to be told. */
  announce?(callbackUrl: string): Promise<void>
  /** Reaches the carrier without sending anything, and says what answered. @throws AppError('unavailable') when nothing did. */
  probe?(): Promise<Said>
  close(): Promise<void>
}

/** What came back from a carrier. Times are when it happened, as the carrier says. */
export type CarrierEvent =
  | {
      kind: 'receipt'
      carrierId: string
      /** The carrier's own word; `event` is what it means. */
      status: string
      event: 'delivered' | 'read' | 'undeliverable' | 'underway'
      /** For 'undeliverable': the number is proven not to take MMS. */
      addressDead: boolean
      reason: string
      at: Date
      /** E.164, where the report names it. */
      recipient: string | null
      detail: string | null
    }
  | {
      kind: 'reply'
      /** The carrier's id of the reply: the same one twice is stored once. */
      carrierId: string
      /** E.164. */
      from: string
      to: string | null
      text: string
      media: { mime: string; bytes: Uint8Array }[]
      at: Date
    }

/** An HTTP request from a carrier, its body already read within `maxCallbackBytes`. */
export type CarrierRequest = { contentType: string; body: Uint8Array }

export type CarrierAnswer = { status: number; contentType: string; body: Uint8Array }

/** A parsed callback: what it says, and what to answer once that is recorded, or when it could not be. */
export type Received = {
  events: CarrierEvent[]
  done: CarrierAnswer
  /** Asks the carrier to try again later. */
  later: CarrierAnswer
}

/** How long each part of a submission may take, in ms. */
export type Timeouts = { connect: number; body: number; answer: number }

/** An adapter: one folder, one line in the registry. `Credentials` also draws the settings form. */
export type Carrier<Credentials = unknown> = {
  id: string
  name: string
  /** One sentence for the settings page. */
  description: string
  credentials: z.ZodType<Credentials>
  capabilities: (credentials: Credentials) => Capabilities
  open: (
    credentials: Credentials,
    options: { connections: number; timeouts?: Partial<Timeouts> },
  ) => CarrierConnection
  /** Who may post callbacks besides knowing their address; everybody who does where left out. */
  callbackRules?: (credentials: Credentials) => CallbackRules
  /** Reads a callback. Throws nothing: what cannot be read has no events and says so in `done`. */
  receive: (request: CarrierRequest, credentials: Credentials, now: Date) => Received
}

/** A field of the settings form, drawn from the credentials schema's metadata. */
export type CredentialField = {
  key: string
  label: string
  help?: string
  /** Heading under which fields that few need are folded away. */
  section?: string
  secret: boolean
  required: boolean
  input: 'text' | 'url' | 'password' | 'select' | 'number' | 'area'
  options?: readonly { value: string; label: string }[]
  default?: string
}
