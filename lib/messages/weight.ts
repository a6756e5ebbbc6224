import { MESSAGE_HEADER_BYTES } from '../media/budget'
import { profileById } from '../media/profiles'

/** The whole encoded message in bytes, as a carrier weighs it: its content with this text, and an upper bound of its headers. */
export function messageWeight(contentBytes: number, text: string): number {
  return contentBytes + Buffer.byteLength(text) + MESSAGE_HEADER_BYTES
}

/**
 * Sizes (bytes of the whole message) that an account's carrier refused as too large, by profile. Carriers do not keep to what they
 * publish: what one refused once is not tried on it again.
 */
export class WeightLimits {
  constructor(private readonly refused = new Map<string, number>()) {}

  /** The most bytes for a profile; no limit is known for a message without one. */
  limitOf(profileId: string | null): number {
    if (profileId === null) return Number.POSITIVE_INFINITY
    const published = profileById(profileId)?.messageBytes ?? Number.POSITIVE_INFINITY
    return Math.min(published, (this.refused.get(profileId) ?? Number.POSITIVE_INFINITY) - 1)
  }

  /** False when this teaches nothing new. */
  learn(profileId: string, bytes: number): boolean {
    if (bytes > this.limitOf(profileId)) return false
    this.refused.set(profileId, bytes)
    return true
  }
}
