import type { Fitted } from '../decode/protocol'

/** Values of a waveform drawn under a sound or a clip. */
export const PEAKS = 120

/** The row of the rendition that plays in the library: the whole original, small, whatever it was. It is never sent. */
export const PREVIEW_ID = 'preview'

/** What a clip or a sound alone has; kept with the asset. */
export interface ClipDetail {
  /** Frames per second; null for a sound. */
  frameRate: number | null
  /** As FFmpeg calls them: "hevc", "aac". Null where there is none. */
  videoCodec: string | null
  audioCodec: string | null
  channels: number | null
  /** Loudness over time, 0 to 100, PEAKS of them; empty where nothing is heard. */
  peaks: number[]
}

/** A rendition that plays. */
export interface FittedClip extends Fitted {
  durationMs: number
  /** Frames per second; null for a sound. */
  frameRate: number | null
  videoCodec: 'h264' | 'h263' | null
  /** Null for a clip without sound. */
  audioCodec: 'aac' | 'amr' | null
  channels: number | null
  sampleRate: number | null
  /** Bits per second, all in all. */
  bitRate: number
}
