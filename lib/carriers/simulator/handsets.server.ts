import { setTimeout as sleep } from 'node:timers/promises'
import { request } from 'undici'
import { contentOf, type MmsContent, parseMime, renderContent } from '@/lib/mms'
import { log } from '@/lib/platform/log.server'
import { adapt } from './adapt.server'
import type { MessageState, SlideView, StepName, StepView } from './api'
import type { ContentStore } from './content.server'
import type { Reports } from './reports.server'
import { type HandsetModel, SHELF } from './shelf'
import { FINAL_STATES, type State, type StoredMessage } from './state.server'

const PROGRESS_STEPS = 12
const EXPIRY_CHECK_MS = 1_000

/**
 * The shelf: carries each message from the MMSC's store to its handset, step by step, in something like the real
 * time it takes. A message is carried by at most one runner; where it stands is in the journal, so a restart or a
 * phone that comes back continues where it stopped.
 */
export class Handsets {
  private readonly running = new Set<string>()
  private readonly abort = new AbortController()
  private readonly expiry: NodeJS.Timeout
  /** Where handsets fetch content: the simulator's own address, known once it listens. */
  baseUrl = ''

  constructor(
    private readonly state: State,
    private readonly content: ContentStore,
    private readonly reports: Reports,
  ) {
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
    const handset = handsetById(first.handsetId)
    if (!(await this.shape(id, handset))) return
    if (!(await this.notify(id, handset))) return
    const { data } = this.state.switchesOf(handset.id)
    if (!data || (!handset.autoFetch && !asked)) return this.defer(id)
    await this.download(id, handset)
    await this.read(id, handset)
  }

  /** Waits `ms` (at the shelf's pace), then gives the message as it is now, unless it is gone or final. */
  private async after(id: string, ms: number): Promise<StoredMessage | undefined> {
    const wait = ms * this.state.behaviour.pace
    if (wait > 0) await sleep(wait, undefined, { signal: this.abort.signal, ref: false })
    const message = this.state.message(id)
    return message && !FINAL_STATES.has(message.state) ? message : undefined
  }

  private async shape(id: string, handset: HandsetModel): Promise<boolean> {
    const message = this.state.message(id)
    if (!message?.content || has(message, 'shape')) return message !== undefined
    if (!handset.mms) {
      this.finish(message, 'unsupported', 'Unrecognised')
      return false
    }
    const bytes = await this.content.get(message.content.name)
    if (!bytes) return this.finish(message, 'expired', 'Expired')
    const adapted = await adapt(message.content.contentType, bytes, handset, message.allowAdaptations)
    if (adapted.kind === 'impossible') return this.finish(message, 'rejected', 'Rejected', adapted.detail)
    const current = await this.after(id, 5)
    if (!current) return false
    const step = { name: 'shape' as const, bytes: bytes.length, detail: 'Fits as it is' }
    if (adapted.kind === 'same') return this.step(current, step)
    const name = await this.content.put(adapted.bytes)
    const content = { name, contentType: adapted.contentType }
    const resized = { ...current, content, bytes: adapted.bytes.length }
    return this.step(resized, { ...step, bytes: adapted.bytes.length, detail: adapted.detail })
  }

  private async notify(id: string, handset: HandsetModel): Promise<boolean> {
    const known = this.state.message(id)
    if (!known || has(known, 'notify')) return known !== undefined
    if (!this.state.switchesOf(handset.id).on) return false
    const message = await this.after(id, handset.notifyMs)
    if (!message) return false
    this.step({ ...message, state: 'waiting' }, { name: 'notify', detail: 'A new message is waiting' })
    if (!this.state.switchesOf(handset.id).rejects) return true
    return this.finish(
      this.state.message(id) as StoredMessage,
      'rejected',
      'Rejected',
      'The phone refused it',
    )
  }

  private defer(id: string): void {
    const message = this.state.message(id)
    if (!message || has(message, 'wake')) return
    this.step(message, { name: 'wake', detail: 'The phone will fetch it later' })
    this.report(message, 'Deferred')
  }

  private async download(id: string, handset: HandsetModel): Promise<void> {
    const waking = await this.after(id, handset.wakeMs)
    if (!waking) return
    if (!has(waking, 'wake')) this.step(waking, { name: 'wake' })
    const current = await this.after(id, 60)
    if (!current) return
    this.step(
      { ...current, state: 'downloading', progress: 0 },
      { name: 'fetch', detail: `GET /content/${id}` },
    )
    const answer = await request(`${this.baseUrl}/content/${id}`, { signal: this.abort.signal })
    const bytes = Buffer.from(await answer.body.arrayBuffer())
    if (answer.statusCode !== 200) {
      this.finish(current, 'expired', 'Expired', 'The content is no longer there')
      return
    }
    const content = contentOf(parseMime(String(answer.headers['content-type']), bytes))
    await this.pacedProgress(id, bytes.length, handset)
    const arrived = await this.after(id, 0)
    if (!arrived) return
    const { progress: _, ...rest } = arrived
    this.step({ ...rest, slides: slidesOf(id, content) }, { name: 'download', bytes: bytes.length })
    this.delivered(id)
  }

  private delivered(id: string): void {
    const message = this.state.message(id)
    if (!message) return
    this.step({ ...message, state: 'delivered' }, { name: 'delivered' })
    this.report(message, this.state.switchesOf(message.handsetId).reports ? 'Retrieved' : 'Indeterminate')
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
    this.open(id)
  }

  /** The owner opens a message; a read report goes out if it was asked for and is allowed. */
  open(id: string): void {
    const message = this.state.message(id)
    if (message?.state !== 'delivered') return
    this.step({ ...message, state: 'read', seen: true }, { name: 'read' })
    if (!message.readReply || !this.state.switchesOf(message.handsetId).reports) return
    const { vaspId, messageId, peer } = message
    const recipient = handsetById(message.handsetId).number
    this.reports.add({ kind: 'read', vaspId, messageId, recipient, from: peer, status: 'Read' })
  }

  /** Ends a message; always false, so that callers can stop with it. */
  private finish(message: StoredMessage, state: MessageState, status: string, detail?: string): false {
    const { progress: _, ...rest } = message
    this.state.save({ ...rest, state, ...(detail ? { steps: withDetail(message.steps, detail) } : {}) })
    this.report(message, status)
    return false
  }

  private report(message: StoredMessage, status: string): void {
    if (!message.deliveryReport) return
    const { vaspId, messageId, peer } = message
    const recipient = handsetById(message.handsetId).number
    this.reports.add({ kind: 'delivery', vaspId, messageId, recipient, from: peer, status })
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
        this.finish(message, 'expired', 'Expired')
    }
  }

  close(): void {
    this.abort.abort()
    clearInterval(this.expiry)
  }
}

export function handsetById(id: string): HandsetModel {
  return SHELF.find((handset) => handset.id === id) as HandsetModel
}

function has(message: StoredMessage, name: StepName): boolean {
  return message.steps.some((step) => step.name === name)
}

function withDetail(steps: readonly StepView[], detail: string): StepView[] {
  const last = steps.at(-1)
  return last ? [...steps.slice(0, -1), { ...last, detail }] : [...steps]
}

/** What the screen shows, with paths to the parts' bytes. */
function slidesOf(id: string, content: MmsContent): SlideView[] {
  const media = (part: MmsContent['parts'][number]) => ({
    src: `/messages/${id}/parts/${content.parts.indexOf(part)}`,
    contentType: part.contentType.split(';')[0] ?? '',
    bytes: part.body.byteLength,
    ...(part.location ? { name: part.location } : {}),
  })
  return renderContent(content).map(({ text, visual, audio, durationMs }) => ({
    ...(text === undefined ? {} : { text }),
    ...(visual ? { media: media(visual) } : {}),
    ...(audio ? { audio: media(audio) } : {}),
    ...(durationMs === undefined ? {} : { durationMs }),
  }))
}
