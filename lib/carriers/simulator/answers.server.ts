import type { StepName } from './api'
import type { HandsetClient } from './handset-client.server'
import { MM1_VERSION, showPdu } from './leg'
import type { HandsetModel } from './shelf'
import type { State, StoredMessage } from './state.server'

/** X-Mms-Status octets of m-notifyresp-ind. */
export const RETRIEVED = 0x81
export const REJECTED = 0x82
export const DEFERRED = 0x83

/** What a handset's MMS client answers to its MMSC. Each gives the id of the PDU that was kept for looking at. */
export class Answers {
  constructor(
    private readonly state: State,
    private readonly client: HandsetClient,
  ) {}

  /** m-notifyresp-ind: what became of a notification. */
  async respond(
    message: StoredMessage,
    handset: HandsetModel,
    status: number,
    step: StepName,
  ): Promise<string> {
    const { sent } = await this.client.post(handset.number, {
      type: 'm-notifyresp-ind',
      transactionId: message.mm1Id,
      version: MM1_VERSION,
      status,
      reportAllowed: this.state.phones.switchesOf(handset, message.vaspId).reports,
    })
    return this.keep(message, sent, step)
  }

  /** m-acknowledge-ind: the end of a deferred retrieval. */
  async acknowledge(message: StoredMessage, handset: HandsetModel): Promise<string> {
    const { sent } = await this.client.post(handset.number, {
      type: 'm-acknowledge-ind',
      transactionId: message.mm1Id,
      version: MM1_VERSION,
      reportAllowed: this.state.phones.switchesOf(handset, message.vaspId).reports,
    })
    return this.keep(message, sent, 'delivered')
  }

  /** m-read-rec-ind: it was opened. */
  async read(message: StoredMessage, handset: HandsetModel, now: number): Promise<string> {
    const { sent } = await this.client.post(handset.number, {
      type: 'm-read-rec-ind',
      version: MM1_VERSION,
      messageId: message.messageId,
      to: [message.peer],
      from: null,
      date: Math.round(now / 1000),
      readStatus: 'Read',
    })
    return this.keep(message, sent, 'read')
  }

  private keep(message: StoredMessage, sent: Buffer, step: StepName): string {
    // Wiped meanwhile: nothing is kept of it.
    if (!this.state.message(message.id)) return ''
    return this.state.addPdu(message.id, showPdu(sent, { step, from: 'handset', to: 'mmsc' }))
  }
}
