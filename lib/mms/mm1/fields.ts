import {
  encodedString,
  from,
  longInteger,
  messageClass,
  octet,
  priority,
  readStatus,
  sentBy,
  sentDate,
  text,
  time,
  uri,
  type ValueCodec,
  version,
  visibility,
  yesNo,
} from './codecs'
import type { Mm1Fields } from './types'

/** One header field of the encapsulation: its octet, its name, and how its value is coded. */
export type FieldSpec = {
  code: number
  /** The standard's name, for people. */
  name: string
  key: keyof Mm1Fields
  codec: ValueCodec<unknown>
  /** May appear several times; its key holds a list. */
  list: boolean
}

type Element<V> = V extends (infer E)[] ? E : V

function field<K extends keyof Mm1Fields>(
  code: number,
  name: string,
  key: K,
  codec: ValueCodec<Element<Mm1Fields[K]>>,
  list?: 'list',
): FieldSpec {
  return { code, name, key, codec: codec as ValueCodec<unknown>, list: list === 'list' }
}

/**
 * The header fields in the order they are written (OMA MMS-ENC: type, transaction and version first; then the
 * order of the Android composer, which every MMSC has met). Content-Type and the body come last.
 */
export const MM1_FIELDS: readonly FieldSpec[] = [
  field(0x98, 'X-Mms-Transaction-Id', 'transactionId', text),
  field(0x8d, 'X-Mms-MMS-Version', 'version', version),
  field(0x8b, 'Message-ID', 'messageId', text),
  field(0x85, 'Date', 'date', longInteger),
  field(0x89, 'From', 'from', from),
  field(0x97, 'To', 'to', encodedString, 'list'),
  field(0x82, 'Cc', 'cc', encodedString, 'list'),
  field(0x81, 'Bcc', 'bcc', encodedString, 'list'),
  field(0x96, 'Subject', 'subject', encodedString),
  field(0x8a, 'X-Mms-Message-Class', 'messageClass', messageClass),
  field(0x8e, 'X-Mms-Message-Size', 'messageSize', longInteger),
  field(0x88, 'X-Mms-Expiry', 'expiry', time),
  field(0x87, 'X-Mms-Delivery-Time', 'deliveryTime', time),
  field(0x8f, 'X-Mms-Priority', 'priority', priority),
  field(0x94, 'X-Mms-Sender-Visibility', 'senderVisibility', visibility),
  field(0x86, 'X-Mms-Delivery-Report', 'deliveryReport', yesNo),
  field(0x90, 'X-Mms-Read-Report', 'readReport', yesNo),
  field(0x91, 'X-Mms-Report-Allowed', 'reportAllowed', yesNo),
  field(0x92, 'X-Mms-Response-Status', 'responseStatus', octet),
  field(0x93, 'X-Mms-Response-Text', 'responseText', encodedString),
  field(0x95, 'X-Mms-Status', 'status', octet),
  field(0xb6, 'X-Mms-Status-Text', 'statusText', encodedString),
  field(0x99, 'X-Mms-Retrieve-Status', 'retrieveStatus', octet),
  field(0x9a, 'X-Mms-Retrieve-Text', 'retrieveText', encodedString),
  field(0x9b, 'X-Mms-Read-Status', 'readStatus', readStatus),
  field(0x9c, 'X-Mms-Reply-Charging', 'replyCharging', octet),
  field(0x9d, 'X-Mms-Reply-Charging-Deadline', 'replyChargingDeadline', time),
  field(0x9e, 'X-Mms-Reply-Charging-ID', 'replyChargingId', text),
  field(0x9f, 'X-Mms-Reply-Charging-Size', 'replyChargingSize', longInteger),
  field(0xa0, 'X-Mms-Previously-Sent-By', 'previouslySentBy', sentBy, 'list'),
  field(0xa1, 'X-Mms-Previously-Sent-Date', 'previouslySentDate', sentDate, 'list'),
  field(0xa2, 'X-Mms-Store', 'store', yesNo),
  field(0xa3, 'X-Mms-MM-State', 'mmState', octet),
  field(0xa5, 'X-Mms-Store-Status', 'storeStatus', octet),
  field(0xa6, 'X-Mms-Store-Status-Text', 'storeStatusText', encodedString),
  field(0xa7, 'X-Mms-Stored', 'stored', yesNo),
  field(0xb1, 'X-Mms-Distribution-Indicator', 'distributionIndicator', yesNo),
  field(0xb4, 'X-Mms-Recommended-Retrieval-Mode', 'recommendedRetrievalMode', octet),
  field(0xb5, 'X-Mms-Recommended-Retrieval-Mode-Text', 'recommendedRetrievalText', encodedString),
  field(0xb7, 'X-Mms-Applic-ID', 'applicId', text),
  field(0xb8, 'X-Mms-Reply-Applic-ID', 'replyApplicId', text),
  field(0xb9, 'X-Mms-Aux-Applic-Info', 'auxApplicInfo', text),
  field(0xba, 'X-Mms-Content-Class', 'contentClass', octet),
  field(0xbb, 'X-Mms-DRM-Content', 'drmContent', yesNo),
  field(0xbc, 'X-Mms-Adaptation-Allowed', 'adaptationAllowed', yesNo),
  field(0xbd, 'X-Mms-Replace-ID', 'replaceId', text),
  field(0xbe, 'X-Mms-Cancel-ID', 'cancelId', text),
  field(0xbf, 'X-Mms-Cancel-Status', 'cancelStatus', octet),
  field(0x83, 'X-Mms-Content-Location', 'contentLocation', uri),
]

const BY_CODE = new Map(MM1_FIELDS.map((spec) => [spec.code, spec]))

/** The fields that frame the others: the first and the last of every PDU. */
export const MESSAGE_TYPE = 0x8c
export const CONTENT_TYPE = 0x84

/** The field with that octet, if it is known here. */
export function fieldOf(code: number): FieldSpec | undefined {
  return BY_CODE.get(code)
}
