import { profileById } from '../media/profiles'
import type { MediaKind } from '../media/sniff'
import type { FrozenRendition } from '../messages/frozen'
import type { MediumFacts } from './finding'

/** A file of the library, and what other byte counts would have bought. */
export type LibraryFile = FrozenRendition & {
  score: number | null
  curve: readonly { bytes: number; score: number }[]
}

/** An asset of a draft, with what the library made of it for the profiles that are needed. */
export type CampaignMedium = {
  assetId: string
  revision: number
  kind: MediaKind
  /** The file that was uploaded. */
  original: { mime: string; bytes: number }
  /** An animation that was agreed to go as a clip. */
  asClip: boolean
  facts: MediumFacts
  /** Profile id → file that is ready. */
  files: Record<string, LibraryFile>
  /** Profiles of which it is known whether a file can be made. */
  settled: ReadonlySet<string>
  /** A still of a clip, for where it cannot go. */
  poster: LibraryFile | null
}

/**
 * What goes of a medium to a profile: the library's file, or an animation in the place of a clip of it that is not taken; where none
 * can be made a still of a clip, and nothing (null) of a sound or card. Undefined while it is not made.
 */
export function fileFor(
  { files, settled, kind, poster }: CampaignMedium,
  profileId: string,
  takes: (mime: string) => boolean,
): LibraryFile | 'animation' | 'cannot' | null | undefined {
  const file = files[profileId]
  if (file ? takes(file.mime) : !settled.has(profileId)) return file
  if (kind === 'gif' && file) return 'animation'
  if (kind === 'image' || kind === 'gif') return 'cannot'
  return kind === 'video' ? poster : null
}

/** What the people of a profile get of a message: a file for each medium, or null where they get nothing of it. */
export type Delivered = {
  profileId: string
  /** `waiting`: files are being made. `too_much`: not all of it fits in one message. */
  state: 'ready' | 'waiting' | 'too_much'
  pieces: { medium: CampaignMedium; file: FrozenRendition | null; score: number | null }[]
}

/** As a marketer calls the carrier of a profile; null for all that have none of their own. */
export function carrierName(profileId: string): string | null {
  const profile = profileById(profileId)
  return !profile || profile.carrier === 'any' ? null : profile.label
}

/** A file without what only helps to divide bytes. */
export function withoutCurve({ score: _, curve: __, ...file }: LibraryFile): FrozenRendition {
  return file
}
