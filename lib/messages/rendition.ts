import { profileById } from '../media/profiles'
import type { FrozenVariant } from './frozen'

type Renditions = FrozenVariant['renditions']
export type FrozenRendition = Renditions[string]
export type Chosen = { profileId: string; rendition: FrozenRendition }

function bySize(renditions: Renditions): Chosen[] {
  return Object.entries(renditions)
    .map(([profileId, rendition]) => ({ profileId, rendition }))
    .sort((a, b) => a.rendition.bytes - b.rendition.bytes)
}

/**
 * The rendition for a profile: its own, else the largest made for a profile that is at most as generous, else the smallest there
 * is. Undefined only when nothing was rendered.
 */
export function pickRendition(renditions: Renditions, profileId: string | null): Chosen | undefined {
  const own = profileId === null ? undefined : renditions[profileId]
  if (own && profileId !== null) return { profileId, rendition: own }
  const limit = (profileId && profileById(profileId)?.messageBytes) || 0
  const sorted = bySize(renditions)
  const fitting = sorted.filter((one) => (profileById(one.profileId)?.messageBytes ?? Infinity) <= limit)
  return fitting.at(-1) ?? sorted[0]
}

/** The next smaller picture, for a carrier that answered "too large"; undefined below the smallest. */
export function smallerRendition(renditions: Renditions, profileId: string | null): Chosen | undefined {
  const current = pickRendition(renditions, profileId)
  if (!current) return undefined
  return bySize(renditions)
    .filter((one) => one.rendition.bytes < current.rendition.bytes)
    .at(-1)
}
