import { randomUUID } from 'node:crypto'
import {
  classifyResponseStatus,
  composeSlides,
  decodeMm1,
  joinContent,
  type MmsContent,
  plmn,
  type SendReq,
  type Slide,
} from '@/lib/mms'
import type { MessageView, StepView } from './api'
import type { ReplyBody } from './bodies'
import type { ContentStore } from './content.server'
import type { HandsetClient } from './handset-client.server'
import { MM1_VERSION, showPdu } from './leg'
import { LINKED_HEADER, VASP_HEADER } from './mm1-face.server'
import { slidesOf } from './screen'
import type { HandsetModel } from './shelf'
import { type State, type StoredMessage, viewOf } from './state.server'

type Target = { peer: string; vaspId: string; answered: StoredMessage | undefined }

/** What owners of handsets type, on its way back to the business as m-send-req. */
export class Replies {
  constructor(
    private readonly state: State,
    private readonly content: ContentStore,
    private readonly client: HandsetClient,
  ) {}

  /** Sends a reply or a message of one's own. Undefined when there is nobody to send it to. */
  async send(
    handset: HandsetModel,
    body: ReplyBody,
    vaspIds?: ReadonlySet<string>,
  ): Promise<MessageView | undefined> {
    const target = this.target(handset, body, vaspIds)
    if (!target) return undefined
    const content = contentOfReply(body)
    const { contentType, body: bytes } = joinContent(content)
    const name = await this.content.put(bytes)
    const draft = outgoing(handset, target, content, { name, contentType, bytes: bytes.length })
    const { sent, answer } = await this.client.post(handset.number, sendReq(draft, target, content))
    const pdu = this.state.addPdu(draft.id, showPdu(sent, { step: 'reply', from: 'handset', to: 'mmsc' }))
    if (answer) this.state.addPdu(draft.id, showPdu(answer, { step: 'reply', from: 'mmsc', to: 'handset' }))
    const status = answer && decodeMm1(answer).responseStatus
    const refused = status === undefined || classifyResponseStatus(status).outcome !== 'accepted'
    const step: StepView = { name: 'reply', at: new Date().toISOString(), ms: 0, bytes: sent.length, pdu }
    const message: StoredMessage = { ...draft, ...(refused ? { state: 'rejected' } : {}), steps: [step] }
    this.state.save(message)
    if (target.answered) this.noteReply(target.answered, message.submittedAt)
    return viewOf(message)
  }

  private target(handset: HandsetModel, body: ReplyBody, vaspIds?: ReadonlySet<string>): Target | undefined {
    const incoming = this.state
      .messagesOf(handset.id, vaspIds)
      .filter((message) => message.direction === 'in')
    const answered = body.inReplyTo
      ? incoming.find((message) => message.id === body.inReplyTo)
      : incoming.findLast((message) => body.vaspId === undefined || message.vaspId === body.vaspId)
    const peer = body.to ?? answered?.peer ?? body.otherwise?.to
    const vaspId = body.vaspId ?? answered?.vaspId ?? body.otherwise?.vaspId
    if (!peer || !vaspId || (vaspIds && !vaspIds.has(vaspId))) return undefined
    return { peer, vaspId, answered }
  }

  private noteReply(answered: StoredMessage, now: number): void {
    const current = this.state.message(answered.id)
    if (!current || current.steps.some((step) => step.name === 'reply')) return
    const step: StepView = { name: 'reply', at: new Date(now).toISOString(), ms: now - current.submittedAt }
    this.state.save({ ...current, steps: [...current.steps, step] })
  }
}

/** As phones write it: one slide with the photo and the text, and the SMIL for them. */
function contentOfReply({ text, photo }: ReplyBody): MmsContent {
  const slide: Slide = text ? { text } : {}
  if (photo) {
    const name = `photo.${photo.contentType.split('/')[1] ?? 'jpg'}`
    slide.media = { contentType: photo.contentType, name, body: Buffer.from(photo.data, 'base64') }
  }
  return composeSlides([slide], { smil: 'optional', smilReference: 'location' }) as MmsContent
}

function sendReq(draft: StoredMessage, { peer, vaspId, answered }: Target, content: MmsContent): SendReq {
  const headers = [{ name: VASP_HEADER, value: vaspId }]
  if (answered) headers.push({ name: LINKED_HEADER, value: answered.messageId })
  return {
    type: 'm-send-req',
    transactionId: draft.mm1Id,
    version: MM1_VERSION,
    date: Math.round(draft.submittedAt / 1000),
    from: null,
    to: [peer.includes('@') ? peer : plmn(peer)],
    messageClass: 'Personal',
    priority: 'Normal',
    deliveryReport: false,
    readReport: false,
    applicationHeaders: headers,
    content,
  }
}

function outgoing(
  handset: HandsetModel,
  { peer, vaspId, answered }: Target,
  content: MmsContent,
  stored: { name: string; contentType: string; bytes: number },
): StoredMessage {
  const id = randomUUID()
  const now = Date.now()
  return {
    id,
    handsetId: handset.id,
    direction: 'out',
    transactionId: id,
    peer,
    vaspId,
    messageId: answered?.messageId ?? '',
    state: 'delivered',
    bytes: stored.bytes,
    slides: slidesOf(id, content),
    steps: [],
    mm1Id: `MQ-${id.slice(0, 8)}`,
    messageClass: 'Personal',
    seen: true,
    submittedAt: now,
    expiresAt: now,
    content: { name: stored.name, contentType: stored.contentType },
    allowAdaptations: true,
    deliveryReport: false,
    readReply: false,
  }
}
