import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  bareAddress,
  contentOf,
  decodeMm1,
  encodeMm1,
  joinContent,
  MM1_STATUS,
  type Mm1Message,
  MmsFormatError,
  parseMime,
  type SendReq,
} from '@/lib/mms'
import { AppError } from '@/lib/platform/errors'
import { readBody } from '@/lib/platform/http.server'
import type { ContentStore } from './content.server'
import { type About, type Faults, RateWindow } from './faults'
import type { HandsetClient } from './handset-client.server'
import { MM1_VERSION, retrieveConf } from './leg'
import type { Mmsc } from './mmsc.server'
import type { Reports } from './reports.server'
import type { State, StoredMessage } from './state.server'
import { type Exchange, strikeAfter, strikeBefore } from './strike.server'
import { checkSize, toE164 } from './validate'

const MMS_TYPE = 'application/vnd.wap.mms-message'
const MAX_BYTES = 8_000_000
const OK = 0x80
const FORMAT_CORRUPT = 0xe2
const ADDRESS_UNRESOLVED = 0xe3
const NOT_FOUND = 0xe2
const CONTENT_NOT_ACCEPTED = 0xe5
const UNSUPPORTED = 0xe9
const TRANSIENT_FAILURE = 0xc0
const CUT_OFF = { contentType: MMS_TYPE, body: Buffer.from([0x8c, 0x81, 0x98]) }
/** Textual headers by which the built-in handsets say whom they answer; other clients may leave them out. */
export const VASP_HEADER = 'X-Simulator-VASP'
export const LINKED_HEADER = 'X-Simulator-Linked-ID'

/** The MMSC's MM1 side: `GET /content/:id` and `POST /mm1`, for the shelf and for any other MM1 client. */
export class Mm1Face {
  private readonly window = new RateWindow()

  constructor(
    private readonly state: State,
    private readonly content: ContentStore,
    private readonly reports: Reports,
    private readonly mmsc: Mmsc,
    private readonly faults: Faults,
    private readonly client: HandsetClient,
  ) {}

  /** What a notification points to: the message as m-retrieve-conf. */
  async serveContent(id: string, response: ServerResponse): Promise<void> {
    const message = this.state.message(id)
    if (message?.direction !== 'in') throw new AppError('gone', 'The message was never here.')
    const kept = message.expiresAt > Date.now() ? message.content : undefined
    const bytes = kept && (await this.content.get(kept.name))
    if (!kept || !bytes) {
      const none = { type: 'm-retrieve-conf' as const, version: MM1_VERSION, transactionId: message.mm1Id }
      return sendPdu(response, { ...none, date: Math.round(Date.now() / 1000), retrieveStatus: NOT_FOUND })
    }
    const to = message.to?.length ? message.to : [this.numberOf(message)]
    const parties = { to, cc: message.cc ?? [] }
    return sendPdu(response, retrieveConf(message, parties, contentOf(parseMime(kept.contentType, bytes))))
  }

  private numberOf({ handsetId }: StoredMessage): string {
    return this.state.phones.byId(handsetId)?.number ?? ''
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!request.headers['content-type']?.toLowerCase().startsWith(MMS_TYPE)) {
      throw new AppError('unsupported', `Send a PDU as ${MMS_TYPE}.`)
    }
    const body = await readBody(request, MAX_BYTES)
    const number = toE164(String(request.headers['x-msisdn'] ?? ''))
    let message: Mm1Message
    try {
      message = decodeMm1(body)
    } catch (error) {
      if (!(error instanceof MmsFormatError)) throw error
      const { transactionId = '' } = error
      return sendPdu(response, {
        type: 'm-send-conf',
        transactionId,
        version: MM1_VERSION,
        responseStatus: FORMAT_CORRUPT,
        responseText: error.message,
      })
    }
    // Faults are for what others submit; what the shelf's own phones say always comes through.
    const about = message.type === 'm-send-req' && !this.client.isOwn(request) ? aboutOf(message) : undefined
    const exchange = { request, response }
    if (about && (await this.isStruck(message as SendReq, about, exchange))) return
    const answer = await this.take(message, number, body.length)
    const taken = answer?.type === 'm-send-conf' && answer.responseStatus === OK
    if (about && taken && strikeAfter(this.faults, about, exchange, CUT_OFF)) return
    if (answer) return sendPdu(response, answer)
    response.writeHead(204).end()
  }

  private isStruck({ transactionId }: SendReq, about: About, exchange: Exchange): Promise<boolean> {
    const { faults, window } = this
    return strikeBefore({ faults, window }, about, exchange, ({ kind, value }) => {
      const responseStatus = kind === 'status' ? (value ?? TRANSIENT_FAILURE) : TRANSIENT_FAILURE
      const conf = { type: 'm-send-conf' as const, transactionId, version: MM1_VERSION, responseStatus }
      sendPdu(exchange.response, conf)
    })
  }

  private async take(
    message: Mm1Message,
    number: string | undefined,
    bytes: number,
  ): Promise<Mm1Message | undefined> {
    switch (message.type) {
      case 'm-send-req':
        return this.send(message, number, bytes)
      case 'm-notifyresp-ind':
        return this.report(this.state.byMm1Id(message.transactionId), message.status, message.reportAllowed)
      case 'm-acknowledge-ind':
        return this.report(this.state.byMm1Id(message.transactionId), 0x81, message.reportAllowed)
      case 'm-read-rec-ind':
        return this.readReport(message.messageId, number, message.readStatus)
      case 'm-forward-req':
        return {
          type: 'm-forward-conf',
          transactionId: message.transactionId,
          version: MM1_VERSION,
          responseStatus: UNSUPPORTED,
        }
      default:
        throw new AppError('unsupported', `An MMSC does not take ${message.type}.`)
    }
  }

  private report(
    message: StoredMessage | undefined,
    status: number,
    allowed: boolean | undefined,
  ): undefined {
    if (!message?.deliveryReport) return
    const word = MM1_STATUS[status] ?? 'Indeterminate'
    const told = word === 'Retrieved' && allowed === false ? 'Indeterminate' : word
    const { vaspId, messageId, peer } = message
    const recipient = this.numberOf(message)
    this.reports.add({ kind: 'delivery', vaspId, messageId, recipient, from: peer, status: told })
  }

  private readReport(messageId: string, number: string | undefined, status: 'Read' | 'Deleted'): undefined {
    const message = this.state.byMessageId(messageId).find((item) => this.numberOf(item) === number)
    if (!message?.readReply || !number) return
    const { vaspId, peer } = message
    this.reports.add({ kind: 'read', vaspId, messageId, recipient: number, from: peer, status })
  }

  private async send(
    message: SendReq,
    number: string | undefined,
    requestBytes: number,
  ): Promise<Mm1Message> {
    const { transactionId } = message
    const conf = (responseStatus: number, messageId?: string): Mm1Message => ({
      type: 'm-send-conf',
      transactionId,
      version: MM1_VERSION,
      responseStatus,
      ...(messageId ? { messageId } : {}),
    })
    const from = number ?? (message.from ? bareAddress(message.from) : undefined)
    const to = [...(message.to ?? []), ...(message.cc ?? []), ...(message.bcc ?? [])].map(bareAddress)
    if (!from || to.length === 0) return conf(ADDRESS_UNRESOLVED)
    if (!message.content) return conf(FORMAT_CORRUPT)
    const vaspId = header(message, VASP_HEADER)
    const entity = joinContent(message.content)
    const phones: string[] = []
    for (const address of to) {
      if (await this.toBusiness(message, from, address, entity)) continue
      const phone = toE164(address)
      if (!phone) return conf(ADDRESS_UNRESOLVED)
      const network = this.mmsc.networkOf(phone, vaspId)
      if (checkSize(network, from, entity.body.length)) return conf(CONTENT_NOT_ACCEPTED)
      phones.push(phone)
    }
    return conf(
      OK,
      await this.mmsc.acceptMm1(message, {
        from,
        phones,
        entity,
        requestBytes,
        vaspId,
      }),
    )
  }

  /** A message to a business leaves by MM7 to the VASP that owns the address. */
  private async toBusiness(
    message: SendReq,
    from: string,
    address: string,
    entity: { contentType: string; body: Buffer },
  ) {
    const { phones } = this.state
    const handsets = phones.withNumber(from)
    const vaspId = header(message, VASP_HEADER) ?? this.state.ownerOf(address, handsets)
    if (handsets.length === 0 || !vaspId || phones.reached(toE164(address) ?? '', vaspId)) return false
    const name = await this.content.put(entity.body)
    const linkedId = header(message, LINKED_HEADER)
    const reply = { content: { name, contentType: entity.contentType }, ...(linkedId ? { linkedId } : {}) }
    this.reports.add({
      kind: 'deliver',
      vaspId,
      messageId: linkedId ?? '',
      recipient: from,
      from: address,
      status: '',
      reply,
    })
    return true
  }
}

function aboutOf(message: SendReq): About {
  const vaspId = header(message, VASP_HEADER)
  const recipient = toE164(bareAddress(message.to?.[0] ?? ''))
  return { protocol: 'mm1', ...(vaspId ? { vaspId } : {}), ...(recipient ? { recipient } : {}) }
}

function header(message: SendReq, name: string): string | undefined {
  return message.applicationHeaders?.find((item) => item.name.toLowerCase() === name.toLowerCase())?.value
}

function sendPdu(response: ServerResponse, message: Mm1Message): void {
  const { segments, length } = encodeMm1(message)
  response.writeHead(200, { 'Content-Type': MMS_TYPE, 'Content-Length': length })
  for (const segment of segments) response.write(segment)
  response.end()
}
