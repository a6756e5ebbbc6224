import type { Finding } from './finding'

/** The audience as it shrinks to those who may be written to. Counts are people. */
export type AudienceCounts = {
  matched: number
  excluded: number
  noConsent: number
  optedOut: number
  landline: number
  mayBeWritten: number
}

/** One person of the audience and what each variant says to them. */
export type PreviewPerson = {
  contactId: string
  name: string
  place: string
  carrier: string | null
  texts: string[]
}

export type PreviewRendition = {
  profileId: string
  carrier: string
  src: string
  mime: string
  /** Bytes of the file, and the carrier's limit for the whole message. */
  bytes: number
  limit: number
  width: number
  height: number
}

export type PreviewPicture = {
  assetId: string
  name: string
  altText: string
  renditions: PreviewRendition[]
}

export type ZoneCount = { timeZone: string; people: number }

/** What the composer shows beside the draft: the same facts that decide at launch. */
export type Inspection = {
  findings: Finding[]
  audience: AudienceCounts | null
  zones: ZoneCount[]
  /** Millionths of the workspace's currency for one message. */
  priceMicros: number | null
  ratePerSecond: number | null
  people: PreviewPerson[]
  pictures: PreviewPicture[]
}
