import {
  child,
  decodeText,
  findPart,
  isSmil,
  leaves,
  MM7_SCHEMA,
  type Mm7Address,
  type Mm7Envelope,
  type Mm7Status,
  parseContentType,
  parseSmil,
  referencesOf,
  type SubmitReq,
  type XmlNode,
} from '@/lib/mms'
import {
  contentLimit,
  ENVELOPE_ALLOWANCE,
  isCarried,
  NETWORK_NAMES,
  type Network,
  senderType,
} from './networks'

/** The strict side of an MMSC: what it says to a request before it takes it. Pure. */

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'
const SCHEMA =
  /^http:\/\/www\.3gpp\.org\/ftp\/Specs\/archive\/23_series\/23\.140\/schema\/REL-(?:5-MM7-1-[0-5]|6-MM7-1-[0-4])$/
const VERSIONS = new Set('5.3.0 5.5.0 5.6.0 5.8.0 5.10.0 6.3.0 6.4.0 6.5.0 6.6.0 6.7.0 6.8.0'.split(' '))
const TAKEN = new Set(['SubmitReq', 'CancelReq', 'ReplaceReq'])
const MAX_RECIPIENTS = 100

/** The StatusCodes it answers with, in the standard's words. */
const STATUS_TEXT: Readonly<Record<number, string>> = {
  1000: 'Success',
  1100: 'Partial success',
  2000: 'Client error',
  2001: 'Operation restricted',
  2002: 'Address error',
  2003: 'Address not found',
  2004: 'Multimedia content refused',
  2005: 'Message ID not found',
  2006: 'Linked ID not found',
  2007: 'Message format corrupt',
  2008: 'Application ID not found',
  2009: 'Reply application ID not found',
  3000: 'Server error',
  3001: 'Not possible',
  3002: 'Message rejected',
  3003: 'Multiple addresses not supported',
  3004: 'Application addressing not supported',
  4000: 'General service error',
  4001: 'Improper identification',
  4002: 'Unsupported version',
  4003: 'Unsupported operation',
  4004: 'Validation error',
  4005: 'Service error',
  4006: 'Service unavailable',
  4007: 'Service denied',
  4008: 'Application denied',
}

export function statusOf(code: number, details?: string): Mm7Status {
  return { code, text: STATUS_TEXT[code] ?? 'Status', ...(details === undefined ? {} : { details }) }
}

/** What is wrong with the envelope, before its operation is read; undefined when nothing is. */
export function checkEnvelope(envelope: Mm7Envelope): Mm7Status | undefined {
  if (envelope.soapNamespace !== SOAP) return statusOf(4004, 'The envelope is not SOAP 1.1.')
  if (!envelope.transactionId) return statusOf(4004, 'The SOAP header has no TransactionID.')
  if (envelope.mustUnderstand !== '1') return statusOf(4004, 'TransactionID needs mustUnderstand="1".')
  if (envelope.mime && !envelope.mime.closed) {
    return statusOf(2007, 'The multipart body ends before its closing boundary.')
  }
  if (!TAKEN.has(envelope.operation)) return statusOf(4003, `${envelope.operation} is not offered.`)
  if (!SCHEMA.test(envelope.namespace ?? ''))
    return statusOf(4002, `Namespace ${envelope.namespace ?? 'none'}.`)
  return checkOrder(envelope.operation as 'SubmitReq', envelope.node)
}

/** Elements must be known, in schema order, once each, with well-formed booleans, dates and versions. */
function checkOrder(op: 'SubmitReq' | 'CancelReq' | 'ReplaceReq', node: XmlNode): Mm7Status | undefined {
  const order = MM7_SCHEMA[op].map((field) => field.element)
  let last = -1
  for (const element of node.children) {
    const at = (order as string[]).indexOf(element.name)
    if (at < 0) return statusOf(4004, `${op} has no element ${element.name}.`)
    if (at === last) return statusOf(4004, `${element.name} appears twice.`)
    if (at < last) return statusOf(4004, `${element.name} must come before ${order[last]}.`)
    const wrong = checkValue(element)
    if (wrong) return wrong
    last = at
  }
  const missing = MM7_SCHEMA[op].find((field) => field.required && !child(node, field.element))
  if (missing) return statusOf(4004, `${op} needs ${missing.element}.`)
  const version = child(node, 'MM7Version')?.text
  return VERSIONS.has(version ?? '') ? undefined : statusOf(4002, `MM7Version ${version ?? 'is missing'}.`)
}

const BOOLEANS = new Set(['DeliveryReport', 'ReadReply', 'DistributionIndicator', 'DRMContent'])
const DATES = new Set(['TimeStamp', 'EarliestDeliveryTime', 'ExpiryDate'])
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/
const DURATION = /^P(?=.)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}D)?(T(?=.)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/
const ENUMS: Readonly<Record<string, readonly string[]>> = {
  MessageClass: ['Personal', 'Informational', 'Advertisement', 'Auto'],
  Priority: ['Normal', 'High', 'Low'],
  ChargedParty: ['Sender', 'Recipient', 'Both', 'Neither', 'ThirdParty'],
}

function checkValue({ name, text }: XmlNode): Mm7Status | undefined {
  if (BOOLEANS.has(name) && !/^(true|false|1|0)$/i.test(text))
    return statusOf(4004, `${name} is not a boolean.`)
  if (DATES.has(name) && !DATE_TIME.test(text) && !DURATION.test(text))
    return statusOf(4004, `${name} is not a date.`)
  const allowed = ENUMS[name]
  return allowed && !allowed.includes(text)
    ? statusOf(4004, `${name} may not be ${text.slice(0, 40)}.`)
    : undefined
}

export type Refusal = { recipient: string; status: Mm7Status }
export type Verdict =
  | { ok: false; status: Mm7Status }
  /** `recipients` are E.164; `refused` lists those that cannot get it. */
  | { ok: true; recipients: string[]; refused: Refusal[]; from: string }

/**
 * What is wrong with a SubmitReq, or who gets it. `contentBytes` is the size of the content entity; `networkOf` says who
 * serves an E.164 number.
 */
export function checkSubmit(
  submit: SubmitReq,
  envelope: Mm7Envelope,
  contentBytes: number,
  networkOf: (number: string) => Network,
): Verdict {
  const addressed = recipientsOf(submit)
  const wrong = checkParties(submit, addressed.length) ?? checkContent(submit, envelope)
  if (wrong) return { ok: false, status: wrong }
  const from = submit.sender.address?.value ?? submit.sender.vasId ?? submit.sender.vaspId ?? ''
  const recipients: string[] = []
  const refused: Refusal[] = []
  for (const address of addressed) {
    const number = address.kind === 'number' ? toE164(address.value) : undefined
    const status = number
      ? checkSize(networkOf(number), from, contentBytes)
      : statusOf(2002, 'Not a mobile number.')
    if (status) refused.push({ recipient: address.value, status })
    else if (number) recipients.push(number)
  }
  const [first] = refused
  if (recipients.length === 0 && first) return { ok: false, status: first.status }
  return { ok: true, recipients, refused, from }
}

function recipientsOf({ recipients: { to = [], cc = [], bcc = [] } }: SubmitReq): Mm7Address[] {
  return [...to, ...cc, ...bcc].filter((address) => !address.displayOnly)
}

function checkParties(submit: SubmitReq, recipients: number): Mm7Status | undefined {
  if (!submit.sender.vaspId) return statusOf(4001, 'VASPID is required.')
  if (recipients === 0) return statusOf(2002, 'There is no recipient.')
  return recipients > MAX_RECIPIENTS ? statusOf(2002, `More than ${MAX_RECIPIENTS} recipients.`) : undefined
}

/** `18285550151` and `+18285550151` alike; undefined for what cannot be a mobile number. */
export function toE164(value: string): string | undefined {
  const digits = value.replace(/^\+/, '')
  if (!/^[1-9]\d{9,14}$/.test(digits)) return undefined
  return digits.length === 10 ? `+1${digits}` : `+${digits}`
}

/** Whether a network lets that many bytes of content through from a sender; undefined when it does. */
export function checkSize(network: Network, from: string, bytes: number): Mm7Status | undefined {
  const limit = contentLimit(network, senderType(from))
  if (bytes <= limit + ENVELOPE_ALLOWANCE) return undefined
  const sender = senderType(from).replace('_', ' ')
  return statusOf(2004, `${NETWORK_NAMES[network]} takes ${limit} bytes from a ${sender}; this has ${bytes}.`)
}

function checkContent(submit: SubmitReq, envelope: Mm7Envelope): Mm7Status | undefined {
  const { contentRef, content } = submit
  if (!contentRef || !envelope.mime) return statusOf(4004, 'There is no content.')
  if (!findPart(envelope.mime.parts, contentRef.href))
    return statusOf(2007, `No part is called ${contentRef.href}.`)
  const refused = content?.parts
    .map((part) => parseContentType(part.contentType).type)
    .find((type) => !isCarried(type))
  if (refused) return statusOf(2004, `${refused} is not carried.`)
  if (content?.parts.some((part) => part.body.byteLength === 0 && !part.contentType.startsWith('text/'))) {
    return statusOf(2007, 'A media part is empty.')
  }
  return checkPresentation(envelope)
}

/** Every reference of the presentation must be there; phones show a hole otherwise. */
function checkPresentation(envelope: Mm7Envelope): Mm7Status | undefined {
  const parts = envelope.mime ? leaves(envelope.mime) : []
  const smil = parts.find((part) => isSmil(part.contentType))
  if (!smil) return undefined
  const { slides } = parseSmil(decodeText(smil.body, smil.contentType.params.charset))
  if (slides.length === 0) return statusOf(2007, 'The presentation shows nothing.')
  const references = slides.flatMap(referencesOf)
  const lost = references.find((reference) => !findPart(parts, reference))
  return lost === undefined
    ? undefined
    : statusOf(2007, `The presentation names ${lost}, which is not there.`)
}
