import { z } from 'zod'
import type { HandsetModel, HandsetSwitches } from './shelf'

/** What the simulator's JSON API gives and takes; the Phones page and tests read these. */

/** The stops of a message, in the order they can happen. */
export const STEPS = [
  'submit',
  'accept',
  'shape',
  'notify',
  'wake',
  'fetch',
  'download',
  'delivered',
  'read',
  'reply',
] as const
export type StepName = (typeof STEPS)[number]

/** One stop: when (ISO), how long after submission in ms, how many bytes moved, what happened in words. */
export type StepView = {
  name: StepName
  at: string
  ms: number
  bytes?: number
  detail?: string
  /** `PduView.id` of the bytes that travelled. */
  pdu?: string
}

/** Bytes that travelled for a step, for looking at: `GET /messages/:id/pdus`. */
export type PduView = {
  id: string
  step: StepName
  title: string
  from: 'business' | 'mmsc' | 'handset'
  to: 'business' | 'mmsc' | 'handset'
  /** Length of the whole. */
  bytes: number
  /** The first bytes, at most 1,024. */
  hex?: string
  /** Header fields with their place in the bytes. */
  fields?: { name: string; offset: number; length: number; value: string }[]
  /** The SMS user data it travelled in, each with its header. */
  segments?: string[]
  /** MM7: the envelope. */
  text?: string
}

/**
 * Where a message stands on a handset. `waiting` is notified but not fetched; the last five are final and are
 * the MMStatus that was reported.
 */
export type MessageState =
  | 'submitted'
  | 'waiting'
  | 'downloading'
  | 'delivered'
  | 'read'
  | 'expired'
  | 'rejected'
  | 'unsupported'
  | 'cancelled'

/** One screen of a message. `src` is a path on the simulator; `width` and `height` are in px where known. */
export type SlideView = {
  text?: string
  media?: { src: string; contentType: string; bytes: number; name?: string }
  audio?: { src: string; contentType: string; bytes: number }
  durationMs?: number
}

export type MessageView = {
  id: string
  handsetId: string
  direction: 'in' | 'out'
  /** MM7 MessageID; for replies, the id of the message that was answered. */
  messageId: string
  transactionId: string
  vaspId: string
  /** Address of the business: short code or number. */
  peer: string
  subject?: string
  state: MessageState
  /** Bytes of the whole content, as stored by the MMSC. */
  bytes: number
  /** Share of the download in per cent while `downloading`. */
  progress?: number
  slides: SlideView[]
  steps: StepView[]
  /** ISO; when the MMSC will drop it unless fetched. */
  expires?: string
}

export type HandsetView = HandsetModel & {
  networkName: string
  switches: HandsetSwitches
  /** Latest message in one word for the shelf, and how many there are. */
  state: MessageState | null
  messages: number
  unread: number
}

/** What `GET /events` sends, one JSON object per event, `event:` naming the `type`. */
export type SimulatorEvent =
  | { type: 'handset'; handset: HandsetView }
  | { type: 'message'; message: MessageView }
  | { type: 'wiped'; handsetId: string; vaspIds?: string[] }

/** `POST /handsets/:id/replies`: what the owner types; `photo` is base64. At least one of the two. */
export const replyBody = z
  .object({
    text: z.string().trim().max(5_000).optional(),
    photo: z
      .object({ contentType: z.string().regex(/^image\/[\w.+-]+$/), data: z.base64().max(8_000_000) })
      .optional(),
    /** `MessageView.id` that is answered; the latest message of the handset when left out. */
    inReplyTo: z.string().max(80).optional(),
    /** A message of one's own: the business's address and the VASP that owns it. */
    to: z.string().max(80).optional(),
    vaspId: z.string().max(80).optional(),
  })
  .refine((body) => body.text || body.photo, { message: 'A reply needs text or a photo.' })
export type ReplyBody = z.input<typeof replyBody>

/** `PATCH /handsets/:id`. */
export const switchesBody = z
  .object({ on: z.boolean(), data: z.boolean(), reports: z.boolean(), rejects: z.boolean() })
  .partial()
  .strict()

const credentials = z.object({ username: z.string().max(200), password: z.string().max(200) })

/** `PUT /vasps/:id`: where reports and replies of a VASP go, and who may submit as it. */
export const vaspBody = z
  .object({
    callbackUrl: z.url({ protocol: /^https?$/ }),
    /** Basic credentials the simulator uses on the callback. */
    callbackAuth: credentials.optional(),
    /** Basic credentials a submission must carry. */
    submitAuth: credentials.optional(),
    dialect: z.enum(['3gpp-rel6', '3gpp-rel5', 'sinch', 'mbuni']).default('3gpp-rel6'),
  })
  .strict()
export type Vasp = z.output<typeof vaspBody>

export const FAULT_KINDS = [
  'latency', // `value` ms before the answer
  'http', // answer HTTP status `value` without MM7
  'status', // answer StatusCode `value`, nothing kept
  'hang_before', // read nothing, answer nothing
  'hang_after', // accept the message, never answer
  'reset_before', // drop the connection before reading
  'reset_after', // accept the message, drop the connection
  'malformed', // accept the message, answer something that is not MM7
  'throttle', // 4006 above `value` submissions a second
  'duplicate_reports', // send every report twice
  'reorder_reports', // read before delivered, and shuffled
  'drop_reports', // lose the report
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** `POST /faults`: one fault, for matching submissions (or their reports), so often and so likely. */
export const faultBody = z
  .object({
    kind: z.enum(FAULT_KINDS),
    value: z.number().int().min(0).max(600_000).optional(),
    /** How many times it strikes; without it, until deleted. */
    times: z.number().int().min(1).max(1_000_000).optional(),
    probability: z.number().min(0).max(1).default(1),
    vaspId: z.string().max(80).optional(),
    recipient: z.string().max(80).optional(),
  })
  .strict()
export type FaultInput = z.input<typeof faultBody>
export type Fault = z.output<typeof faultBody> & { id: string; struck: number }

/** `PUT /behaviour`: how numbers that are not on the shelf behave. */
export const behaviourBody = z
  .object({
    /** Share of numbers that never take a message (MMStatus Unrecognised), and that are out of reach (Expired). */
    unsupportedRate: z.number().min(0).max(1),
    expiredRate: z.number().min(0).max(1),
    /** Share that opens it, when read reports were asked for. */
    readRate: z.number().min(0).max(1),
    /** Shortest and longest time in ms from acceptance to delivery. */
    latencyMs: z.tuple([z.number().min(0), z.number().min(0)]),
    /** Delivery reports to send at once, and the pauses in ms before each further attempt. */
    reportConcurrency: z.number().int().min(1).max(256),
    retryMs: z.array(z.number().min(0)).max(10),
    /** Factor on every wait of the shelf; 0 makes everything happen at once. */
    pace: z.number().min(0).max(10),
  })
  .partial()
  .strict()
export type Behaviour = Required<z.output<typeof behaviourBody>>

export const DEFAULT_BEHAVIOUR: Behaviour = {
  unsupportedRate: 0.006,
  expiredRate: 0.004,
  readRate: 0.55,
  latencyMs: [150, 2_500],
  reportConcurrency: 16,
  retryMs: [1_000, 5_000, 30_000, 120_000, 300_000],
  pace: 1,
}

/** One accepted recipient: proof of what was taken, for "nobody gets it twice". */
export type LedgerEntry = {
  n: number
  transactionId: string
  messageId: string
  vaspId: string
  recipient: string
  /** First 16 hexadecimal digits of SHA-1 over the parts' bytes. */
  hash: string
  at: string
}

export type Stats = {
  startedAt: string
  submissions: number
  accepted: number
  /** StatusCode → how often it was the answer. */
  answers: Record<string, number>
  bytesIn: number
  reports: { pending: number; sent: number; retried: number; abandoned: number }
  faultsStruck: number
  ledger: number
  memoryBytes: number
}
