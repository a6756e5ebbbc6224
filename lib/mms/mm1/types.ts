import type { MmsContent } from '../content'

/** Message types by their octet (OMA MMS-ENC, X-Mms-Message-Type). */
export const MM1_TYPES = {
  'm-send-req': 0x80,
  'm-send-conf': 0x81,
  'm-notification-ind': 0x82,
  'm-notifyresp-ind': 0x83,
  'm-retrieve-conf': 0x84,
  'm-acknowledge-ind': 0x85,
  'm-delivery-ind': 0x86,
  'm-read-rec-ind': 0x87,
  'm-read-orig-ind': 0x88,
  'm-forward-req': 0x89,
  'm-forward-conf': 0x8a,
  'm-mbox-store-req': 0x8b,
  'm-mbox-store-conf': 0x8c,
  'm-mbox-view-req': 0x8d,
  'm-mbox-view-conf': 0x8e,
  'm-mbox-upload-req': 0x8f,
  'm-mbox-upload-conf': 0x90,
  'm-mbox-delete-req': 0x91,
  'm-mbox-delete-conf': 0x92,
  'm-mbox-descr': 0x93,
  'm-delete-req': 0x94,
  'm-delete-conf': 0x95,
  'm-cancel-req': 0x96,
  'm-cancel-conf': 0x97,
} as const

export type Mm1Type = keyof typeof MM1_TYPES

/** A moment (epoch seconds) or a span from now (seconds). */
export type Mm1Time = { absolute: number } | { relative: number }

/** Every header field. Addresses are as on the wire: `+18285550151/TYPE=PLMN`, or an e-mail address. */
export type Mm1Fields = {
  transactionId: string
  /** `1.0` to `1.3`. */
  version: string
  /** Epoch seconds. */
  date: number
  /** null lets the MMSC insert the sender's address. */
  from: string | null
  to: string[]
  cc: string[]
  bcc: string[]
  subject: string
  /** Personal, Advertisement, Informational, Auto, or another token. */
  messageClass: string
  expiry: Mm1Time
  deliveryTime: Mm1Time
  priority: 'Low' | 'Normal' | 'High'
  senderVisibility: 'Hide' | 'Show'
  deliveryReport: boolean
  readReport: boolean
  reportAllowed: boolean
  contentLocation: string
  messageId: string
  /** Bytes. */
  messageSize: number
  /** Octet; see status.ts. */
  responseStatus: number
  responseText: string
  /** Octet; see status.ts. */
  retrieveStatus: number
  retrieveText: string
  /** X-Mms-Status octet; see status.ts. */
  status: number
  statusText: string
  readStatus: 'Read' | 'Deleted'
  /** 0x80 requested, 0x81 requested text only, 0x82 accepted, 0x83 accepted text only. */
  replyCharging: number
  replyChargingDeadline: Mm1Time
  replyChargingId: string
  replyChargingSize: number
  previouslySentBy: { count: number; address: string }[]
  previouslySentDate: { count: number; date: number }[]
  distributionIndicator: boolean
  /** 0x80 manual. */
  recommendedRetrievalMode: number
  recommendedRetrievalText: string
  applicId: string
  replyApplicId: string
  auxApplicInfo: string
  /** 0x80 text to 0x87 content-rich; see content-class.ts. */
  contentClass: number
  drmContent: boolean
  adaptationAllowed: boolean
  replaceId: string
  cancelId: string
  cancelStatus: number
  store: boolean
  mmState: number
  storeStatus: number
  storeStatusText: string
  stored: boolean
}

/** A field this code gives no meaning: its octet (0x80 to 0xFF) and the bytes of its value. */
export type UnknownField = { code: number; value: Uint8Array }

type Extras = {
  /** Textual (application) header fields, in order. */
  applicationHeaders?: { name: string; value: string }[]
  unknown?: UnknownField[]
  /** Present when the message has a Content-Type and a body. */
  content?: MmsContent
}

type Pdu<T extends Mm1Type, Required extends keyof Mm1Fields> = { type: T; version: string } & Pick<
  Mm1Fields,
  Required
> &
  Partial<Mm1Fields> &
  Extras

export type SendReq = Pdu<'m-send-req', 'transactionId'>
export type SendConf = Pdu<'m-send-conf', 'transactionId' | 'responseStatus'>
export type NotificationInd = Pdu<
  'm-notification-ind',
  'transactionId' | 'messageClass' | 'messageSize' | 'expiry' | 'contentLocation'
>
export type NotifyRespInd = Pdu<'m-notifyresp-ind', 'transactionId' | 'status'>
/** The standard requires Date; real MMSCs leave it out, so reading does not insist. */
export type RetrieveConf = Pdu<'m-retrieve-conf', never>
export type AcknowledgeInd = Pdu<'m-acknowledge-ind', 'transactionId'>
export type DeliveryInd = Pdu<'m-delivery-ind', 'messageId' | 'to' | 'date' | 'status'>
export type ReadRecInd = Pdu<'m-read-rec-ind', 'messageId' | 'to' | 'from' | 'readStatus'>
export type ReadOrigInd = Pdu<'m-read-orig-ind', 'messageId' | 'to' | 'from' | 'date' | 'readStatus'>
export type ForwardReq = Pdu<'m-forward-req', 'transactionId' | 'contentLocation'>
export type ForwardConf = Pdu<'m-forward-conf', 'transactionId' | 'responseStatus'>
/** The rest of 1.2 and 1.3 (message boxes, deletion, cancelling): read and written by the same fields. */
export type OtherPdu = Pdu<
  Exclude<
    Mm1Type,
    | 'm-send-req'
    | 'm-send-conf'
    | 'm-notification-ind'
    | 'm-notifyresp-ind'
    | 'm-retrieve-conf'
    | 'm-acknowledge-ind'
    | 'm-delivery-ind'
    | 'm-read-rec-ind'
    | 'm-read-orig-ind'
    | 'm-forward-req'
    | 'm-forward-conf'
  >,
  never
>

export type Mm1Message =
  | SendReq
  | SendConf
  | NotificationInd
  | NotifyRespInd
  | RetrieveConf
  | AcknowledgeInd
  | DeliveryInd
  | ReadRecInd
  | ReadOrigInd
  | ForwardReq
  | ForwardConf
  | OtherPdu

/** Fields without which a message of a type means nothing; reading and writing both insist. */
export const MM1_REQUIRED: Partial<Record<Mm1Type, readonly (keyof Mm1Fields)[]>> = {
  'm-send-req': ['transactionId'],
  'm-send-conf': ['transactionId', 'responseStatus'],
  'm-notification-ind': ['transactionId', 'messageClass', 'messageSize', 'expiry', 'contentLocation'],
  'm-notifyresp-ind': ['transactionId', 'status'],
  'm-acknowledge-ind': ['transactionId'],
  'm-delivery-ind': ['messageId', 'to', 'date', 'status'],
  'm-read-rec-ind': ['messageId', 'to', 'from', 'readStatus'],
  'm-read-orig-ind': ['messageId', 'to', 'from', 'date', 'readStatus'],
  'm-forward-req': ['transactionId', 'contentLocation'],
  'm-forward-conf': ['transactionId', 'responseStatus'],
}
