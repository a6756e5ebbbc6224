import type { TransferEncoding } from '../transfer-encoding'

const SCHEMA = 'http://www.3gpp.org/ftp/Specs/archive/23_series/23.140/schema/'

/** How one peer wants MM7 written. Reading never needs it: any namespace, prefix and version is understood. */
export type Mm7Dialect = {
  name: string
  namespace: string
  /** Value of MM7Version. */
  version: string
  /** Namespace prefix of MM7 elements; empty for a default namespace. */
  prefix: string
  /** `SOAPAction` header, quotes included. */
  soapAction: string
  /** Numbers: `+1…`, `1…`, or `+1…/TYPE=PLMN`. */
  numberFormat: 'plus' | 'digits' | 'plmn'
  /** Numbers of at most this many digits are written as ShortCode. */
  shortCodeDigits: number
  /** How media travels in the HTTP body. */
  transferEncoding: TransferEncoding
  /** Whether the peer wants a presentation, takes one, or refuses it. */
  smil: 'required' | 'optional' | 'never'
  /** How SMIL names its parts. */
  smilReference: 'cid' | 'location'
  /** Elements the peer's schema lacks or refuses; they are left out. */
  omit: readonly string[]
  /** Recipients it takes in one SubmitReq. */
  maxRecipients: number
  /** Which overlay of the status table applies (status.ts). */
  statusVendor: 'standard' | 'sinch'
}

const REL6_ONLY = [
  'DeliveryCondition',
  'ApplicID',
  'ReplyApplicID',
  'AuxApplicInfo',
  'ContentClass',
  'DRMContent',
  'MMStatusExtension',
]

/** 3GPP TS 23.140 release 6, schema REL-6-MM7-1-4. */
export const REL6: Mm7Dialect = {
  name: '3gpp-rel6',
  namespace: `${SCHEMA}REL-6-MM7-1-4`,
  version: '6.8.0',
  prefix: '',
  soapAction: '""',
  numberFormat: 'plus',
  shortCodeDigits: 6,
  transferEncoding: 'binary',
  smil: 'optional',
  smilReference: 'cid',
  omit: [],
  maxRecipients: 100,
  statusVendor: 'standard',
}

/** 3GPP TS 23.140 release 5, schema REL-5-MM7-1-0: the oldest that is still met. */
export const REL5: Mm7Dialect = {
  ...REL6,
  name: '3gpp-rel5',
  namespace: `${SCHEMA}REL-5-MM7-1-0`,
  version: '5.3.0',
  omit: REL6_ONLY,
}

/** Sinch: one recipient, numbers without `+`, SMIL required, some elements refused (their MM7 documentation). */
export const SINCH: Mm7Dialect = {
  ...REL6,
  name: 'sinch',
  soapAction: `"${SCHEMA}REL-6-MM7-1-4"`,
  numberFormat: 'digits',
  smil: 'required',
  omit: [
    'ChargedParty',
    'ChargedPartyID',
    'ReplyCharging',
    'LinkedID',
    'ReadReply',
    'ContentClass',
    'DRMContent',
    'DeliveryCondition',
    'EarliestDeliveryTime',
    'DistributionIndicator',
    'ApplicID',
    'ReplyApplicID',
    'AuxApplicInfo',
  ],
  maxRecipients: 1,
  statusVendor: 'sinch',
}

/** Mbuni, the open MMSC: release 5 with prefixed elements; media in base64, as its own client writes it. */
export const MBUNI: Mm7Dialect = { ...REL5, name: 'mbuni', prefix: 'mm7', transferEncoding: 'base64' }

/** Presets by name; a carrier account names one and may override single fields. */
export const MM7_DIALECTS: Readonly<Record<string, Mm7Dialect>> = {
  [REL6.name]: REL6,
  [REL5.name]: REL5,
  [SINCH.name]: SINCH,
  [MBUNI.name]: MBUNI,
}
