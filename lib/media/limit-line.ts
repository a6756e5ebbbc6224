import type { CarrierProfile } from './profiles'

/** A carrier profile's limit as a workspace sees it. All in bytes of the whole encoded message. */
export interface LimitLine {
  profileId: string
  published: number
  source: string
  /** The day the source was read, ISO date. */
  date: string
  /** What an answer of a carrier taught; null where nothing less than was published. */
  learned: number | null
  /** What the workspace set; null where it set nothing. */
  own: number | null
}

/** Below this no recognisable picture is left beside a text, bytes. */
export const LEAST_MESSAGE_BYTES = 30_000

/** The line of a profile. */
export function limitLine(
  profile: CarrierProfile,
  learned: number | undefined,
  own: number | undefined,
): LimitLine {
  const { id, messageBytes, source, date } = profile
  return {
    profileId: id,
    published: messageBytes,
    source,
    date,
    learned: learned ?? null,
    own: own ?? null,
  }
}

/** What counts. */
export function countedBytes({ published, learned, own }: LimitLine): number {
  return Math.min(published, learned ?? published, own ?? published)
}
