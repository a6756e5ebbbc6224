import type { MmsContent } from '../content'

/** An address as MM7 writes it. `value` has no `/TYPE=PLMN` suffix; a number keeps its `+` if it had one. */
export type Mm7Address = {
  kind: 'number' | 'shortCode' | 'email'
  value: string
  /** Shown to the recipient but not sent to. */
  displayOnly?: boolean
  coding?: 'encrypted' | 'obfuscated'
  id?: string
}

export type Mm7Recipients = { to?: Mm7Address[]; cc?: Mm7Address[]; bcc?: Mm7Address[] }

export type Mm7Sender = { vaspId?: string; vasId?: string; address?: Mm7Address }

export type Mm7Status = { code: number; text?: string; details?: string }

export type ContentReference = { href: string; allowAdaptations?: boolean }

type Envelope = { transactionId: string; version?: string }
type Answer = Envelope & { status: Mm7Status }
type Applications = { applicId?: string; replyApplicId?: string; auxApplicInfo?: string }
/** Dates are xs:dateTime text; where a field may be relative, xs:duration (`P3D`) too. */
type DateText = string
type Priority = 'Normal' | 'High' | 'Low'

export type SubmitReq = Envelope &
  Applications & {
    op: 'SubmitReq'
    sender: Mm7Sender
    recipients: Mm7Recipients
    serviceCode?: string
    linkedId?: string
    messageClass?: string
    timeStamp?: DateText
    replyCharging?: { size?: number; deadline?: DateText }
    earliestDelivery?: DateText
    expiry?: DateText
    deliveryReport?: boolean
    readReply?: boolean
    priority?: Priority
    subject?: string
    chargedParty?: string
    chargedPartyId?: string
    distributionIndicator?: boolean
    deliveryConditions?: string[]
    contentClass?: string
    drmContent?: boolean
    contentRef?: ContentReference
    content?: MmsContent
  }

export type SubmitRsp = Answer & { op: 'SubmitRsp'; messageId?: string }

export type DeliverReq = Envelope &
  Applications & {
    op: 'DeliverReq'
    relayServerId?: string
    vaspId?: string
    vasId?: string
    linkedId?: string
    /** The schema requires it; peers have been seen to leave it out. */
    sender?: Mm7Address
    recipients?: Mm7Recipients
    timeStamp?: DateText
    replyChargingId?: string
    priority?: Priority
    subject?: string
    contentRef?: ContentReference
    content?: MmsContent
  }

export type DeliverRsp = Answer & { op: 'DeliverRsp'; serviceCode?: string }

type Report = Envelope &
  Applications & {
    relayServerId?: string
    messageId: string
    /** Some MMSCs swap recipient and sender; match by `messageId`. */
    recipient?: Mm7Address
    sender?: Mm7Address
    date?: DateText
    /** MMStatus as written, e.g. `Retrieved`; see status.ts. */
    mmStatus: string
    statusText?: string
  }

export type DeliveryReportReq = Report & { op: 'DeliveryReportReq'; statusExtension?: string }
export type ReadReplyReq = Report & { op: 'ReadReplyReq' }

export type CancelReq = Envelope & { op: 'CancelReq'; sender: Mm7Sender; messageId: string }

export type ReplaceReq = Envelope &
  Applications & {
    op: 'ReplaceReq'
    sender: Mm7Sender
    messageId: string
    serviceCode?: string
    timeStamp?: DateText
    readReply?: boolean
    earliestDelivery?: DateText
    distributionIndicator?: boolean
    contentClass?: string
    drmContent?: boolean
    contentRef?: ContentReference
    content?: MmsContent
  }

export type CancelRsp = Answer & { op: 'CancelRsp' }
export type ReplaceRsp = Answer & { op: 'ReplaceRsp' }
export type DeliveryReportRsp = Answer & { op: 'DeliveryReportRsp' }
export type ReadReplyRsp = Answer & { op: 'ReadReplyRsp' }
/** The MMSC's answer to a request it could not take; travels in a SOAP Fault. */
export type RSErrorRsp = Answer & { op: 'RSErrorRsp'; fault?: SoapFault }
/** The VASP's answer to a request it could not take; travels in a SOAP Fault. */
export type VASPErrorRsp = Answer & { op: 'VASPErrorRsp'; fault?: SoapFault }
/** A SOAP Fault without an MM7 answer inside: a proxy's or a framework's. */
export type FaultRsp = Envelope & { op: 'Fault'; fault: SoapFault }

export type SoapFault = { code: string; text: string }

export type Mm7Request = SubmitReq | DeliverReq | DeliveryReportReq | ReadReplyReq | CancelReq | ReplaceReq
export type Mm7Response =
  | SubmitRsp
  | DeliverRsp
  | DeliveryReportRsp
  | ReadReplyRsp
  | CancelRsp
  | ReplaceRsp
  | RSErrorRsp
  | VASPErrorRsp
  | FaultRsp

export type Mm7Message = Mm7Request | Mm7Response
export type Mm7Operation = Mm7Message['op']
