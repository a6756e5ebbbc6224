import type { IncomingMessage, ServerResponse } from 'node:http'
import { bareAddress, decodeMm1, encodeMm1Bytes, type SendReq, type SubmitReq } from '@/lib/mms'

const mmsType = 'application/vnd.wap.mms-message'

export function isMm1({ headers }: IncomingMessage): boolean {
  return headers['content-type'] === mmsType
}

/** An m-send-req in the words of a SubmitReq, so that one peer tells tests the same about both. */
export function readSendReq(body: Buffer): SubmitReq {
  const message = decodeMm1(body) as SendReq
  return {
    op: 'SubmitReq',
    transactionId: message.transactionId,
    sender: { address: { kind: 'number', value: bareAddress(message.from ?? '') } },
    recipients: { to: (message.to ?? []).map((value) => ({ kind: 'number', value: bareAddress(value) })) },
    ...(message.content ? { content: message.content } : {}),
  }
}

/** The m-send-conf that says the same as an MM7 StatusCode. */
const statusOf: Readonly<Record<number, number>> = {
  1000: 0x80,
  2002: 0xe3,
  2004: 0xe5,
  3000: 0xc0,
  4001: 0xe1,
}

export function sendConf(
  response: ServerResponse,
  transactionId: string,
  code: number,
  messageId: string | undefined,
): void {
  const body = encodeMm1Bytes({
    type: 'm-send-conf',
    transactionId,
    version: '1.2',
    responseStatus: statusOf[code] ?? 0x81,
    ...(messageId ? { messageId } : {}),
  })
  response.writeHead(200, { 'content-type': mmsType, 'content-length': body.length }).end(body)
}
