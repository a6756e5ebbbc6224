import { randomUUID } from 'node:crypto'
import type { MessageView, ReplyBody, SlideView, StepView } from './api'
import type { ContentStore } from './content.server'
import type { Reports } from './reports.server'
import type { HandsetModel } from './shelf'
import { type State, type StoredMessage, viewOf } from './state.server'

type Photo = { content: string; contentType: string; bytes: number }

/** What owners of handsets type, on its way back to the business. */
export class Replies {
  constructor(
    private readonly state: State,
    private readonly content: ContentStore,
    private readonly reports: Reports,
  ) {}

  /** Sends a reply or a message of one's own. Undefined when there is nobody to send it to. */
  async send(
    handset: HandsetModel,
    body: ReplyBody,
    vaspIds?: ReadonlySet<string>,
  ): Promise<MessageView | undefined> {
    const incoming = this.state
      .messagesOf(handset.id, vaspIds)
      .filter((message) => message.direction === 'in')
    const answered = body.inReplyTo
      ? incoming.find((message) => message.id === body.inReplyTo)
      : incoming.findLast((message) => body.vaspId === undefined || message.vaspId === body.vaspId)
    const peer = body.to ?? answered?.peer
    const vaspId = body.vaspId ?? answered?.vaspId
    if (!peer || !vaspId || (vaspIds && !vaspIds.has(vaspId))) return undefined
    const photo = await this.keepPhoto(body.photo)
    const message = draft(handset, { peer, vaspId, messageId: answered?.messageId ?? '' }, body.text, photo)
    this.state.save(message)
    if (answered) this.noteReply(answered, message.submittedAt)
    this.reports.add({
      kind: 'deliver',
      vaspId,
      messageId: message.messageId,
      recipient: handset.number,
      from: peer,
      status: '',
      reply: {
        ...(body.text ? { text: body.text } : {}),
        ...(photo ? { photo } : {}),
        ...(answered ? { linkedId: answered.messageId } : {}),
      },
    })
    return viewOf(message)
  }

  private async keepPhoto(photo: ReplyBody['photo']): Promise<Photo | undefined> {
    if (!photo) return undefined
    const bytes = Buffer.from(photo.data, 'base64')
    return { content: await this.content.put(bytes), contentType: photo.contentType, bytes: bytes.length }
  }

  private noteReply(answered: StoredMessage, now: number): void {
    const current = this.state.message(answered.id)
    if (!current || current.steps.some((step) => step.name === 'reply')) return
    const step: StepView = { name: 'reply', at: new Date(now).toISOString(), ms: now - current.submittedAt }
    this.state.save({ ...current, steps: [...current.steps, step] })
  }
}

function draft(
  handset: HandsetModel,
  to: { peer: string; vaspId: string; messageId: string },
  text: string | undefined,
  photo: Photo | undefined,
): StoredMessage {
  const id = randomUUID()
  const now = Date.now()
  const slide: SlideView = text ? { text } : {}
  if (photo)
    slide.media = { src: `/messages/${id}/parts/0`, contentType: photo.contentType, bytes: photo.bytes }
  return {
    id,
    handsetId: handset.id,
    direction: 'out',
    transactionId: id,
    ...to,
    state: 'delivered',
    bytes: (photo?.bytes ?? 0) + Buffer.byteLength(text ?? ''),
    slides: [slide],
    steps: [{ name: 'reply', at: new Date(now).toISOString(), ms: 0 }],
    seen: true,
    submittedAt: now,
    expiresAt: now,
    ...(photo ? { content: { name: photo.content, contentType: photo.contentType } } : {}),
    allowAdaptations: true,
    deliveryReport: false,
    readReply: false,
  }
}
