import { type Say, sayWritten } from '../words/said'

/** Where a campaign's messages are. */
export type LaneProgress = {
  /** Carrier profile the picture was made for; null for text alone. */
  profileId: string | null
  people: number
  sent: number
}

export type Progress = {
  status: string
  /** As it was written down; `sayProgress` says it. */
  failure: string | null
  people: number
  sent: number
  delivered: number
  failed: number
  lanes: LaneProgress[]
  /** Messages per second; null while it is not known. */
  rate: number | null
  secondsLeft: number | null
  /** Of what has not left, the earliest moment it may. */
  nextAt: string | null
  at: string
}

export type Sample = { at: number; sent: number }

/** Speed between the first and the last of recent samples, messages per second; null before two of them lie two seconds apart, and when nothing left. */
export function rateOf(samples: readonly Sample[]): number | null {
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last || last.at - first.at < 2000) return null
  const rate = ((last.sent - first.sent) / (last.at - first.at)) * 1000
  return rate > 0 ? rate : null
}

/** Seconds until everything that may leave now has left, at this rate. */
export function secondsLeft(waiting: number, rate: number | null): number | null {
  if (waiting <= 0) return 0
  return rate && rate > 0 ? Math.ceil(waiting / rate) : null
}

/** The same for one reader: what is watched is shared by all who look. */
export function sayProgress(say: Say, progress: Progress): Progress {
  return { ...progress, failure: progress.failure && sayWritten(say, progress.failure) }
}
