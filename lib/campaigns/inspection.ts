import type { MediaKind } from '../media/sniff'
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
  /** Files that are drawn for this person, by the address of the one that others get. */
  own: Record<string, PreviewFile>
}

/** A file as phones get it: bytes, px, ms; null for what it does not have. */
export type PreviewFile = {
  src: string
  mime: string
  bytes: number
  width: number | null
  height: number | null
  durationMs: number | null
}

/** What the people of one carrier get of a variant's media. */
export type PreviewCarrier = {
  profileId: string
  /** Null for all carriers without a profile of their own. */
  carrier: string | null
  /** Bytes that the whole encoded message may have. */
  limit: number
  /** Of it, what is not media: text, presentation and headers. */
  around: number
  /** The variant's media as they were when this was found; the draft may have moved on. */
  assetIds: string[]
  /** In the order of `assetIds`; null for one of which they get nothing. */
  files: (PreviewFile | null)[]
}

/** An asset of the draft. `poster` stands for it where it cannot be seen itself. */
export type PreviewMedium = {
  assetId: string
  name: string
  kind: MediaKind
  altText: string
  poster: string | null
}

/** Who gets it when, by the hours that are allowed where they are. `at`: epoch ms. */
export type HoursPreview = {
  /** Whether the messages wait for it; on the simulator they do not, unless asked to. */
  kept: boolean
  atOnce: number
  later: { at: number; people: number }[]
  /** Who may be in places whose hours never meet. */
  never: number
  day: HoursDay
}

/** The day of the departure on the workspace's clock, half an hour at a time from `from` (epoch ms) on. */
export type HoursDay = { departure: number; from: number; zones: ZoneHours[] }

/** The people of one zone, or of none that is known. */
export type ZoneHours = {
  /** An IANA zone, or "unknown". */
  timeZone: string
  people: number
  /** By half-hour, how many of them it allows: all, some or none. */
  halfHours: ('all' | 'some' | 'none')[]
  /** When most of them get it, epoch ms; null when never. */
  leaves: number | null
}

/** What the composer shows beside the draft: the same facts that decide at launch. */
export type Inspection = {
  findings: Finding[]
  audience: AudienceCounts | null
  hours: HoursPreview
  /** Millionths of the workspace's currency for one message. */
  priceMicros: number | null
  ratePerSecond: number | null
  people: PreviewPerson[]
  media: PreviewMedium[]
  /** By variant: what each carrier delivers, as far as it is made. */
  carriers: PreviewCarrier[][]
}
