/**
 * A score in a marketer's words. The steps are the metric's own: 90 cannot be told from the original side by side, 70 is
 * high quality, 50 medium, 30 low.
 */

/** Below this anyone sees the damage without looking for it: the marketer is told before sending. */
export const QUALITY_FLOOR = 50

export interface QualityWord {
  word: string
  /** What people will see. */
  why: string
}

const STEPS: readonly (QualityWord & { from: number })[] = [
  { from: 90, word: 'As good as the original', why: 'Nobody can tell it from the original on a phone.' },
  { from: 80, word: 'Very good', why: 'Only side by side with the original does anyone see a difference.' },
  { from: 65, word: 'Good', why: 'Fine detail is a little softer than in the original.' },
  { from: QUALITY_FLOOR, word: 'Fair', why: 'Fine detail and sharp edges have suffered.' },
  { from: Number.NEGATIVE_INFINITY, word: 'Poor', why: 'People will see blocks, halos or blur at a glance.' },
]

/** The word for a score. */
export function qualityWord(score: number): QualityWord {
  const { word, why } = STEPS.find((step) => score >= step.from) ?? (STEPS.at(-1) as QualityWord)
  return { word, why }
}

/** A score as people read it: 0 to 100, whole. The metric itself goes below 0 for what is beyond repair. */
export function shownScore(score: number): number {
  return Math.max(0, Math.min(100, Math.round(score)))
}
