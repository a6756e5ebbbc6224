import { profileById } from '../media/profiles'
import type { FrozenMedium, FrozenRendition } from './frozen'

/** One medium of a message as the people of a rung get it. */
export type Piece = { file: FrozenRendition; altText: string }

/**
 * All media of a message as they were made for one carrier profile, budgeted together. `pieces` are in the order of the media,
 * those left out that the profile takes in no form; `links` are of those that its people get only as a still, or not at all.
 */
export type Rung = { profileId: string; pieces: readonly Piece[]; bytes: number; links: readonly number[] }

/** All that a message without media stands on. */
export const wordsAlone: Rung = { profileId: '', pieces: [], bytes: 0, links: [] }

/** The rungs of a message, smallest first: one for each profile for which every medium was made. Bytes are of the files alone. */
export function rungsOf(media: readonly FrozenMedium[]): Rung[] {
  const [first] = media
  if (!first) return [wordsAlone]
  return Object.keys(first.renditions)
    .filter((profileId) => media.every(({ renditions }) => renditions[profileId] !== undefined))
    .map((profileId) => rungOf(media, profileId))
    .sort((a, b) => a.bytes - b.bytes)
}

function rungOf(media: readonly FrozenMedium[], profileId: string): Rung {
  const pieces = media.flatMap(({ renditions, altText }) => {
    const file = renditions[profileId]
    return file ? [{ file, altText }] : []
  })
  const links = media.flatMap(({ renditions, kind, link }) =>
    link !== null && isLess(kind, renditions[profileId]) ? [link] : [],
  )
  return { profileId, pieces, links, bytes: pieces.reduce((sum, { file }) => sum + file.bytes, 0) }
}

/** Whether people get less than the medium: nothing, or a still of what moves. */
export function isLess(kind: FrozenMedium['kind'], file: FrozenRendition | null | undefined): boolean {
  if (!file || kind === 'image') return !file
  const still = file.mime.startsWith('image/') && !(kind === 'gif' && file.mime === 'image/gif')
  return still && (kind === 'video' || kind === 'gif')
}

/**
 * The rung for a profile: its own, else the largest made for a profile that is at most as generous, else the smallest there is.
 * Undefined only when nothing was made.
 */
export function pickRung(rungs: readonly Rung[], profileId: string | null): Rung | undefined {
  const own = rungs.find((rung) => rung.profileId === profileId)
  if (own) return own
  const limit = (profileId && profileById(profileId)?.messageBytes) || 0
  return (
    rungs.findLast((rung) => (profileById(rung.profileId)?.messageBytes ?? Infinity) <= limit) ?? rungs[0]
  )
}

/** The next smaller rung, for a carrier that answered "too large"; undefined below the smallest. */
export function smallerRung(rungs: readonly Rung[], profileId: string | null): Rung | undefined {
  const current = pickRung(rungs, profileId)
  return current && rungs.findLast((rung) => rung.bytes < current.bytes)
}
