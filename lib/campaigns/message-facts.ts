import { QUALITY_FLOOR } from '../media/quality/words'
import { isLess } from '../messages/rungs'
import type { LessFacts, MessageFacts } from './finding'
import { carrierName, type Delivered } from './variant-media'

/** What pre-flight has to know of a variant's media, from what each carrier's people get. */
export function messageFacts(profiles: readonly Delivered[]): MessageFacts {
  const carriersOf = (some: (one: Delivered) => boolean) => [
    ...new Set(profiles.filter(some).map(({ profileId }) => carrierName(profileId))),
  ]
  const media = profiles.find(({ state }) => state === 'ready')?.pieces ?? []
  return {
    media: Math.max(0, ...profiles.map(({ pieces }) => pieces.length)),
    waiting: profiles.some(({ state }) => state === 'waiting'),
    tooMuch: carriersOf(({ state }) => state === 'too_much'),
    less: media.flatMap(({ medium: { assetId, kind, facts } }, place): LessFacts[] =>
      (['still', 'nothing'] as const).flatMap((how) => {
        const carriers = carriersOf(({ pieces }) => {
          const piece = pieces[place]
          return piece !== undefined && isLess(kind, piece.file) && (piece.file ? 'still' : 'nothing') === how
        })
        return carriers.length > 0 ? [{ assetId, name: facts.name, how, carriers }] : []
      }),
    ),
    poor: media.flatMap(({ medium: { assetId, facts } }, place) => {
      const carriers = carriersOf(({ pieces }) => (pieces[place]?.score ?? QUALITY_FLOOR) < QUALITY_FLOOR)
      return carriers.length > 0 ? [{ assetId, name: facts.name, carriers }] : []
    }),
  }
}
