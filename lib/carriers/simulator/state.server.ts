import { EventEmitter } from 'node:events'
import type { HandsetView, LedgerEntry, MessageView, PduView, SimulatorEvent } from './api'
import { type Behaviour, DEFAULT_BEHAVIOUR, type Vasp, vaspBody } from './bodies'
import type { Journal } from './journal.server'
import { NETWORK_NAMES } from './networks'
import { PhoneBook } from './phone-book.server'
import type { SimulatorSettings } from './settings.server'
import { detailOf, type HandsetModel } from './shelf'

/** A message on the shelf with what the MMSC needs to carry it on after a restart. Times are epoch ms. */
export type StoredMessage = MessageView & {
  /** Transaction-Id on the last leg. */
  mm1Id: string
  messageClass: string
  seen: boolean
  submittedAt: number
  expiresAt: number
  /** Whom it says it is for; missing in what older versions kept. */
  to?: string[]
  cc?: string[]
  content?: { name: string; contentType: string }
  allowAdaptations: boolean
  deliveryReport: boolean
  readReply: boolean
}

export const FINAL_STATES: ReadonlySet<string> = new Set([
  'delivered',
  'read',
  'expired',
  'rejected',
  'unsupported',
  'cancelled',
])

/** Everything the simulator remembers, held in memory and in the journal, with a voice for whoever watches. */
export class State {
  readonly events = new EventEmitter<{ event: [SimulatorEvent] }>()
  readonly phones: PhoneBook
  private readonly messages = new Map<string, StoredMessage>()
  private readonly vasps = new Map<string, Vasp>()
  private readonly ledgerRing: LedgerEntry[] = []
  private ledgerCount = 0
  behaviour: Behaviour

  constructor(
    private readonly journal: Journal,
    private readonly settings: SimulatorSettings,
  ) {
    this.events.setMaxListeners(100)
    this.phones = new PhoneBook(journal)
    for (const [, message] of journal.entries<StoredMessage>('m/'))
      if (this.phones.byId(message.handsetId)) this.messages.set(message.id, message)
    for (const [key, vasp] of journal.entries<Vasp>('v/')) this.vasps.set(key.slice(2), vasp)
    for (const [, entry] of journal.entries<LedgerEntry>('l/')) this.ledgerRing.push(entry)
    this.ledgerCount = this.ledgerRing.at(-1)?.n ?? 0
    this.behaviour = {
      ...DEFAULT_BEHAVIOUR,
      pace: settings.pace,
      ...journal.get<Partial<Behaviour>>('behaviour'),
    }
  }

  /** Resolves when everything so far is in the journal's file: what a killed process still has after a restart. */
  settled(): Promise<void> {
    return this.journal.flush()
  }

  setBehaviour(change: Partial<Behaviour>): Behaviour {
    this.behaviour = { ...this.behaviour, ...change }
    this.journal.put('behaviour', { ...this.journal.get<Partial<Behaviour>>('behaviour'), ...change })
    return this.behaviour
  }

  vasp(id: string): Vasp {
    const given = this.settings.callbackUrl
    const callbackUrl = given.replace('{vaspid}', encodeURIComponent(id))
    return this.vasps.get(id) ?? { ...vaspBody.parse({ callbackUrl }) }
  }

  setVasp(id: string, vasp: Vasp): void {
    this.vasps.set(id, vasp)
    this.journal.put(`v/${id}`, vasp)
  }

  vaspIds(): string[] {
    return [...this.vasps.keys()]
  }

  announceHandset(handset: HandsetModel): void {
    this.events.emit('event', { type: 'handset', handset: this.handsetView(handset) })
  }

  handsetView(handset: HandsetModel, vaspIds?: ReadonlySet<string>): HandsetView {
    const messages = this.messagesOf(handset.id, vaspIds)
    const incoming = messages.filter((message) => message.direction === 'in')
    const switches = this.phones.switchesOf(handset, vaspIds?.values().next().value)
    return {
      ...handset,
      networkName: NETWORK_NAMES[handset.network],
      detail: detailOf(handset, switches),
      added: this.phones.isAdded(handset.id),
      switches,
      state: incoming.at(-1)?.state ?? null,
      messages: messages.length,
      unread: incoming.filter((message) => !message.seen && message.state === 'delivered').length,
    }
  }

  /** Messages of a handset, oldest first; only of those VASPs when given. */
  messagesOf(handsetId: string, vaspIds?: ReadonlySet<string>): StoredMessage[] {
    return [...this.messages.values()].filter(
      (message) => message.handsetId === handsetId && (!vaspIds || vaspIds.has(message.vaspId)),
    )
  }

  message(id: string): StoredMessage | undefined {
    return this.messages.get(id)
  }

  byMm1Id(mm1Id: string): StoredMessage | undefined {
    return [...this.messages.values()].find((item) => item.mm1Id === mm1Id)
  }

  /** Keeps the bytes of a step to be looked at; a step that repeats shows its last. */
  addPdu(messageId: string, pdu: PduView): string {
    const others = this.pdus(messageId).filter(({ id }) => id !== pdu.id)
    this.journal.put(`p/${messageId}`, [...others, pdu])
    return pdu.id
  }

  pdus(messageId: string): PduView[] {
    return this.journal.get<PduView[]>(`p/${messageId}`) ?? []
  }

  /** The VASP that last wrote from this address, to one of these handsets if it did, else to anybody. */
  ownerOf(address: string, handsets: readonly HandsetModel[]): string | undefined {
    const written = [...this.messages.values()].filter(
      (item) => item.direction === 'in' && item.peer === address,
    )
    const to = new Set(handsets.map(({ id }) => id))
    return (written.findLast((item) => to.has(item.handsetId)) ?? written.at(-1))?.vaspId
  }

  byMessageId(messageId: string): StoredMessage[] {
    return [...this.messages.values()].filter(
      (item) => item.messageId === messageId && item.direction === 'in',
    )
  }

  unfinished(): StoredMessage[] {
    return [...this.messages.values()].filter(
      (item) => item.direction === 'in' && !FINAL_STATES.has(item.state),
    )
  }

  save(message: StoredMessage): void {
    const isNew = !this.messages.has(message.id)
    this.messages.set(message.id, message)
    this.journal.put(`m/${message.id}`, message)
    if (isNew) this.trim(message)
    this.events.emit('event', { type: 'message', message: viewOf(message) })
  }

  /** A VASP that floods a phone loses its own oldest messages there, not those of others. */
  private trim({ handsetId, vaspId }: StoredMessage): void {
    const own = this.messagesOf(handsetId, new Set([vaspId]))
    for (const old of own.slice(0, Math.max(0, own.length - this.settings.keep.messages))) this.drop(old.id)
    for (const id of this.messages.keys()) {
      if (this.messages.size <= this.settings.keep.allMessages) return
      this.drop(id)
    }
  }

  private drop(id: string): void {
    this.messages.delete(id)
    this.journal.delete(`m/${id}`)
    this.journal.delete(`p/${id}`)
  }

  /** Removes a handset's messages (of some VASPs) and says which content is now unused. */
  wipe(handsetId: string, vaspIds?: ReadonlySet<string>): string[] {
    const gone = this.messagesOf(handsetId, vaspIds)
    for (const message of gone) this.drop(message.id)
    const used = new Set([...this.messages.values()].map((message) => message.content?.name))
    this.events.emit('event', { type: 'wiped', handsetId, ...(vaspIds ? { vaspIds: [...vaspIds] } : {}) })
    return gone.flatMap((message) =>
      message.content && !used.has(message.content.name) ? [message.content.name] : [],
    )
  }

  removeHandset(handset: HandsetModel): void {
    const vaspIds = this.phones.ownersOf(handset.id)
    this.phones.remove(handset)
    this.events.emit('event', { type: 'removed', handsetId: handset.id, ...(vaspIds ? { vaspIds } : {}) })
  }

  record(entry: Omit<LedgerEntry, 'n'>): void {
    const numbered = { n: ++this.ledgerCount, ...entry }
    this.ledgerRing.push(numbered)
    this.journal.put(`l/${numbered.n}`, numbered)
    if (this.ledgerRing.length <= this.settings.keep.ledger * 1.1) return
    const excess = this.ledgerRing.splice(0, this.ledgerRing.length - this.settings.keep.ledger)
    for (const old of excess) this.journal.delete(`l/${old.n}`)
  }

  /** Entries after number `after`, oldest first. */
  ledger(after: number, limit: number): { total: number; entries: LedgerEntry[] } {
    const first = this.ledgerRing[0]?.n ?? 1
    const start = Math.max(0, after - first + 1)
    return { total: this.ledgerCount, entries: this.ledgerRing.slice(start, start + limit) }
  }

  /** Recipients that were taken more than once with the same content: what must not happen. */
  duplicates(limit = 1_000): { recipient: string; hash: string; times: number }[] {
    const seen = new Map<string, number>()
    for (const { recipient, hash } of this.ledgerRing) {
      const key = `${recipient} ${hash}`
      seen.set(key, (seen.get(key) ?? 0) + 1)
    }
    return [...seen]
      .filter(([, times]) => times > 1)
      .slice(0, limit)
      .map(([key, times]) => ({ recipient: key.split(' ')[0] ?? '', hash: key.split(' ')[1] ?? '', times }))
  }
}

/** The public part of a stored message. */
export function viewOf(message: StoredMessage): MessageView {
  const { seen: _s, submittedAt: _a, expiresAt: _e, content: _c, ...rest } = message
  const {
    allowAdaptations: _al,
    deliveryReport: _d,
    readReply: _r,
    mm1Id: _m,
    messageClass: _mc,
    to: _to,
    cc: _cc,
    ...view
  } = rest
  return view
}
