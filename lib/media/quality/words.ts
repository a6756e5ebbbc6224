import type { Words } from '../../words/translate'

/**
 * A score in a marketer's words. The steps are the metric's own: 90 cannot be told from the original side by side, 70 is
 * high quality, 50 medium, 30 low.
 */

/** Below this anyone sees the damage without looking for it: the marketer is told before sending. */
export const QUALITY_FLOOR = 50

const STEPS = [
  [90, 'same'],
  [80, 'veryGood'],
  [65, 'good'],
  [QUALITY_FLOOR, 'fair'],
] as const

export type QualityLevel = (typeof STEPS)[number][1] | 'poor'

/** The step of a score. */
export function qualityOf(score: number): QualityLevel {
  return STEPS.find(([from]) => score >= from)?.[1] ?? 'poor'
}

/** A score in a word. */
export function qualityWord(t: Words<'media'>, score: number): string {
  return t(`verdict.${qualityOf(score)}.word`)
}

/** A score as people read it: 0 to 100, whole. The metric itself goes below 0 for what is beyond repair. */
export function shownScore(score: number): number {
  return Math.max(0, Math.min(100, Math.round(score)))
}
