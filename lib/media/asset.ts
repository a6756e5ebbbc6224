import { LIBRARY_SHAPE, messageBytes } from './budget'
import type { CurvePoint } from './curve'
import type { Edit, Point } from './edit/edit'
import type { PortraitCrop } from './edit/portrait'
import { LIGHT_PROFILES, profileById } from './profiles'
import { type QualityLevel, qualityOf } from './quality/words'
import type { MediaKind } from './sniff'

/** Assets and renditions as screens see them, and what a rendition is worth in words. Pure: shared by page and server. */

/** Long sides of the thumbnails every asset has, px. Kept as renditions under ids of their own. */
export const THUMBNAILS = [320, 640, 960] as const
export const thumbnailId = (longSide: number) => `thumb-${longSide}`
/** The original as it is without its edit; kept only while it is edited. */
export const SOURCE_THUMBNAIL = 'thumb-source'

/** Days in which a deleted asset can be brought back; then its files are removed. */
export const GRACE_DAYS = 30

/** Kinds the library can be narrowed to. */
export const KIND_FILTERS = [
  'image',
  'gif',
  'video',
  'audio',
  'document',
] as const satisfies readonly MediaKind[]

export interface RenditionView {
  profileId: string
  status: 'pending' | 'ready' | 'failed'
  /** Path of the picture; null until it is ready. */
  src: string | null
  sha256: string | null
  mime: string | null
  bytes: number | null
  width: number | null
  height: number | null
  quality: number | null
  /** Resolution of its colours; null where the type has no choice. */
  chroma: '4:2:0' | '4:4:4' | null
  /** What people see of the original, at most 100; null where it was not judged. */
  score: number | null
  /** What other byte counts would have bought. */
  curve: CurvePoint[]
  frames: number | null
  /** What a clip or a sound has of its own; null for what does not play. */
  clip: ClipFacts | null
  encodes: number | null
  ms: number | null
  sameAs: string | null
  failure: string | null
}

/** Of a rendition that plays. */
export interface ClipFacts {
  durationMs: number
  /** Per second; null for a sound. */
  frameRate: number | null
  /** As FFmpeg calls it; null for a clip without sound. */
  audioCodec: string | null
  channels: number | null
  /** Bits per second, all in all. */
  bitRate: number | null
}

/** How a rendition fares, in the five lights' terms, and by which word; `lib/media/verdict-words.ts` says it. */
export interface Verdict {
  fit: 'fits' | 'look' | 'refused' | 'none'
  is: VerdictKind
  /** What a marketer can do about it. */
  remedy?: 'crop' | 'trim'
}

export type VerdictKind =
  | QualityLevel
  | 'pending'
  | 'failed'
  | 'card'
  | 'plays'
  | 'moves'
  | 'sharp'
  | 'jerky'
  | 'narrow'
  | 'telephone'
  | 'still'
  | 'fewerFrames'
  | 'soft'
  | 'small'

/** Where no score is known: below this JPEG quality smooth areas show blocks on a phone. */
const SOFT_QUALITY = 60
/** From here on a light is lit: what is lost is not missed. */
const SHARP_SCORE = 65
/** Below this short side words in a poster are hard to read on a phone. */
const SMALL_SIDE = 400

type Judged = Pick<
  RenditionView,
  'status' | 'width' | 'height' | 'quality' | 'score' | 'frames' | 'clip' | 'failure'
>
export type OriginalSize = Pick<AssetSummary, 'kind' | 'width' | 'height' | 'frames'>

/** What to tell about one rendition of an original of this size and number of frames. */
export function verdictOf(rendition: Judged, original: OriginalSize): Verdict {
  if (rendition.status === 'pending') return { fit: 'none', is: 'pending' }
  if (rendition.status === 'failed') return { fit: 'refused', is: 'failed' }
  if (original.kind === 'document') return { fit: 'fits', is: 'card' }
  if (rendition.clip) return clipVerdict(rendition, rendition.clip)
  return (
    lostMotion(rendition, original) ?? lostDetail(rendition, original) ?? judged(rendition, moves(original))
  )
}

/** Fewer frames a second look like a row of pictures. */
const SMOOTH = 12
/** A narrower clip shows no faces on a phone, px. */
const NARROW_CLIP = 200

function clipVerdict({ score, width, height }: Judged, clip: ClipFacts): Verdict {
  if (score !== null && score < SHARP_SCORE) return { fit: 'look', is: qualityOf(score), remedy: 'trim' }
  if (clip.frameRate !== null && clip.frameRate < SMOOTH) return { fit: 'look', is: 'jerky', remedy: 'trim' }
  if (width !== null && Math.min(width, height ?? width) < NARROW_CLIP)
    return { fit: 'look', is: 'narrow', remedy: 'trim' }
  if (clip.frameRate === null && clip.audioCodec === 'amr') return { fit: 'look', is: 'telephone' }
  return { fit: 'fits', is: score === null ? 'plays' : qualityOf(score) }
}

const moves = (original: OriginalSize) => (original.frames ?? 1) > 1

function lostMotion(rendition: Judged, original: OriginalSize): Verdict | null {
  const kept = rendition.frames ?? 1
  if (!moves(original) || kept >= (original.frames ?? 1)) return null
  return { fit: 'look', is: kept === 1 ? 'still' : 'fewerFrames' }
}

function judged({ score }: Judged, moving: boolean): Verdict {
  if (score === null) return { fit: 'fits', is: moving ? 'moves' : 'sharp' }
  return { fit: 'fits', is: qualityOf(score) }
}

/** A picture that suffered so much that the marketer should act before sending. */
function lostDetail(rendition: Judged, original: OriginalSize): Verdict | null {
  const { score } = rendition
  if (score !== null && score < SHARP_SCORE) return { fit: 'look', is: qualityOf(score), remedy: 'crop' }
  if (score === null && rendition.quality !== null && rendition.quality < SOFT_QUALITY)
    return { fit: 'look', is: 'soft' }
  const short = Math.min(rendition.width ?? 0, rendition.height ?? 0)
  const shrunk = short < Math.min(original.width ?? 0, original.height ?? 0)
  return shrunk && short < SMALL_SIDE ? { fit: 'look', is: 'small' } : null
}

/** The five lights of an asset, in drawing order, from what is known of its renditions. */
export function lightsOf(
  renditions: readonly (Judged & { profileId: string })[],
  original: OriginalSize,
): { carrier: string; fit: Verdict['fit'] }[] {
  return LIGHT_PROFILES.map((profile) => {
    const rendition = renditions.find((known) => known.profileId === profile.id)
    return { carrier: profile.id, fit: rendition ? verdictOf(rendition, original).fit : 'none' }
  })
}

/** The whole encoded message with this rendition and the longest advised text, beside the carrier's limit, bytes. */
export function weightOf(rendition: RenditionView): { bytes: number; limit: number } | null {
  const profile = profileById(rendition.profileId)
  if (!profile || rendition.bytes === null) return null
  return { bytes: messageBytes(rendition.bytes, LIBRARY_SHAPE), limit: profile.messageBytes }
}

/** An asset as the wall shows it. */
export interface AssetSummary {
  id: string
  name: string
  kind: MediaKind
  mime: string
  bytes: number
  width: number | null
  height: number | null
  frames: number | null
  durationMs: number | null
  altText: string
  tags: string[]
  folderId: string | null
  status: 'processing' | 'ready' | 'failed'
  failure: string | null
  createdAt: string
  /** When it was deleted; it can be brought back for `GRACE_DAYS`. */
  deletedAt: string | null
  /** What must stay in sight, in shares of the picture as it is made. */
  focus: Point | null
  /** Paths of the small, the middle and the large thumbnail; null while they are made. */
  thumbnail: string | null
  preview: string | null
  poster: string | null
  lights: { carrier: string; fit: Verdict['fit'] }[]
  usedIn: number
}

/** One page of the wall; `next` is the cursor of the following one. */
export interface AssetPage {
  assets: AssetSummary[]
  next: string | null
}

export interface LibraryCounts {
  all: number
  bytes: number
  kinds: Partial<Record<MediaKind, number>>
  folders: { id: string; name: string; count: number }[]
  tags: { tag: string; count: number }[]
  /** Assets without a text for people who cannot see them, and with a picture that failed. */
  needsAlt: number
  failed: number
  /** Deleted ones that can be brought back. */
  deleted: number
}

/** A file that was in an asset's place before. */
export interface AssetVersion {
  number: number
  mime: string
  bytes: number
  /** As seen, unedited, px. */
  width: number | null
  height: number | null
  thumbnail: string | null
  replacedAt: string
}

/** Who shows an asset: a campaign, by its draft or by what it froze, or the brand kit as its logo. */
export interface AssetUse {
  kind: 'campaign' | 'brand'
  id: string
  name: string
  status: string
}

export interface AssetDetail extends AssetSummary {
  folderName: string | null
  renditions: RenditionView[]
  /** Path that saves the original as it came; good for an hour. */
  download: string
  uses: AssetUse[]
  edit: Edit
  /** The original as seen, before the edit, px and ms. */
  source: { width: number | null; height: number | null; durationMs: number | null; src: string | null }
  /** A portrait crop that was found, in shares of the unedited original, and how much of interest it keeps. */
  suggestion: PortraitCrop | null
  version: number
  versions: AssetVersion[]
  /** Scheduled campaigns take what is being made, as soon as it is ready. */
  renewsScheduled: boolean
  /** What its kind alone has: see `MediaInfo`. */
  detail: Record<string, unknown>
}

/** What a member changes of an asset; what is not given stays. */
export interface AssetChange {
  name?: string | undefined
  altText?: string | undefined
  tags?: string[] | undefined
}

/** Where an upload stands on the server. */
export interface UploadState {
  id: string
  assetId: string | null
  duplicateOf: { id: string; name: string } | null
  failure: string | null
  finished: boolean
}
