import { createHash, randomUUID } from 'node:crypto'
import {
  bareAddress,
  type CancelReq,
  contentEntity,
  headerValue,
  type MimePart,
  type Mm7Address,
  type Mm7Envelope,
  type Mm7Status,
  type MmsContent,
  type ReplaceReq,
  type SendReq,
  type SubmitReq,
} from '@/lib/mms'
import type { PduView } from './api'
import type { ContentStore } from './content.server'
import type { Handsets } from './handsets.server'
import { showText } from './leg'
import { fraction, type Network, networkOf } from './networks'
import type { Reports } from './reports.server'
import type { HandsetModel } from './shelf'
import { FINAL_STATES, type State, type StoredMessage } from './state.server'
import { checkSubmit, statusOf, toE164 } from './validate'

/** Whose the messages of bare MM1 clients are. */
const MM1_VASP = 'mm1'
const DEFAULT_EXPIRY_MS = 72 * 3_600_000

/** A request as the MM7 face hands it over; `requestBytes` is the whole HTTP body. */
export type Submission = {
  submit: SubmitReq
  envelope: Mm7Envelope
  requestBytes: number
  receivedAt: number
}
export type Accepted = { status: Mm7Status; messageId?: string }

/** A message as the core takes it, whichever protocol brought it. `expiresAt` in epoch ms. */
type Arrival = {
  transactionId: string
  vaspId: string
  from: string
  /** Everybody it is said to be for, E.164 where it is a number; blind copies are for nobody else to know. */
  to: string[]
  cc: string[]
  subject: string | undefined
  messageClass: string
  expiresAt: number
  deliveryReport: boolean
  readReply: boolean
  allowAdaptations: boolean
  entity: { contentType: string; body: Buffer }
  hash: string
  requestBytes: number
  receivedAt: number
  wire?: PduView
}

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
    const vaspId = submit.sender.vaspId ?? ''
    const verdict = checkSubmit(submit, envelope, entity?.body.length ?? 0, (number) =>
      this.networkOf(number, vaspId),
    )
    if (!verdict.ok) return { status: verdict.status }
    if (!entity) return { status: statusOf(2007, 'There is no content.') }
    const xml = envelope.soapPart?.body
    const messageId = await this.accept(verdict.recipients, {
      transactionId: submit.transactionId,
      vaspId,
      from: verdict.from,
      to: addressesOf(submit.recipients.to),
      cc: addressesOf(submit.recipients.cc),
      subject: submit.subject,
      messageClass: submit.messageClass ?? 'Personal',
      expiresAt: expiryOf(submit.expiry, receivedAt),
      deliveryReport: submit.deliveryReport ?? false,
      readReply: submit.readReply ?? false,
      allowAdaptations: submit.contentRef?.allowAdaptations ?? true,
      entity: { contentType: contentTypeOf(entity), body: entity.body },
      hash: fingerprint(submit.content),
      requestBytes,
      receivedAt,
      ...(xml ? { wire: showText(xml.toString('utf8'), 'MM7 SubmitReq', requestBytes, FROM_BUSINESS) } : {}),
    })
    if (verdict.refused.length === 0) return { status: statusOf(1000), messageId }
    const details = verdict.refused.map(
      ({ recipient, status }) => `${recipient}: ${status.code} ${status.details ?? ''}`,
    )
    return { status: statusOf(1100, details.join('; ')), messageId }
  }

  /** An m-send-req to phones, from a handset or a gateway. Gives the Message-ID. */
  async acceptMm1(
    message: SendReq,
    given: {
      from: string
      phones: readonly string[]
      entity: { contentType: string; body: Buffer }
      requestBytes: number
      vaspId: string | undefined
    },
  ): Promise<string> {
    const receivedAt = Date.now()
    const { expiry } = message
    const relative = expiry && 'relative' in expiry ? receivedAt + expiry.relative * 1000 : undefined
    const absolute = expiry && 'absolute' in expiry ? expiry.absolute * 1000 : undefined
    return this.accept(given.phones, {
      transactionId: message.transactionId,
      vaspId: given.vaspId ?? MM1_VASP,
      from: given.from,
      to: (message.to ?? []).map(addressOf),
      cc: (message.cc ?? []).map(addressOf),
      subject: message.subject,
      messageClass: message.messageClass ?? 'Personal',
      expiresAt: relative ?? absolute ?? receivedAt + DEFAULT_EXPIRY_MS,
      // Reports go to VASPs by MM7; a bare MM1 client has nobody to take them.
      deliveryReport: given.vaspId !== undefined && (message.deliveryReport ?? false),
      readReply: given.vaspId !== undefined && (message.readReport ?? false),
      allowAdaptations: message.adaptationAllowed ?? true,
      entity: given.entity,
      hash: fingerprint(message.content),
      requestBytes: given.requestBytes,
      receivedAt,
    })
  }

  /** Who serves a number, as a VASP reaches it. */
  networkOf(number: string, vaspId: string = MM1_VASP): Network {
    return this.state.phones.reached(number, vaspId)?.network ?? networkOf(number)
  }

  private async accept(recipients: readonly string[], arrival: Arrival): Promise<string> {
    const messageId = randomUUID()
    const { transactionId, vaspId, hash } = arrival
    const at = new Date(arrival.receivedAt).toISOString()
    const shelf: HandsetModel[] = []
    for (const recipient of recipients) {
      this.state.record({ transactionId, messageId, vaspId, recipient, hash, at })
      const handset = this.state.phones.reached(recipient, vaspId)
      if (handset) shelf.push(handset)
      else this.crowd(arrival, messageId, recipient)
    }
    this.accepted += recipients.length
    if (shelf.length > 0) {
      const name = await this.content.put(arrival.entity.body)
      for (const handset of shelf) this.toShelf(handset, arrival, messageId, name)
    }
    // An answer of 1000 is a promise: it outlives a killed process. Concurrent submissions share one write.
    await this.state.settled()
    return messageId
  }

  private toShelf(handset: HandsetModel, arrival: Arrival, messageId: string, contentName: string): void {
    const { receivedAt, expiresAt, entity, wire, to, cc } = arrival
    const others = [...to, ...cc].filter((address) => address !== handset.number)
    const id = randomUUID()
    const pdu = wire ? { pdu: this.state.addPdu(id, wire) } : {}
    const accepted = Date.now()
    const at = (ms: number) => new Date(ms).toISOString()
    this.state.save({
      id,
      handsetId: handset.id,
      direction: 'in',
      messageId,
      transactionId: arrival.transactionId,
      vaspId: arrival.vaspId,
      peer: arrival.from,
      ...(arrival.subject ? { subject: arrival.subject } : {}),
      ...(others.length > 0 ? { others } : {}),
      state: 'submitted',
      bytes: entity.body.length,
      slides: [],
      steps: [
        { name: 'submit', at: at(receivedAt), ms: 0, bytes: arrival.requestBytes, ...pdu },
        { name: 'accept', at: at(accepted), ms: accepted - receivedAt, detail: `Message-ID ${messageId}` },
      ],
      expires: at(expiresAt),
      mm1Id: `MQ-${id.slice(0, 8)}`,
      messageClass: arrival.messageClass,
      seen: false,
      submittedAt: receivedAt,
      expiresAt,
      to,
      cc,
      content: { name: contentName, contentType: entity.contentType },
      allowAdaptations: arrival.allowAdaptations,
      deliveryReport: arrival.deliveryReport,
      readReply: arrival.readReply,
    })
    this.state.announceHandset(handset)
    this.handsets.carry(id)
  }

  /** A number that is not on the shelf: the same number always behaves the same. */
  private crowd(arrival: Arrival, messageId: string, recipient: string): void {
    const { unsupportedRate, expiredRate, readRate, latencyMs } = this.state.behaviour
    const luck = fraction(recipient, 2)
    const failed =
      luck < unsupportedRate ? 'Unrecognised' : luck < unsupportedRate + expiredRate ? 'Expired' : undefined
    const [shortest, longest] = latencyMs
    const delay = shortest + Math.random() * Math.max(0, longest - shortest)
    const owed = { vaspId: arrival.vaspId, messageId, recipient, from: arrival.from }
    if (arrival.deliveryReport)
      this.reports.add({ ...owed, kind: 'delivery', status: failed ?? 'Retrieved' }, delay)
    const opens = arrival.readReply && !failed && fraction(recipient, 3) < readRate
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
    const contentType = contentTypeOf(entity)
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

const FROM_BUSINESS = { step: 'submit', from: 'business', to: 'mmsc' } as const

/** A number as E.164, anything else as it is. */
function addressOf(address: string): string {
  const bare = bareAddress(address)
  return toE164(bare) ?? bare
}

function addressesOf(addresses: readonly Mm7Address[] = []): string[] {
  return addresses.map(({ value }) => addressOf(value))
}

function contentTypeOf(entity: MimePart): string {
  return headerValue(entity.headers, 'content-type') ?? 'text/plain'
}

/** The same content gives the same value, whatever envelope or boundary it came in. */
function fingerprint(content: MmsContent | undefined): string {
  const hash = createHash('sha1')
  for (const part of content?.parts ?? []) hash.update(part.body)
  return hash.digest('hex').slice(0, 16)
}

/** An ExpiryDate, absolute or `P3D`/`PT48H`, as epoch ms; the MMSC's default without one. */
function expiryOf(expiry: string | undefined, now: number): number {
  if (expiry === undefined) return now + DEFAULT_EXPIRY_MS
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(expiry)
  if (match) {
    const [days, hours, minutes, seconds] = match.slice(1).map((value) => Number(value ?? 0)) as number[]
    return now + (((days ?? 0) * 24 + (hours ?? 0)) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000
  }
  const absolute = Date.parse(expiry)
  return Number.isNaN(absolute) ? now + DEFAULT_EXPIRY_MS : absolute
}
