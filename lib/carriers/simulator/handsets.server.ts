import { setTimeout as sleep } from 'node:timers/promises'
import { classifyRetrieveStatus, decodeMm1, type MmsContent } from '@/lib/mms'
import { log } from '@/lib/platform/log.server'
import { adapt } from './adapt.server'
import { Answers, DEFERRED, REJECTED, RETRIEVED } from './answers.server'
import type { MessageState, StepName, StepView } from './api'
import type { ContentStore } from './content.server'
import { type HandsetClient, receiveNotification } from './handset-client.server'
import { notification, showPdu } from './leg'
import type { Reports } from './reports.server'
import { slidesOf } from './screen'
import type { HandsetModel, HandsetSwitches } from './shelf'
import { FINAL_STATES, type State, type StoredMessage } from './state.server'

const PROGRESS_STEPS = 12
const EXPIRY_CHECK_MS = 1_000
/**
 * The shelf: carries each message from the MMSC's store to its handset, step by step, in something like the real
 * time it takes, every byte over the wire. A message is carried by at most one runner; where it stands is in the
 * journal, so a restart or a phone that comes back continues where it stopped.
 */
export class Handsets {
  private readonly running = new Set<string>()
  private readonly abort = new AbortController()
  private readonly expiry: NodeJS.Timeout
  private readonly answers: Answers

  constructor(
    private readonly state: State,
    private readonly content: ContentStore,
    private readonly reports: Reports,
    private readonly client: HandsetClient,
  ) {
    this.answers = new Answers(state, client)
    this.expiry = setInterval(() => this.expire(), EXPIRY_CHECK_MS)
    this.expiry.unref()
  }

  /** Takes up what was under way before a restart. */
  resume(): void {
    for (const message of this.state.unfinished()) this.carry(message.id)
  }

  /** A phone came back, or its data did: what waits for it moves on. */
  wake(handsetId: string): void {
    for (const message of this.state.unfinished()) if (message.handsetId === handsetId) this.carry(message.id)
  }

  /** Somebody pressed "Get". */
  fetchNow(messageId: string): void {
    this.carry(messageId, { asked: true })
  }

  carry(messageId: string, options: { asked?: boolean } = {}): void {
    if (this.running.has(messageId) || this.abort.signal.aborted) return
    this.running.add(messageId)
    this.run(messageId, options.asked ?? false)
      .catch((error) => {
        if (!this.abort.signal.aborted)
          log.warn({ messageId, error }, 'a message stopped on its way to a handset')
      })
      .finally(() => this.running.delete(messageId))
  }

  private async run(id: string, asked: boolean): Promise<void> {
    const first = this.state.message(id)
    if (!first || FINAL_STATES.has(first.state)) return
    const handset = this.state.phones.byId(first.handsetId)
    if (!handset) return
    if (!(await this.shape(id, handset))) return
    if (!(await this.notify(id, handset))) return
    const { on, data, autoFetch } = this.settings(first, handset)
    if (!on) return
    if (!data || (!autoFetch && !asked)) return this.defer(id, handset)
    await this.download(id, handset)
    await this.read(id, handset)
  }

  private settings(message: StoredMessage, handset: HandsetModel): HandsetSwitches {
    return this.state.phones.switchesOf(handset, message.vaspId)
  }

  /** Waits `ms` (at the shelf's pace), then gives the message as it is now, unless it is gone or final. */
  private async after(id: string, ms: number): Promise<StoredMessage | undefined> {
    const wait = ms * this.state.behaviour.pace
    if (wait > 0) await sleep(wait, undefined, { signal: this.abort.signal, ref: false })
    const message = this.state.message(id)
    return message && !FINAL_STATES.has(message.state) ? message : undefined
  }

  /** The MMSC looks at what the handset can show, and makes the message fit it. */
  private async shape(id: string, handset: HandsetModel): Promise<boolean> {
    const message = this.state.message(id)
    if (!message?.content || has(message, 'shape')) return message !== undefined
    if (!this.settings(message, handset).mms) return this.textOnly(message)
    const bytes = await this.content.get(message.content.name)
    if (!bytes) return this.give(message, 'expired', 'Expired')
    const adapted = await adapt(message.content.contentType, bytes, handset, message.allowAdaptations)
    if (adapted.kind === 'impossible') return this.give(message, 'rejected', 'Rejected', adapted.detail)
    const current = await this.after(id, 5)
    if (!current) return false
    const step = { name: 'shape' as const, bytes: bytes.length, detail: 'Fits as it is' }
    if (adapted.kind === 'same') return this.step(current, step)
    const name = await this.content.put(adapted.bytes)
    const content = { name, contentType: adapted.contentType }
    const resized = { ...current, content, bytes: adapted.bytes.length }
    return this.step(resized, { ...step, bytes: adapted.bytes.length, detail: adapted.detail })
  }

  /** A phone without MMS gets a text that says what it missed, as carriers do; the message itself never arrives. */
  private textOnly(message: StoredMessage): false {
    const text = `You have a picture message from ${message.peer}. This phone cannot show it.`
    this.step(
      { ...message, slides: [{ text }] },
      { name: 'notify', bytes: text.length, detail: '1 SMS, as text' },
    )
    return this.give(message, 'unsupported', 'Unrecognised')
  }

  /** The MMSC pushes the notification in SMS segments; the handset puts them together and reads it. */
  private async notify(id: string, handset: HandsetModel): Promise<boolean> {
    const known = this.state.message(id)
    if (!known || has(known, 'notify')) return known !== undefined
    if (!this.settings(known, handset).on) return false
    const message = await this.after(id, handset.notifyMs)
    if (!message) return false
    const { pdu, segments } = notification(message, this.client.contentUrl(id), Date.now())
    const { transactionId } = receiveNotification('MMSC', segments)
    const shown = this.state.addPdu(
      id,
      showPdu(pdu, { step: 'notify', from: 'mmsc', to: 'handset' }, segments),
    )
    const bytes = segments.reduce((sum, segment) => sum + segment.length, 0)
    const detail = `${segments.length} SMS, transaction ${transactionId}`
    this.step({ ...message, state: 'waiting' }, { name: 'notify', bytes, detail, pdu: shown })
    if (!this.settings(message, handset).rejects) return true
    await this.answers.respond(message, handset, REJECTED, 'notify')
    this.end(id, 'rejected', 'The phone refused it')
    return false
  }

  private async defer(id: string, handset: HandsetModel): Promise<void> {
    const message = this.state.message(id)
    if (!message || has(message, 'wake')) return
    const pdu = await this.answers.respond(message, handset, DEFERRED, 'wake')
    const current = this.state.message(id)
    if (current) this.step(current, { name: 'wake', detail: 'The phone will fetch it later', pdu })
  }

  private async download(id: string, handset: HandsetModel): Promise<void> {
    const waking = await this.after(id, handset.wakeMs)
    if (!waking) return
    const deferred = has(waking, 'wake')
    if (!deferred) this.step(waking, { name: 'wake' })
    const current = await this.after(id, 60)
    if (!current) return
    this.step(
      { ...current, state: 'downloading', progress: 0 },
      { name: 'fetch', detail: `GET /content/${id}` },
    )
    const bytes = await this.client.fetch(this.client.contentUrl(id), this.abort.signal)
    const content = bytes && retrieved(bytes)
    if (!bytes || !content) {
      this.give(this.state.message(id) ?? current, 'expired', 'Expired', 'The content is no longer there')
      return
    }
    await this.pacedProgress(id, bytes.length, handset)
    const arrived = await this.after(id, 0)
    if (!arrived) return
    const { progress: _, ...rest } = arrived
    const pdu = this.state.addPdu(id, showPdu(bytes, { step: 'download', from: 'mmsc', to: 'handset' }))
    this.step({ ...rest, slides: slidesOf(id, content) }, { name: 'download', bytes: bytes.length, pdu })
    await this.delivered(id, handset, deferred)
  }

  /** Immediate retrieval ends with m-notifyresp-ind, a deferred one with m-acknowledge-ind. */
  private async delivered(id: string, handset: HandsetModel, deferred: boolean): Promise<void> {
    const arrived = this.state.message(id)
    if (!arrived) return
    const pdu = deferred
      ? await this.answers.acknowledge(arrived, handset)
      : await this.answers.respond(arrived, handset, RETRIEVED, 'delivered')
    const message = this.state.message(id)
    if (message) this.step({ ...message, state: 'delivered' }, { name: 'delivered', pdu })
  }

  private async pacedProgress(id: string, bytes: number, handset: HandsetModel): Promise<void> {
    const total = (bytes / handset.bytesPerSecond) * 1000
    if (total * this.state.behaviour.pace < 100) return
    for (let part = 1; part < PROGRESS_STEPS; part++) {
      const message = await this.after(id, total / PROGRESS_STEPS)
      if (!message) return
      this.state.save({ ...message, progress: Math.round((part / PROGRESS_STEPS) * 100) })
    }
    await this.after(id, total / PROGRESS_STEPS)
  }

  private async read(id: string, handset: HandsetModel): Promise<void> {
    const wait = handset.readMs * this.state.behaviour.pace
    if (wait > 0) await sleep(wait, undefined, { signal: this.abort.signal, ref: false })
    await this.open(id)
  }

  /** The owner opens a message; a read report goes out if it was asked for and is allowed. */
  async open(id: string): Promise<void> {
    const message = this.state.message(id)
    if (message?.state !== 'delivered') return
    const handset = this.state.phones.byId(message.handsetId)
    this.step({ ...message, state: 'read', seen: true }, { name: 'read' })
    if (!handset || !message.readReply || !this.settings(message, handset).reports) return
    await this.answers.read(message, handset, Date.now())
  }

  /** The MMSC gives a message up and says so; always false, so that callers can stop with it. */
  private give(message: StoredMessage, state: MessageState, status: string, detail?: string): false {
    // Wiped meanwhile: it was given up then.
    if (!this.state.message(message.id)) return false
    this.end(message.id, state, detail)
    const handset = this.state.phones.byId(message.handsetId)
    if (!message.deliveryReport || !handset) return false
    const { vaspId, messageId, peer } = message
    this.reports.add({ kind: 'delivery', vaspId, messageId, recipient: handset.number, from: peer, status })
    return false
  }

  /** A phone is about to be taken away: what was still on its way to it is given up. */
  abandon(handsetId: string): void {
    for (const message of this.state.unfinished())
      if (message.handsetId === handsetId) this.give(message, 'expired', 'Expired', 'The phone was removed')
  }

  private end(id: string, state: MessageState, detail?: string): void {
    const message = this.state.message(id)
    if (!message) return
    const { progress: _, ...rest } = message
    this.state.save({ ...rest, state, ...(detail ? { steps: withDetail(message.steps, detail) } : {}) })
  }

  private step(message: StoredMessage, step: Omit<StepView, 'at' | 'ms'>): true {
    const now = Date.now()
    const view = { ...step, at: new Date(now).toISOString(), ms: now - message.submittedAt }
    this.state.save({ ...message, steps: [...message.steps, view] })
    return true
  }

  private expire(): void {
    const now = Date.now()
    for (const message of this.state.unfinished()) {
      if (message.expiresAt <= now && message.state !== 'downloading')
        this.give(message, 'expired', 'Expired')
    }
  }

  close(): void {
    this.abort.abort()
    clearInterval(this.expiry)
  }
}

/** The content of an m-retrieve-conf, unless it says that there is none. */
function retrieved(bytes: Buffer): MmsContent | undefined {
  const message = decodeMm1(bytes)
  const isThere = classifyRetrieveStatus(message.retrieveStatus).outcome === 'delivered'
  return message.type === 'm-retrieve-conf' && isThere ? message.content : undefined
}

function has(message: StoredMessage, name: StepName): boolean {
  return message.steps.some((step) => step.name === name)
}

function withDetail(steps: readonly StepView[], detail: string): StepView[] {
  const last = steps.at(-1)
  return last ? [...steps.slice(0, -1), { ...last, detail }] : [...steps]
}
