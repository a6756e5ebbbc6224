/** What an answer or report means for one message; the only vocabulary callers act on. */
export type Outcome =
  | 'accepted' // the carrier has it; not delivered yet
  | 'delivered' // it is on the phone
  | 'read' // it was opened
  | 'retry_later' // nothing was wrong with it; try again after a pause
  | 'retry_smaller' // refused for its size or type; one rung lower may pass
  | 'address_dead' // this address does not take MMS
  | 'opted_out' // the carrier's own block list has this address
  | 'our_fault' // the request was wrong; repeating it changes nothing
  | 'account_problem' // credentials, registration, provisioning: stop the route
  | 'unknown' // it may or may not have gone; never resend blindly

/**
 * `certain` is false where one such answer is not proof (a number "not found" once may be a carrier's hiccup):
 * callers count these before they act on the address.
 */
export type Classification = { outcome: Outcome; certain: boolean; meaning: string }

function means(outcome: Outcome, meaning: string, certain = true): Classification {
  return { outcome, certain, meaning }
}

/** TS 23.140 StatusCode values; meanings in our words. */
const STANDARD: Readonly<Record<number, Classification>> = {
  1000: means('accepted', 'Accepted'),
  1100: means('accepted', 'Accepted for some recipients', false),
  2000: means('our_fault', 'The request was refused'),
  2001: means('account_problem', 'This operation is not allowed for the account'),
  2002: means('address_dead', 'The address is not valid'),
  2003: means('address_dead', 'The address is not known', false),
  2004: means('retry_smaller', 'The size or type of the content is refused'),
  2005: means('our_fault', 'No message with that id'),
  2006: means('our_fault', 'No linked message with that id'),
  2007: means('our_fault', 'The message format is corrupt'),
  2008: means('our_fault', 'The application id is not known'),
  2009: means('our_fault', 'The reply application id is not known'),
  3000: means('retry_later', 'The carrier had an error'),
  3001: means('our_fault', 'Too late, or not possible'),
  3002: means('our_fault', 'The message was rejected'),
  3003: means('our_fault', 'Several recipients in one request are not supported'),
  3004: means('our_fault', 'Application addressing is not supported'),
  4000: means('retry_later', 'The service had an error'),
  4001: means('account_problem', 'The carrier does not recognise the account'),
  4002: means('account_problem', 'The carrier does not speak this MM7 version'),
  4003: means('account_problem', 'The carrier does not offer this operation'),
  4004: means('our_fault', 'The request did not validate'),
  4005: means('our_fault', 'The service failed; the standard says not to resend'),
  4006: means('retry_later', 'The service is busy'),
  4007: means('account_problem', 'The service is denied', false),
  4008: means('account_problem', 'The application is denied', false),
}

/** Sinch's own codes and its different use of some standard ones. */
const SINCH_OVERLAY: Readonly<Record<number, Classification>> = {
  2000: means('account_problem', 'The connection is not allowed (address or protocol)'),
  2500: means('our_fault', 'The HTTP request is malformed'),
  2502: means('account_problem', 'Not authorised'),
  2503: means('our_fault', 'Only one recipient is allowed'),
  2504: means('account_problem', 'The service is not provisioned'),
  2505: means('our_fault', 'A MIME part is malformed'),
  2506: means('our_fault', 'A MIME part is malformed'),
  2507: means('our_fault', 'A MIME part is malformed'),
  2550: means('account_problem', 'Not authorised'),
  2551: means('account_problem', 'Not authorised'),
  2560: means('retry_smaller', 'The message is too large'),
  2569: means('retry_later', 'The carrier look-up is down'),
  3001: means('opted_out', 'The recipient is on the carrier block list'),
  3002: means('our_fault', 'The charged party is not supported'),
  3003: means('retry_later', 'The carrier could not fetch the media'),
  3500: means('retry_later', 'The destination carrier did not answer in time'),
  3510: means('retry_later', 'Sent faster than the agreed rate'),
  3520: means('account_problem', 'The destination is not provisioned'),
}

/** Whose reading of the StatusCodes applies; `sinch` overlays its own on the standard's. */
export type StatusVendor = 'standard' | 'sinch'

/**
 * Classifies an MM7 StatusCode. Unlisted codes fall to their thousand (TS 23.140: 1xxx success, 2xxx client,
 * 3xxx server, 4xxx service) and are then not certain.
 */
export function classifyStatusCode(code: number, vendor: StatusVendor = 'standard'): Classification {
  const overlay = vendor === 'sinch' ? (SINCH_OVERLAY[code] ?? sinchRange(code)) : undefined
  const listed = overlay ?? STANDARD[code]
  if (listed) return listed
  if (code >= 1000 && code < 2000) return means('accepted', `Accepted (${code})`, false)
  if (code >= 2000 && code < 3000) return means('our_fault', `The request was refused (${code})`, false)
  if (code >= 3000 && code < 5000) return means('retry_later', `The carrier had an error (${code})`, false)
  return means('unknown', `An answer that is not in the standard (${code})`, false)
}

function sinchRange(code: number): Classification | undefined {
  if (code >= 2510 && code <= 2515) return means('our_fault', 'The SOAP or MIME structure is wrong')
  if (code >= 2561 && code <= 2568)
    return means('account_problem', 'The sender or destination is not provisioned')
  return undefined
}

const MM_STATUS: Readonly<Record<string, Classification>> = {
  retrieved: means('delivered', 'On the phone'),
  delivered: means('delivered', 'On the phone'),
  read: means('read', 'Opened'),
  deleted: means('delivered', 'Deleted without being opened'),
  expired: means('retry_later', 'Not fetched before it expired'),
  unreachable: means('retry_later', 'The phone could not be reached'),
  rejected: means('address_dead', 'The phone or its network rejected the message', false),
  unrecognised: means('address_dead', 'The phone cannot take MMS', false),
  unrecognized: means('address_dead', 'The phone cannot take MMS', false),
  notsupported: means('address_dead', 'The phone cannot take MMS'),
  deferred: means('accepted', 'The phone will fetch it later'),
  // 3GPP: passed on by the recipient unseen; Sinch: handed to the network. Sent in both readings, not delivered.
  forwarded: means('accepted', 'Passed on'),
  processing: means('accepted', 'Being processed'),
  indeterminate: means('accepted', 'The network cannot say', false),
  cancelled: means('our_fault', 'Cancelled on request'),
  replaced: means('our_fault', 'Replaced on request'),
  deliveryconditionnotmet: means('our_fault', 'The delivery condition was not met'),
}

/** Classifies an MMStatus of a delivery or read report (either spelling, any case). */
export function classifyMmStatus(mmStatus: string): Classification {
  return (
    MM_STATUS[mmStatus.toLowerCase().replace(/[\s_-]/g, '')] ??
    means('unknown', `Status "${mmStatus}"`, false)
  )
}

/** MM1 X-Mms-Status octets and the MMStatus word for each. */
export const MM1_STATUS: Readonly<Record<number, string>> = {
  128: 'Expired',
  129: 'Retrieved',
  130: 'Rejected',
  131: 'Deferred',
  132: 'Unrecognised',
  133: 'Indeterminate',
  134: 'Forwarded',
  135: 'Unreachable',
}

/** Classifies an X-Mms-Status octet (m-delivery-ind). */
export function classifyMm1Status(octet: number): Classification {
  return classifyMmStatus(MM1_STATUS[octet] ?? String(octet))
}

const RESPONSE: Readonly<Record<number, Classification>> = {
  128: means('accepted', 'Accepted'),
  129: means('our_fault', 'Refused without a reason'),
  130: means('account_problem', 'The service is denied'),
  131: means('our_fault', 'The message format is corrupt'),
  132: means('account_problem', 'The sending address is not known'),
  133: means('our_fault', 'No message with that id'),
  134: means('retry_later', 'The network failed'),
  135: means('retry_smaller', 'The content is not accepted'),
  136: means('our_fault', 'The message type is not supported'),
  193: means('address_dead', 'The address could not be resolved', false),
  196: means('accepted', 'Accepted for some recipients', false),
  225: means('account_problem', 'The service is denied'),
  226: means('our_fault', 'The message format is corrupt'),
  227: means('address_dead', 'The address cannot be resolved'),
  228: means('our_fault', 'No message with that id'),
  229: means('retry_smaller', 'The content is not accepted'),
  235: means('account_problem', 'The prepaid account is empty'),
}

/** Classifies an X-Mms-Response-Status octet (m-send-conf). 0xC0 to 0xDF are transient, 0xE0 up permanent. */
export function classifyResponseStatus(octet: number): Classification {
  return RESPONSE[octet] ?? byRange(octet)
}

/** Classifies an X-Mms-Retrieve-Status octet (m-retrieve-conf); absent means the content is there. */
export function classifyRetrieveStatus(octet: number | undefined): Classification {
  if (octet === undefined || octet === 128) return means('delivered', 'Fetched')
  if (octet === 227) return means('retry_smaller', 'The content is not supported by the phone')
  if (octet === 226) return means('our_fault', 'The message is no longer there')
  return byRange(octet)
}

function byRange(octet: number): Classification {
  if (octet >= 192 && octet <= 223) return means('retry_later', `A passing failure (0x${octet.toString(16)})`)
  if (octet >= 224 && octet <= 255) return means('our_fault', `A lasting failure (0x${octet.toString(16)})`)
  return means('unknown', `Status 0x${octet.toString(16)}`, false)
}
