import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { request } from 'undici'
import {
  decodeMm1,
  decodePush,
  encodeMm1Bytes,
  type Mm1Message,
  MmsFormatError,
  type NotificationInd,
  parseUserData,
  SmsReassembler,
} from '@/lib/mms'

const MMS_TYPE = 'application/vnd.wap.mms-message'
const HANDSET_HEADER = 'x-simulator-handset'

/** What the radio brought: SMS user data, put together and read as a handset's MMS client does. */
export function receiveNotification(from: string, segments: readonly Uint8Array[]): NotificationInd {
  const reassembler = new SmsReassembler()
  for (const segment of segments) {
    const whole = reassembler.add(from, parseUserData(segment), Date.now())
    if (!whole) continue
    const message = decodeMm1(decodePush(whole).body)
    if (message.type === 'm-notification-ind') return message
  }
  throw new MmsFormatError('missing', 'The push never became complete.')
}

/** A handset's way to its MMSC: the number travels in a header, as gateways add it. */
export class HandsetClient {
  private readonly token = randomUUID()

  constructor(private readonly baseUrl: () => string) {}

  contentUrl(messageId: string): string {
    return `${this.baseUrl()}/content/${messageId}`
  }

  /** Whether a request is of one of these handsets, not of another client. */
  isOwn(request: IncomingMessage): boolean {
    return request.headers[HANDSET_HEADER] === this.token
  }

  /** Fetches a content location. Undefined when the MMSC no longer has it. */
  async fetch(location: string, signal: AbortSignal): Promise<Buffer | undefined> {
    const answer = await request(location, { signal, headers: { accept: MMS_TYPE } })
    const bytes = Buffer.from(await answer.body.arrayBuffer())
    return answer.statusCode === 200 ? bytes : undefined
  }

  /** Posts a PDU and gives its bytes and the MMSC's answering PDU, where there is one. */
  async post(number: string, message: Mm1Message): Promise<{ sent: Buffer; answer: Buffer | undefined }> {
    const sent = encodeMm1Bytes(message)
    const response = await request(`${this.baseUrl()}/mm1`, {
      method: 'POST',
      headers: { 'content-type': MMS_TYPE, 'x-msisdn': number, [HANDSET_HEADER]: this.token },
      body: sent,
    })
    const body = Buffer.from(await response.body.arrayBuffer())
    if (response.statusCode >= 300) throw new Error(`The MMSC answered HTTP ${response.statusCode}.`)
    return { sent, answer: body.length > 0 ? body : undefined }
  }
}
