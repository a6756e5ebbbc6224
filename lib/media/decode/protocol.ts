import type { CurvePoint } from '../curve'
import type { Edit } from '../edit/edit'
import type { PortraitCrop } from '../edit/portrait'
import type { ClipLimits, MediaType, PictureType } from '../profiles'
import type { MediaKind } from '../sniff'

/** What goes between the product and its decoder processes. Bytes travel as they are; nothing refers to a file. */

/** Decoder limits. A picture past them is refused with a reason, before its pixels are unpacked. */
export const DECODE_LIMITS = {
  /** Of a still, or of one frame. */
  pixels: 40_000_000,
  /** Of all frames of an animation together. */
  animationPixels: 80_000_000,
  frames: 600,
  /** Longest side the JPEG, WebP and GIF coders agree on, px. */
  side: 16_383,
  /** Of one job, ms: then its process is killed. */
  deadlineMs: 20_000,
  /** Resident memory of one process, bytes: then it is killed. */
  memoryBytes: 1_200_000_000,
  /** Of an original, bytes. */
  inputBytes: 100_000_000,
} as const

/** Limits of clips and sounds, beside those of every original. */
export const CLIP_LIMITS = {
  /** Of one frame: 4K, with room for odd sizes. */
  pixels: 4_096 * 2_304,
  side: 8_192,
  /** Of the original: who sends an hour wants another tool. */
  durationMs: 30 * 60_000,
  streams: 16,
  /** Of processor time for one step: reading, or one rendition. */
  deadlineMs: 240_000,
  memoryBytes: 1_200_000_000,
} as const

/** One rendition to make: a byte budget that is never exceeded and a box that may be turned. */
export interface FitTarget {
  id: string
  maxBytes: number
  width: number
  height: number
  mime: readonly MediaType[]
  baseline: boolean
  /** What is played there; needed for clips and sounds alone. */
  clip?: ClipLimits
}

export interface DecodeRequest {
  bytes: Uint8Array
  targets: readonly FitTarget[]
  /** Long sides of thumbnails to make, px. A sound and a card have none. */
  thumbnails: readonly number[]
  /** What a member changed of the original. */
  edit?: Edit
  /** Look for a portrait crop to offer. */
  suggest?: boolean
}

/** What the original turned out to be. Sizes are as seen, with its orientation applied; null for what is not seen. */
export interface MediaInfo {
  kind: MediaKind
  format: string
  width: number | null
  height: number | null
  frames: number | null
  /** Of one round of an animation, or of a clip, ms; 0 for what has no time. */
  durationMs: number
  /** What is made of it after the edit; absent where that is the same. */
  made?: { width: number | null; height: number | null; durationMs: number }
  /** What its kind alone has; kept with the asset. */
  detail?: object
}

/** A still or an animation. */
export interface PictureInfo extends MediaInfo {
  kind: 'image' | 'gif'
  width: number
  height: number
  frames: number
  hasAlpha: boolean
  /** Stored the way it is seen, not turned by its EXIF orientation. */
  upright: boolean
}

export interface Picture {
  bytes: Uint8Array
  mime: PictureType
  width: number
  height: number
}

export interface Thumbnail extends Omit<Picture, 'mime'> {
  mime: 'image/jpeg' | 'image/webp'
  longSide: number
  /** Of the original without its edit. */
  source?: true
}

/** A rendition of any kind. What its kind does not have is null. */
export interface Fitted {
  targetId: string
  bytes: Uint8Array
  mime: MediaType
  width: number | null
  height: number | null
  /** JPEG quality 1–100; null where the coder has none. */
  quality: number | null
  /** Resolution of its colours beside its lightness; null for other types. */
  chroma: '4:2:0' | '4:4:4' | null
  /** What people see of the original, at most 100 (lib/media/quality); null where it was not judged. */
  score: number | null
  /** What other byte counts would have bought. */
  curve: CurvePoint[]
  frames: number | null
  /** Colours of a GIF palette; null for other types. */
  colours: number | null
  /** Encodes this rendition asked for, and the time it took, ms. */
  encodes: number
  ms: number
  /** Id of an earlier target that got exactly these bytes. */
  sameAs: string | null
}

export interface FittedPicture extends Fitted {
  mime: PictureType
  width: number
  height: number
  frames: number
}

export type FaultCode =
  | 'empty'
  | 'unreadable'
  | 'truncated'
  | 'too_many_pixels'
  | 'too_many_frames'
  | 'too_many_tracks'
  | 'too_large'
  | 'no_decoder'
  | 'no_streams'
  | 'too_long'
  | 'bad_card'
  | 'many_cards'
  | 'no_name'
  | 'bad_calendar'
  | 'no_event'
  | 'bad_date'
  | 'deadline'
  | 'memory'
  | 'crashed'
  | 'stopped'

/** Why a picture could not be used, in words for the marketer: what is wrong and what to do. */
export interface Fault {
  code: FaultCode
  message: string
}

/** One target that no encoding of this picture reaches; the others are not touched by it. */
export interface Misfit {
  targetId: string
  message: string
}

export interface DecodeResult {
  info: MediaInfo
  thumbnails: Thumbnail[]
  renditions: Fitted[]
  misfits: Misfit[]
}

export type DecodeOutcome = ({ ok: true } & DecodeResult) | { ok: false; fault: Fault }

/** From the child, in this order: ready, then per job info, thumbnails and renditions as they are made, and done. */
export type ChildMessage =
  | { type: 'ready' }
  | { type: 'info'; info: MediaInfo }
  | { type: 'suggestion'; suggestion: PortraitCrop | null }
  | { type: 'thumbnail'; thumbnail: Thumbnail }
  | { type: 'rendition'; rendition: Fitted }
  | { type: 'misfit'; misfit: Misfit }
  | { type: 'done' }
  | { type: 'fault'; fault: Fault }
