import type { HandsetModel, HandsetSwitches } from './shelf'

/** What the simulator's JSON API gives; the Phones page and tests read these. */

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
  /** What a message carries: file name, media type, bytes. */
  parts?: { name: string; contentType: string; bytes: number }[]
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
  media?: SlideMediaView
  audio?: SlideMediaView
  durationMs?: number
}

export type SlideMediaView = {
  src: string
  contentType: string
  bytes: number
  name?: string
  /** What it shows, as the presentation says. */
  alt?: string
  /** Of a contact card or calendar entry: whom or what it is of, and what else it says, one fact a line. */
  card?: { title: string; facts: string[] }
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
  /** Numbers of a group message's other recipients, as this phone is told them. */
  others?: string[]
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
  /** One line for the shelf: "Verizon, data off". */
  detail: string
  /** Added at run time: it can be renamed, moved to another carrier and removed. */
  added: boolean
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
  | { type: 'removed'; handsetId: string; vaspIds?: string[] }

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
