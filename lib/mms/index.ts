export { type ArrangedMedia, arrangeSlides } from './arrange'
/**
 * MMS on the wire: pure codecs, no IO, no domain. MIME multipart and MM7 (SOAP over multipart/related), MM1 (the
 * binary encapsulation), WAP push and its SMS segments, MM4, SMIL, content classes, and one classification of every
 * status. Every reader throws MmsFormatError and nothing else.
 */
export { decodeText, isSmil, type MmsContent, type MmsPart } from './content'
export {
  CONTENT_CLASSES,
  type ContentClass,
  classify,
  type Misfit,
  misfits,
  type Pixels,
} from './content-class'
export { type MmsFormatCode, MmsFormatError } from './error'
export { MIME_LIMITS, type MimeEntity, type MimeLimits } from './mime-entity'
export {
  bareContentId,
  type ContentType,
  formatContentType,
  headerValue,
  parseContentType,
} from './mime-header'
export { type MimeHandler, MimeReader } from './mime-reader'
export { type MimeEvent, readMime } from './mime-stream'
export { decodeMm1, dissectMm1, MM1_LIMITS, type Mm1Limits, type Mm1Span } from './mm1/decode'
export { bareAddress, encodeMm1, encodeMm1Bytes, plmn } from './mm1/encode'
export * from './mm1/types'
export { buildMm4, MM4_TYPES, type Mm4Message, type Mm4Type, parseMm4 } from './mm4'
export {
  buildMm7,
  buildSubmit,
  contentSize,
  type EncodedMessage,
  encodedBody,
  encodedSize,
  joinContent,
} from './mm7/build'
export { type ContentTemplate, type PreparedContent, prepareContent, type TextSlot } from './mm7/content'
export { MBUNI, MM7_DIALECTS, type Mm7Dialect, REL5, REL6, SINCH } from './mm7/dialect'
export { contentEntity, contentOf, type Mm7Envelope, parseEnvelope, parseMm7, readMm7 } from './mm7/parse'
export { isOperation, MM7_SCHEMA } from './mm7/schema'
export type * from './mm7/types'
export {
  findPart,
  leaves,
  type MimePart,
  parseMime,
  sniffBoundary,
} from './multipart'
export {
  buildMultipart,
  joinSegments,
  type MimeSource,
  type Segments,
  SegmentWriter,
} from './multipart-build'
export { decodePush, encodePush, pushNotification, type WapPush } from './push'
export {
  composeSlides,
  partText,
  type RenderedSlide,
  renderContent,
  type Slide,
  type SlideMedia,
} from './slides'
export { buildSmil, parseSmil, referencesOf, type Smil, type SmilSlide } from './smil'
export {
  parseSmsDeliver,
  parseUserData,
  type SmsDeliver,
  SmsReassembler,
  type SmsSegment,
  segmentPush,
} from './sms'
export * from './status'
export { child, descendant, escapeXml, parseXml, type XmlNode } from './xml'
