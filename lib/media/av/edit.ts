/** What a member changed of a clip or a sound. Times are of the original, ms. */
export interface ClipEdit {
  /** The part that is sent; null for all of it. */
  trim: { startMs: number; endMs: number } | null
  /** The frame that stands for it; null for the first that shows something. */
  posterMs: number | null
}
