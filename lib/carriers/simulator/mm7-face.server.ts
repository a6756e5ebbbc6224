import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  buildMm7,
  encodedBody,
  MM7_DIALECTS,
  type Mm7Envelope,
  type Mm7Message,
  type Mm7Response,
  type Mm7Status,
  MmsFormatError,
  parseContentType,
  parseEnvelope,
  REL6,
  readMm7,
} from '@/lib/mms'
import type { Fault, FaultKind } from './bodies'
import { type About, type Faults, RateWindow } from './faults'
import type { Mmsc } from './mmsc.server'
import type { State } from './state.server'
import { strikeAfter, strikeBefore } from './strike.server'
import { checkEnvelope, statusOf } from './validate'

const MAX_REQUEST_BYTES = 8_000_000
const BEFORE: readonly FaultKind[] = ['hang_before', 'reset_before']
const CUT_OFF = {
  contentType: 'text/xml',
  body: '<?xml version="1.0"?><Envelope><Body><SubmitRsp><Status><StatusCode>10',
}

export type Counts = { submissions: number; bytesIn: number; answers: Record<string, number> }

/** `POST /mm7`: the strict MM7 server. */
export class Mm7Face {
  readonly counts: Counts = { submissions: 0, bytesIn: 0, answers: {} }
  private readonly window = new RateWindow()

  constructor(
    private readonly mmsc: Mmsc,
    private readonly state: State,
    private readonly faults: Faults,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const receivedAt = Date.now()
    // A fault for one VASP or recipient needs the body read first; those without a target strike at once.
    const early = this.faults.none ? undefined : this.faults.strike(BEFORE, { protocol: 'mm7' })
    if (early) {
      if (early.kind === 'reset_before') request.socket.destroy()
      return
    }
    const length = Number(request.headers['content-length'])
    if (!(length >= 0)) return this.refuse(response, '', statusOf(2000, 'Content-Length is required.'), 411)
    if (length > MAX_REQUEST_BYTES) {
      response.setHeader('connection', 'close')
      return this.refuse(response, '', statusOf(2004, `More than ${MAX_REQUEST_BYTES} bytes.`), 413)
    }
    const body = await readExactly(request, length)
    if (!body) return
    this.counts.submissions++
    this.counts.bytesIn += body.length
    await this.answer(request, response, body, receivedAt)
  }

  private async answer(request: IncomingMessage, response: ServerResponse, body: Buffer, receivedAt: number) {
    const read = readRequest(request.headers['content-type'] ?? '', body)
    if ('refused' in read) return this.refuse(response, read.transactionId, read.refused)
    const { envelope, message } = read
    const { transactionId } = envelope
    const about = aboutOf(message)
    if (!this.authorised(about.vaspId, request.headers.authorization)) {
      response.setHeader('WWW-Authenticate', 'Basic realm="MM7"')
      return this.refuse(response, transactionId, statusOf(4001, 'Wrong credentials for this VASP.'), 401)
    }
    const exchange = { request, response }
    const { faults, window } = this
    if (
      await strikeBefore({ faults, window }, about, exchange, (fault) => {
        this.send(response, { ...refusal(message, fault), transactionId } as Mm7Response)
      })
    )
      return
    const outcome = await this.take(message, envelope, body.length, receivedAt)
    const taken = outcome.status.code < 2000
    if (taken && strikeAfter(faults, about, exchange, CUT_OFF)) return
    this.send(response, { ...outcome, transactionId } as Mm7Response)
  }

  private async take(message: Mm7Message, envelope: Mm7Envelope, requestBytes: number, receivedAt: number) {
    if (message.op === 'CancelReq') return { op: 'CancelRsp' as const, status: this.mmsc.cancel(message) }
    if (message.op === 'ReplaceReq') {
      return { op: 'ReplaceRsp' as const, status: await this.mmsc.replace(message, envelope) }
    }
    if (message.op !== 'SubmitReq') return { op: 'RSErrorRsp' as const, status: statusOf(4003) }
    const accepted = await this.mmsc.submit({ submit: message, envelope, requestBytes, receivedAt })
    return { op: 'SubmitRsp' as const, ...accepted }
  }

  private authorised(vaspId: string | undefined, header: string | undefined): boolean {
    const wanted = vaspId === undefined ? undefined : this.state.vasp(vaspId).submitAuth
    if (!wanted) return true
    return header === `Basic ${Buffer.from(`${wanted.username}:${wanted.password}`).toString('base64')}`
  }

  /** A request it could not take: an RSErrorRsp in a SOAP Fault. */
  private refuse(response: ServerResponse, transactionId: string, status: Mm7Status, httpStatus = 500): void {
    this.send(response, { op: 'RSErrorRsp', transactionId, status }, httpStatus)
  }

  private send(response: ServerResponse, answer: Mm7Response, httpStatus?: number): void {
    const code = 'status' in answer ? String(answer.status.code) : 'fault'
    this.counts.answers[code] = (this.counts.answers[code] ?? 0) + 1
    if (response.destroyed) return
    const built = buildMm7(answer, MM7_DIALECTS['3gpp-rel6'] ?? REL6)
    response.writeHead(httpStatus ?? (answer.op === 'RSErrorRsp' ? 500 : 200), {
      'Content-Type': built.contentType,
      'Content-Length': built.length,
    })
    // As text, so that head and body leave in one write.
    response.end(encodedBody(built).toString('utf8'))
  }
}

/** The answer on demand, under the name of what was asked. */
function refusal(message: Mm7Message, { kind, value }: Fault) {
  const op = message.op.replace('Req', 'Rsp')
  return {
    op,
    status: kind === 'throttle' ? statusOf(4006, 'Slower, please.') : statusOf(value ?? 3000, 'On demand.'),
  }
}

function aboutOf(message: Mm7Message): About {
  const sender = 'sender' in message ? message.sender : undefined
  const vaspId = sender && 'vaspId' in sender ? sender.vaspId : undefined
  const first = message.op === 'SubmitReq' ? message.recipients.to?.[0]?.value : undefined
  return {
    protocol: 'mm7',
    ...(vaspId ? { vaspId } : {}),
    ...(first ? { recipient: first.replace(/^\+?/, '+') } : {}),
  }
}

type Read = { envelope: Mm7Envelope; message: Mm7Message } | { refused: Mm7Status; transactionId: string }

/** Parses and checks a request, without taking it. */
function readRequest(contentType: string, body: Buffer): Read {
  const wrong = checkContentType(contentType)
  if (wrong) return { refused: wrong, transactionId: '' }
  try {
    const envelope = parseEnvelope(contentType, body)
    const refused = checkEnvelope(envelope)
    if (refused) return { refused, transactionId: envelope.transactionId }
    return { envelope, message: readMm7(envelope) }
  } catch (error) {
    if (!(error instanceof MmsFormatError)) throw error
    const corrupt = error.code === 'not_mime' || error.code === 'too_deep' || error.code === 'too_large'
    return {
      refused: statusOf(corrupt ? 2007 : 4004, error.message),
      transactionId: error.transactionId ?? '',
    }
  }
}

function checkContentType(value: string): Mm7Status | undefined {
  const { type, params } = parseContentType(value)
  if (type === 'text/xml' || type === 'application/xml') return undefined
  if (type !== 'multipart/related') return statusOf(4004, `Content-Type ${type || 'is missing'}.`)
  if (!params.boundary) return statusOf(2007, 'multipart/related without a boundary.')
  return (params.type ?? 'text/xml').toLowerCase() === 'text/xml'
    ? undefined
    : statusOf(4004, 'type must be text/xml.')
}

/** The body, or undefined when the client went away before it was complete. */
async function readExactly(request: IncomingMessage, length: number): Promise<Buffer | undefined> {
  const body = Buffer.allocUnsafe(length)
  let at = 0
  try {
    for await (const chunk of request) at += (chunk as Buffer).copy(body, at)
  } catch {
    return undefined
  }
  return at === length ? body : undefined
}
