import type { MmsContent } from '../content'
import { MmsFormatError } from '../error'
import { formatContentType } from '../mime-header'
import { headerLines, joinSegments, type Segments, SegmentWriter } from '../multipart-build'
import { escapeXml } from '../xml'
import { type PreparedContent, prepareContent, writeContent } from './content'
import { type Mm7Dialect, REL6 } from './dialect'
import { qualified } from './elements'
import { schemaOf } from './schema'
import type { Mm7Message, SubmitReq } from './types'

/**
 * A message ready to be written to an HTTP connection. `headers` has Content-Type, Content-Length and
 * SOAPAction; `segments` are the body's bytes in order (write them one after another, or `encodedBody`).
 */
export type EncodedMessage = Segments & { contentType: string; headers: Record<string, string> }

/** The whole body as one buffer. */
export function encodedBody(encoded: EncodedMessage): Buffer {
  return joinSegments(encoded)
}

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
const XML_TYPE = 'text/xml; charset=utf-8'
const CONTENT_ID = 'content-1'
const SOAP_ID = 'soap-1'

/**
 * Writes any MM7 message in schema order: a bare envelope, or multipart/related when it has content. Answers
 * that are errors (RSErrorRsp, VASPErrorRsp) become a SOAP Fault. Throws MmsFormatError for unusable values.
 */
export function buildMm7(message: Mm7Message, dialect: Mm7Dialect): EncodedMessage {
  const content = 'content' in message ? message.content : undefined
  if (!content) return finish(XML_TYPE, new SegmentWriter().text(envelope(message, dialect)), dialect)
  return buildWithContent(message, dialect, prepareContent(content, dialect), {})
}

/**
 * A SubmitReq around content prepared once with `prepareContent`: the media is neither copied nor encoded
 * again, only the envelope and the texts of the slots are new. `texts` has the text of every slot by name.
 */
export function buildSubmit(
  submit: Omit<SubmitReq, 'content' | 'contentRef'> & { allowAdaptations?: boolean },
  dialect: Mm7Dialect,
  prepared: PreparedContent,
  texts: Readonly<Record<string, string>> = {},
): EncodedMessage {
  return buildWithContent(submit, dialect, prepared, texts)
}

/** Bytes of the whole HTTP body for a message: what a carrier's gateway counts. */
export function encodedSize(message: Mm7Message, dialect: Mm7Dialect): number {
  return buildMm7(message, dialect).length
}

/** Bytes of the content alone (its part headers, SMIL, text and media as they travel), without the envelope. */
export function contentSize(content: MmsContent, dialect: Mm7Dialect): number {
  const writer = new SegmentWriter()
  writeContent(writer, prepareContent(content, dialect), {})
  return writer.finish().length
}

/** The content alone as one MIME entity, media in binary: how a store keeps it and HTTP carries it. */
export function joinContent(content: MmsContent): { contentType: string; body: Buffer; length: number } {
  const prepared = prepareContent(content, REL6)
  const writer = new SegmentWriter()
  writeContent(writer, prepared, {})
  const contentType = prepared.headers('content').find(([name]) => name === 'Content-Type')?.[1] ?? ''
  const body = joinSegments(writer.finish())
  return { contentType, body, length: body.length }
}

function buildWithContent(
  message: Mm7Message & { allowAdaptations?: boolean },
  dialect: Mm7Dialect,
  prepared: PreparedContent,
  texts: Readonly<Record<string, string>>,
): EncodedMessage {
  const given = 'contentRef' in message ? message.contentRef : undefined
  const allowAdaptations = given?.allowAdaptations ?? message.allowAdaptations
  const reference = {
    href: `cid:${CONTENT_ID}`,
    ...(allowAdaptations === undefined ? {} : { allowAdaptations }),
  }
  const soap = envelope({ ...message, contentRef: reference } as Mm7Message, dialect)
  const boundary = prepared.outerBoundary
  if (soap.includes(boundary)) throw new MmsFormatError('bad_value', 'A field contains the MIME boundary.')
  const soapHead = headerLines([
    ['Content-Type', XML_TYPE],
    ['Content-ID', `<${SOAP_ID}>`],
  ])
  const writer = new SegmentWriter()
  writer.text(`--${boundary}\r\n${soapHead}\r\n${soap}\r\n`)
  writer.text(`--${boundary}\r\n${headerLines(prepared.headers(CONTENT_ID))}\r\n`)
  writeContent(writer, prepared, texts)
  writer.text(`\r\n--${boundary}--\r\n`)
  const params = { type: 'text/xml', start: `<${SOAP_ID}>`, boundary }
  return finish(formatContentType({ type: 'multipart/related', params }), writer, dialect)
}

function finish(contentType: string, writer: SegmentWriter, dialect: Mm7Dialect): EncodedMessage {
  const { segments, length } = writer.finish()
  const headers = {
    'Content-Type': contentType,
    'Content-Length': String(length),
    SOAPAction: dialect.soapAction,
  }
  return { contentType, headers, segments, length }
}

function envelope(message: Mm7Message, dialect: Mm7Dialect): string {
  const header = qualified('TransactionID', dialect)
  const transaction = `<${header}${namespace(dialect)} soap:mustUnderstand="1">${escapeXml(message.transactionId)}</${header}>`
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP}">` +
    `<soap:Header>${transaction}</soap:Header><soap:Body>${body(message, dialect)}</soap:Body></soap:Envelope>`
  )
}

function namespace(dialect: Mm7Dialect): string {
  return ` xmlns${dialect.prefix ? `:${dialect.prefix}` : ''}="${escapeXml(dialect.namespace)}"`
}

function body(message: Mm7Message, dialect: Mm7Dialect): string {
  if (message.op === 'Fault') return fault(message.fault.code, message.fault.text, '')
  const written = operation(message, dialect)
  if (message.op !== 'RSErrorRsp' && message.op !== 'VASPErrorRsp') return written
  // SOAP 1.1: the sender's fault is a Client fault, ours a Server fault.
  const side = message.status.code >= 3000 && message.status.code < 4000 ? 'Server' : 'Client'
  const { code = `soap:${side}`, text = `${side} error` } = message.fault ?? {}
  return fault(code, text, `<detail>${written}</detail>`)
}

function fault(code: string, text: string, detail: string): string {
  return (
    `<soap:Fault><faultcode>${escapeXml(code)}</faultcode>` +
    `<faultstring>${escapeXml(text)}</faultstring>${detail}</soap:Fault>`
  )
}

function operation(message: Exclude<Mm7Message, { op: 'Fault' }>, dialect: Mm7Dialect): string {
  const values = { version: dialect.version, ...message } as Record<string, unknown>
  let inner = ''
  for (const field of schemaOf(message.op)) {
    if (dialect.omit.includes(field.element)) continue
    const value = values[field.key]
    if (value !== undefined && value !== null)
      inner += field.codec.write(qualified(field.element, dialect), value, dialect)
    else if (field.required) throw new MmsFormatError('missing', `${message.op} needs ${field.element}.`)
  }
  const name = qualified(message.op, dialect)
  return `<${name}${namespace(dialect)}>${inner}</${name}>`
}
