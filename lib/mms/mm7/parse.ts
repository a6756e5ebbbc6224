import { decodeText, isSmil, type MmsContent, type MmsPart } from '../content'
import { MmsFormatError } from '../error'
import { MIME_LIMITS, type MimeLimits } from '../mime-entity'
import { bareContentId, formatContentType, parseContentType } from '../mime-header'
import { findPart, leaves, type MimePart, parseMime } from '../multipart'
import { child, descendant, parseXml, type XmlNode } from '../xml'
import { status } from './elements'
import { type AnyField, isOperation, type SchemaOperation, schemaOf } from './schema'
import type { ContentReference, FaultRsp, Mm7Message, SoapFault } from './types'

/** What an HTTP body holds before its operation is read: the strict server looks here first. */
export type Mm7Envelope = {
  transactionId: string
  /** Local name of the operation element, or `Fault`. */
  operation: string
  namespace: string | undefined
  soapNamespace: string | undefined
  /** The attribute of TransactionID, as written. */
  mustUnderstand: string | undefined
  node: XmlNode
  /** The MIME tree, when the body was a multipart. */
  mime: MimePart | undefined
  soapPart: MimePart | undefined
}

/**
 * Reads an MM7 message of any operation, either direction, from an HTTP body, whatever the HTTP status was.
 * Namespaces, prefixes and versions do not matter. Throws MmsFormatError (with the transaction id, when that
 * much could be read).
 */
export function parseMm7(
  contentType: string,
  body: Uint8Array,
  limits: MimeLimits = MIME_LIMITS,
): Mm7Message {
  return readMm7(parseEnvelope(contentType, body, limits))
}

/** Finds and parses the SOAP envelope: by `start`, else the first XML part, else the body itself. */
export function parseEnvelope(
  contentType: string,
  body: Uint8Array,
  limits: MimeLimits = MIME_LIMITS,
): Mm7Envelope {
  const type = parseContentType(contentType)
  if (!type.type.startsWith('multipart/')) {
    if (body.byteLength > limits.maxBytes)
      throw new MmsFormatError('too_large', 'The body is over its limit.')
    return readEnvelope(decodeText(body, type.params.charset), undefined, undefined)
  }
  const mime = parseMime(contentType, body, limits)
  const soapPart = soapPartOf(mime)
  if (!soapPart) throw new MmsFormatError('missing', 'No XML part in the multipart body.')
  return readEnvelope(decodeText(soapPart.body, soapPart.contentType.params.charset), mime, soapPart)
}

function soapPartOf(mime: MimePart): MimePart | undefined {
  const { start } = mime.contentType.params
  const named =
    start === undefined ? undefined : mime.parts.find((part) => part.contentId === bareContentId(start))
  return named ?? mime.parts.find((part) => isXml(part.contentType.type))
}

function isXml(type: string): boolean {
  return (
    type === 'text/xml' ||
    type === 'application/xml' ||
    type === 'application/soap+xml' ||
    type === 'application/xop+xml'
  )
}

function readEnvelope(xml: string, mime: MimePart | undefined, soapPart: MimePart | undefined): Mm7Envelope {
  const root = parseXml(xml)
  if (root.name.toLowerCase() !== 'envelope')
    throw new MmsFormatError('not_mms', `The root is ${root.name}, not Envelope.`)
  const header = anyCase(root, 'header')
  const transaction = header && child(header, 'TransactionID')
  const transactionId = transaction?.text ?? ''
  const node = anyCase(root, 'body')?.children[0]
  if (!node) throw new MmsFormatError('missing', 'The SOAP body is empty.', { transactionId })
  return {
    transactionId,
    operation: node.name,
    namespace: node.namespace,
    soapNamespace: root.namespace,
    mustUnderstand: transaction?.attributes.mustUnderstand,
    node,
    mime,
    soapPart,
  }
}

function anyCase(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((element) => element.name.toLowerCase() === name)
}

/** Reads the operation of an envelope into its typed message. */
export function readMm7(envelope: Mm7Envelope): Mm7Message {
  const { transactionId, operation, node } = envelope
  if (operation === 'Fault') return readFault(transactionId, node)
  if (!isOperation(operation)) {
    throw new MmsFormatError('unsupported', `${operation} is not an MM7 operation known here.`, {
      transactionId,
    })
  }
  const message = readFields(transactionId, operation, node)
  const reference = message.contentRef as ContentReference | undefined
  const entity = contentEntity(envelope, reference?.href)
  if (entity) message.content = contentOf(entity)
  return message as Mm7Message
}

function readFields(transactionId: string, op: SchemaOperation, node: XmlNode): Record<string, unknown> {
  const message: Record<string, unknown> = { op, transactionId }
  for (const field of schemaOf(op)) {
    const value = readField(transactionId, op, node, field)
    if (value !== undefined) message[field.key] = value
    else if (field.required) {
      throw new MmsFormatError('missing', `${op} has no ${field.element}.`, { transactionId })
    }
  }
  return message
}

function readField(transactionId: string, op: string, node: XmlNode, field: AnyField): unknown {
  const element = child(node, field.element)
  try {
    if (element) return field.codec.read(element)
    // One peer puts StatusCode directly under the answer, without Status around it.
    return field.key === 'status' && child(node, 'StatusCode') ? status.read(node) : undefined
  } catch (cause) {
    const code = cause instanceof MmsFormatError ? cause.code : 'bad_value'
    throw new MmsFormatError(code, `${op}/${field.element} cannot be read.`, { transactionId, cause })
  }
}

function readFault(transactionId: string, node: XmlNode): Mm7Message {
  const fault: SoapFault = {
    code: child(node, 'faultcode')?.text ?? '',
    text: child(node, 'faultstring')?.text ?? '',
  }
  const detail = child(node, 'detail')
  const inner = detail && (descendant(detail, 'RSErrorRsp') ?? descendant(detail, 'VASPErrorRsp'))
  if (!inner) return { op: 'Fault', transactionId, fault } satisfies FaultRsp
  const answer = readFields(transactionId, inner.name as SchemaOperation, inner)
  return { ...answer, fault } as Mm7Message
}

/**
 * The content part: by the href against Content-ID, Content-Location and name; when that matches nothing, the
 * first part that is not the SOAP part. The href's own errors (`cid: x`, a typing slip) do not lose a picture.
 */
export function contentEntity(envelope: Mm7Envelope, href: string | undefined): MimePart | undefined {
  const candidates = envelope.mime?.parts.filter((part) => part !== envelope.soapPart) ?? []
  return (href === undefined ? undefined : findPart(candidates, href)) ?? firstContent(candidates)
}

function firstContent(parts: MimePart[]): MimePart | undefined {
  return parts.find((part) => !isXml(part.contentType.type)) ?? parts[0]
}

/** A MIME entity as message content: its leaves in order, and which of them is the presentation. */
export function contentOf(entity: MimePart): MmsContent {
  const found = leaves(entity)
  const parts = found.map(toPart)
  if (!entity.contentType.type.startsWith('multipart/')) return { kind: 'single', parts }
  const { start } = entity.contentType.params
  const named =
    start === undefined ? undefined : found.find((part) => part.contentId === bareContentId(start))
  const presentation = named ?? found.find((part) => isSmil(part.contentType))
  const kind = entity.contentType.type === 'multipart/related' ? 'related' : 'mixed'
  return { kind, ...(presentation?.contentId ? { start: presentation.contentId } : {}), parts }
}

function toPart(part: MimePart): MmsPart {
  return {
    contentType: formatContentType(part.contentType),
    ...(part.contentId ? { contentId: part.contentId } : {}),
    ...(part.location ? { location: part.location } : {}),
    body: part.body,
  }
}
