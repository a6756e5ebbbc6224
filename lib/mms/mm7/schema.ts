import {
  address,
  bool,
  contentRef,
  deliveryConditions,
  type ElementCodec,
  priority,
  recipients,
  replyCharging,
  sender,
  status,
  text,
} from './elements'
import type {
  CancelReq,
  CancelRsp,
  DeliverReq,
  DeliverRsp,
  DeliveryReportReq,
  Mm7Message,
  Mm7Operation,
  ReadReplyReq,
  ReplaceReq,
  SubmitReq,
  SubmitRsp,
} from './types'

/** One element of an operation: its name, the field it fills, how it is written. */
export type Field<M> = {
  [K in keyof M & string]-?: {
    element: string
    key: K
    codec: ElementCodec<NonNullable<M[K]>>
    required: boolean
  }
}[keyof M & string]

type Spec<M> = {
  [K in keyof M & string]-?: [
    element: string,
    key: K,
    codec: ElementCodec<NonNullable<M[K]>>,
    required?: 'required',
  ]
}[keyof M & string]

function fields<M>(...specs: Spec<M>[]): Field<M>[] {
  return specs.map(([element, key, codec, required]) => ({
    element,
    key,
    codec,
    required: required === 'required',
  })) as Field<M>[]
}

const VERSION = ['MM7Version', 'version', text] as const
const ANSWER = fields<CancelRsp>([...VERSION], ['Status', 'status', status, 'required'])

const SUBMIT = fields<SubmitReq>(
  [...VERSION],
  ['SenderIdentification', 'sender', sender, 'required'],
  ['Recipients', 'recipients', recipients, 'required'],
  ['ServiceCode', 'serviceCode', text],
  ['LinkedID', 'linkedId', text],
  ['MessageClass', 'messageClass', text],
  ['TimeStamp', 'timeStamp', text],
  ['ReplyCharging', 'replyCharging', replyCharging],
  ['EarliestDeliveryTime', 'earliestDelivery', text],
  ['ExpiryDate', 'expiry', text],
  ['DeliveryReport', 'deliveryReport', bool],
  ['ReadReply', 'readReply', bool],
  ['Priority', 'priority', priority],
  ['Subject', 'subject', text],
  ['ChargedParty', 'chargedParty', text],
  ['ChargedPartyID', 'chargedPartyId', text],
  ['DistributionIndicator', 'distributionIndicator', bool],
  ['DeliveryCondition', 'deliveryConditions', deliveryConditions],
  ['ApplicID', 'applicId', text],
  ['ReplyApplicID', 'replyApplicId', text],
  ['AuxApplicInfo', 'auxApplicInfo', text],
  ['ContentClass', 'contentClass', text],
  ['DRMContent', 'drmContent', bool],
  ['Content', 'contentRef', contentRef],
)

const DELIVER = fields<DeliverReq>(
  [...VERSION],
  ['MMSRelayServerID', 'relayServerId', text],
  ['VASPID', 'vaspId', text],
  ['VASID', 'vasId', text],
  ['LinkedID', 'linkedId', text],
  ['Sender', 'sender', address],
  ['Recipients', 'recipients', recipients],
  ['TimeStamp', 'timeStamp', text],
  ['ReplyChargingID', 'replyChargingId', text],
  ['Priority', 'priority', priority],
  ['Subject', 'subject', text],
  ['ApplicID', 'applicId', text],
  ['ReplyApplicID', 'replyApplicId', text],
  ['AuxApplicInfo', 'auxApplicInfo', text],
  ['Content', 'contentRef', contentRef],
)

const DELIVERY_REPORT = fields<DeliveryReportReq>(
  [...VERSION],
  ['MMSRelayServerID', 'relayServerId', text],
  ['MessageID', 'messageId', text, 'required'],
  ['Recipient', 'recipient', address],
  ['Sender', 'sender', address],
  ['Date', 'date', text],
  ['MMStatus', 'mmStatus', text, 'required'],
  ['MMStatusExtension', 'statusExtension', text],
  ['StatusText', 'statusText', text],
  ['ApplicID', 'applicId', text],
  ['ReplyApplicID', 'replyApplicId', text],
  ['AuxApplicInfo', 'auxApplicInfo', text],
)

const READ_REPLY = fields<ReadReplyReq>(
  [...VERSION],
  ['MMSRelayServerID', 'relayServerId', text],
  ['MessageID', 'messageId', text, 'required'],
  ['Recipient', 'recipient', address],
  ['Sender', 'sender', address],
  ['TimeStamp', 'date', text],
  ['MMStatus', 'mmStatus', text, 'required'],
  ['StatusText', 'statusText', text],
  ['ApplicID', 'applicId', text],
  ['ReplyApplicID', 'replyApplicId', text],
  ['AuxApplicInfo', 'auxApplicInfo', text],
)

const CANCEL = fields<CancelReq>(
  [...VERSION],
  ['SenderIdentification', 'sender', sender, 'required'],
  ['MessageID', 'messageId', text, 'required'],
)

const REPLACE = fields<ReplaceReq>(
  [...VERSION],
  ['SenderIdentification', 'sender', sender, 'required'],
  ['MessageID', 'messageId', text, 'required'],
  ['ServiceCode', 'serviceCode', text],
  ['TimeStamp', 'timeStamp', text],
  ['ReadReply', 'readReply', bool],
  ['EarliestDeliveryTime', 'earliestDelivery', text],
  ['DistributionIndicator', 'distributionIndicator', bool],
  ['ContentClass', 'contentClass', text],
  ['DRMContent', 'drmContent', bool],
  ['ApplicID', 'applicId', text],
  ['ReplyApplicID', 'replyApplicId', text],
  ['AuxApplicInfo', 'auxApplicInfo', text],
  ['Content', 'contentRef', contentRef],
)

const SUBMIT_RSP = fields<SubmitRsp>(
  [...VERSION],
  ['Status', 'status', status, 'required'],
  ['MessageID', 'messageId', text],
)

const DELIVER_RSP = fields<DeliverRsp>(
  [...VERSION],
  ['Status', 'status', status, 'required'],
  ['ServiceCode', 'serviceCode', text],
)

/** The element order of each operation (TS 23.140, REL-6-MM7-1-4): writing follows it, strict peers check it. */
export const MM7_SCHEMA: {
  [Op in Exclude<Mm7Operation, 'Fault'>]: Field<Extract<Mm7Message, { op: Op }>>[]
} = {
  SubmitReq: SUBMIT,
  SubmitRsp: SUBMIT_RSP,
  DeliverReq: DELIVER,
  DeliverRsp: DELIVER_RSP,
  DeliveryReportReq: DELIVERY_REPORT,
  DeliveryReportRsp: ANSWER as never,
  ReadReplyReq: READ_REPLY,
  ReadReplyRsp: ANSWER as never,
  CancelReq: CANCEL,
  CancelRsp: ANSWER,
  ReplaceReq: REPLACE,
  ReplaceRsp: ANSWER as never,
  RSErrorRsp: ANSWER as never,
  VASPErrorRsp: ANSWER as never,
}

export type SchemaOperation = keyof typeof MM7_SCHEMA

/** Whether a name is an operation of the schema. */
export function isOperation(name: string): name is SchemaOperation {
  return Object.hasOwn(MM7_SCHEMA, name)
}

export type AnyField = Field<Record<string, unknown>>

/** The table of an operation with the type of its fields put aside, for code that walks any of them. */
export function schemaOf(op: SchemaOperation): AnyField[] {
  return MM7_SCHEMA[op] as unknown as AnyField[]
}
