import { createHash, randomUUID } from 'node:crypto'
import {
  type CancelReq,
  contentEntity,
  type Mm7Envelope,
  type Mm7Status,
  type ReplaceReq,
  type SubmitReq,
} from '@/lib/mms'
import type { StepView } from './api'
import type { ContentStore } from './content.server'
import type { Handsets } from './handsets.server'
import { fraction } from './networks'
import type { Reports } from './reports.server'
import { type HandsetModel, onShelf } from './shelf'
import { FINAL_STATES, type State, type StoredMessage } from './state.server'
import { checkSubmit, statusOf } from './validate'

const DEFAULT_EXPIRY_MS = 72 * 3_600_000

/** A request as the MM7 face hands it over; `requestBytes` is the whole HTTP body. */
export type Submission = {
  submit: SubmitReq
  envelope: Mm7Envelope
  requestBytes: number
  receivedAt: number
}
export type Accepted = { status: Mm7Status; messageId?: string }

/** The core of the MMSC: takes submissions, stores, hands over to the shelf or to the anonymous crowd. */
export class Mmsc {
  accepted = 0

  constructor(
    private readonly state: State,
    private readonly content: ContentStore,
    private readonly reports: Reports,
    private readonly handsets: Handsets,
  ) {}

  async submit({ submit, envelope, requestBytes, receivedAt }: Submission): Promise<Accepted> {
    const entity = contentEntity(envelope, submit.contentRef?.href)
    const verdict = checkSubmit(submit, envelope, entity?.body.length ?? 0)
    if (!verdict.ok) return { status: verdict.status }
    const messageId = randomUUID()
    const hash = fingerprint(submit)
    const at = new Date(receivedAt).toISOString()
    const vaspId = submit.sender.vaspId ?? ''
    const { transactionId } = submit
    const shelf: HandsetModel[] = []
    for (const recipient of verdict.recipients) {
      this.state.record({ transactionId, messageId, vaspId, recipient, hash, at })
      const handset = onShelf(recipient)
      if (handset) shelf.push(handset)
      else this.crowd(submit, messageId, recipient, verdict.from)
    }
    this.accepted += verdict.recipients.length
    if (shelf.length > 0 && entity) {
      const stored = await this.content.put(entity.body)
      const contentType =
        entity.headers.find(({ name }) => /^content-type$/i.test(name))?.value ?? 'text/plain'
      const content = { name: stored, contentType }
      const base = {
        submit,
        messageId,
        from: verdict.from,
        content,
        bytes: entity.body.length,
        requestBytes,
        receivedAt,
      }
      for (const handset of shelf) this.toShelf(handset, base)
    }
    if (verdict.refused.length === 0) return { status: statusOf(1000), messageId }
    const details = verdict.refused.map(
      ({ recipient, status }) => `${recipient}: ${status.code} ${status.details ?? ''}`,
    )
    return { status: statusOf(1100, details.join('; ')), messageId }
  }

  private toShelf(handset: HandsetModel, given: ShelfArrival): void {
    const { submit, messageId, receivedAt } = given
    const step = (name: 'submit' | 'accept', ms: number, extra: Partial<StepView>): StepView => ({
      name,
      at: new Date(receivedAt + ms).toISOString(),
      ms,
      ...extra,
    })
    const expiresAt = expiryOf(submit.expiry, receivedAt)
    const took = Date.now() - receivedAt
    this.state.save({
      id: randomUUID(),
      handsetId: handset.id,
      direction: 'in',
      messageId,
      transactionId: submit.transactionId,
      vaspId: submit.sender.vaspId ?? '',
      peer: given.from,
      ...(submit.subject ? { subject: submit.subject } : {}),
      state: 'submitted',
      bytes: given.bytes,
      slides: [],
      steps: [
        step('submit', 0, { bytes: given.requestBytes }),
        step('accept', took, { detail: `MessageID ${messageId}` }),
      ],
      expires: new Date(expiresAt).toISOString(),
      seen: false,
      submittedAt: receivedAt,
      expiresAt,
      content: given.content,
      allowAdaptations: submit.contentRef?.allowAdaptations ?? true,
      deliveryReport: submit.deliveryReport ?? false,
      readReply: submit.readReply ?? false,
    })
    this.state.announceHandset(handset)
    for (const message of this.state.byMessageId(messageId)) this.handsets.carry(message.id)
  }

  /** A number that is not on the shelf: the same number always behaves the same. */
  private crowd(submit: SubmitReq, messageId: string, recipient: string, from: string): void {
    const { unsupportedRate, expiredRate, readRate, latencyMs } = this.state.behaviour
    const vaspId = submit.sender.vaspId ?? ''
    const luck = fraction(recipient, 2)
    const status =
      luck < unsupportedRate ? 'Unrecognised' : luck < unsupportedRate + expiredRate ? 'Expired' : 'Retrieved'
    const [shortest, longest] = latencyMs
    const delay = shortest + Math.random() * Math.max(0, longest - shortest)
    const owed = { vaspId, messageId, recipient, from }
    if (submit.deliveryReport) this.reports.add({ ...owed, kind: 'delivery', status }, delay)
    const opens = submit.readReply && status === 'Retrieved' && fraction(recipient, 3) < readRate
    if (opens)
      this.reports.add({ ...owed, kind: 'read', status: 'Read' }, delay + 200 + Math.random() * longest * 4)
  }

  /** Takes a message back while no phone has it. */
  cancel(cancel: CancelReq): Mm7Status {
    const messages = this.ownMessages(cancel)
    if (messages.length === 0) return statusOf(2005)
    const open = messages.filter(
      (message) => !FINAL_STATES.has(message.state) && message.state !== 'downloading',
    )
    if (open.length === 0) return statusOf(3001, 'It has been fetched.')
    for (const message of open) this.state.save({ ...message, state: 'cancelled' })
    return statusOf(1000)
  }

  /** Swaps the content of a message while no phone has it. */
  async replace(replace: ReplaceReq, envelope: Mm7Envelope): Promise<Mm7Status> {
    const messages = this.ownMessages(replace)
    if (messages.length === 0) return statusOf(2005)
    const open = messages.filter(
      (message) => !FINAL_STATES.has(message.state) && message.state !== 'downloading',
    )
    const entity = contentEntity(envelope, replace.contentRef?.href)
    if (open.length === 0) return statusOf(3001, 'It has been fetched.')
    if (!entity) return statusOf(2007, 'There is no content.')
    const contentType = entity.headers.find(({ name }) => /^content-type$/i.test(name))?.value ?? 'text/plain'
    const name = await this.content.put(entity.body)
    for (const message of open)
      this.state.save({ ...message, content: { name, contentType }, bytes: entity.body.length })
    return statusOf(1000)
  }

  private ownMessages({
    messageId,
    sender,
  }: {
    messageId: string
    sender: CancelReq['sender']
  }): StoredMessage[] {
    return this.state.byMessageId(messageId).filter((message) => message.vaspId === sender.vaspId)
  }
}

type ShelfArrival = {
  submit: SubmitReq
  messageId: string
  from: string
  content: { name: string; contentType: string }
  bytes: number
  requestBytes: number
  receivedAt: number
}

/** The same content gives the same value, whatever envelope or boundary it came in. */
function fingerprint(submit: SubmitReq): string {
  const hash = createHash('sha1')
  for (const part of submit.content?.parts ?? []) hash.update(part.body)
  return hash.digest('hex').slice(0, 16)
}

/** An ExpiryDate, absolute or `P3D`/`PT48H`, as epoch ms; the MMSC's default without one. */
export function expiryOf(expiry: string | undefined, now: number): number {
  if (expiry === undefined) return now + DEFAULT_EXPIRY_MS
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(expiry)
  if (match) {
    const [days, hours, minutes, seconds] = match.slice(1).map((value) => Number(value ?? 0)) as number[]
    return now + (((days ?? 0) * 24 + (hours ?? 0)) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000
  }
  const absolute = Date.parse(expiry)
  return Number.isNaN(absolute) ? now + DEFAULT_EXPIRY_MS : absolute
}
