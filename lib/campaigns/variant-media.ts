import { profileById } from '../media/profiles'
import type { MediaKind } from '../media/sniff'
import type { FrozenMedium, FrozenRendition } from '../messages/frozen'
import type { DraftVariant } from './draft'
import type { MediumFacts } from './finding'

/** An asset of a draft, with what the library made of it for the profiles that are needed. */
export type CampaignMedium = {
  assetId: string
  kind: MediaKind
  facts: MediumFacts
  /** Profile id → file that is ready. */
  files: Record<string, FrozenRendition>
  /** Profiles of which it is known whether a file can be made. */
  settled: ReadonlySet<string>
  /** A still of a clip, for where it cannot go. */
  poster: FrozenRendition | null
}

/** What is frozen of a variant's media: for each profile what was made, or the best that stands for it. Media that are gone are left out. */
export function frozenMedia(
  variant: DraftVariant,
  media: ReadonlyMap<string, CampaignMedium>,
  profileIds: readonly string[],
): FrozenMedium[] {
  return variant.media.flatMap(({ assetId, altText }) => {
    const medium = media.get(assetId)
    if (!medium) return []
    const renditions = Object.fromEntries(
      profileIds.flatMap((profileId): [string, FrozenRendition | null][] => {
        const file = fileFor(medium, profileId)
        return file === undefined ? [] : [[profileId, file]]
      }),
    )
    return [{ assetId, kind: medium.kind, altText: altText || medium.facts.altText, renditions, link: null }]
  })
}

/**
 * What people of a profile get of a medium: its rendition; where none can be made a still of a clip, and nothing of a sound or card.
 * Undefined while it is not made, or when it is a picture that cannot be.
 */
export function fileFor(medium: CampaignMedium, profileId: string): FrozenRendition | null | undefined {
  const file = medium.files[profileId]
  if (file) return file
  if (!medium.settled.has(profileId) || medium.kind === 'image' || medium.kind === 'gif') return undefined
  return medium.kind === 'video' ? (medium.poster ?? null) : null
}

/** As a marketer calls the carriers of a profile. */
export function carrierName(profileId: string): string {
  const profile = profileById(profileId)
  return !profile || profile.carrier === 'any' ? 'Other' : profile.label
}
