import { MESSAGE_HEADER_BYTES } from '../media/budget'
import { profileById } from '../media/profiles'

/** The whole encoded message in bytes, as a carrier weighs it: its content with this text, and an upper bound of its headers. */
export function messageWeight(contentBytes: number, text: string): number {
  return contentBytes + Buffer.byteLength(text) + MESSAGE_HEADER_BYTES
}

/** The most bytes of a message for a profile, as published or as `learned` since; no limit is known for one without a profile. */
export function weightLimit(profileId: string | null, learned: ReadonlyMap<string, number>): number {
  const published = profileId === null ? undefined : profileById(profileId)?.messageBytes
  if (profileId === null || published === undefined) return Number.POSITIVE_INFINITY
  return Math.min(published, learned.get(profileId) ?? published)
}
