import { type AccountLimits, takesType } from '../carriers/account-limits'
import { QUALITY_FLOOR } from '../media/quality/words'
import { isLess } from '../messages/rungs'
import type { HeldFacts, LessFacts, MessageFacts } from './finding'
import { carrierName, type Delivered } from './variant-media'

/** What pre-flight has to know of a variant's media, from what each carrier's people get. */
export function messageFacts(
  profiles: readonly (Delivered & { limit?: { bytes: number; by: 'carrier' | 'account' } })[],
  account: { name: string; limits: AccountLimits | null } | null = null,
): MessageFacts {
  const carriersOf = (some: (one: Delivered) => boolean) => [
    ...new Set(profiles.filter(some).map(({ profileId }) => carrierName(profileId))),
  ]
  const media = profiles.find(({ state }) => state === 'ready')?.pieces ?? []
  const held = profiles.filter(({ limit }) => limit?.by === 'account')
  const heldBy: HeldFacts | null = account && {
    account: account.name,
    mostBytes: held[0]?.limit?.bytes ?? null,
    mostMedia: account.limits?.media ?? null,
    carriers: [...new Set(held.map(({ profileId }) => carrierName(profileId)))],
  }
  const noClips = account && !takesType(account.limits, 'video/mp4') ? account.name : null
  return {
    media: Math.max(0, ...profiles.map(({ pieces }) => pieces.length)),
    waiting: profiles.some(({ state }) => state === 'waiting'),
    tooMuch: carriersOf(({ state }) => state === 'too_much'),
    less: media.flatMap(({ medium: { assetId, facts } }, place): LessFacts[] =>
      (['still', 'nothing', 'animation'] as const).flatMap((how) => {
        const carriers = carriersOf(({ pieces }) => howLess(pieces[place]) === how)
        return carriers.length > 0
          ? [{ assetId, name: facts.name, how, carriers, account: how === 'animation' ? noClips : null }]
          : []
      }),
    ),
    poor: media.flatMap(({ medium: { assetId, facts } }, place) => {
      const carriers = carriersOf(({ pieces }) => (pieces[place]?.score ?? QUALITY_FLOOR) < QUALITY_FLOOR)
      return carriers.length > 0 ? [{ assetId, name: facts.name, carriers }] : []
    }),
    ...(heldBy ? { heldBy } : {}),
  }
}

/** What people get in the place of the whole; null where they get that. */
function howLess(piece: Delivered['pieces'][number] | undefined): LessFacts['how'] | null {
  if (!piece) return null
  const { medium, file } = piece
  if (isLess(medium.kind, file)) return file ? 'still' : 'nothing'
  return medium.asClip && file?.mime === 'image/gif' ? 'animation' : null
}
