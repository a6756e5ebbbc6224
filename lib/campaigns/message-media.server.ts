import { takesType } from '../carriers/account-limits'
import { hostedUrl } from '../media/address.server'
import { askFits, type FitState, fitKey } from '../media/fitted.server'
import type { FrozenMedium, FrozenRendition } from '../messages/frozen'
import { isLess } from '../messages/rungs'
import { type Division, divide, type Part } from './divide'
import type { Draft, DraftVariant } from './draft'
import type { MediumFacts, MessageFacts } from './finding'
import type { PreviewCarrier, PreviewMedium } from './inspection'
import { previewOf, profilesOf, readMedia } from './media.server'
import { messageFacts } from './message-facts'
import {
  aroundBytes,
  type Chosen,
  limitOf,
  type Measures,
  type MessageLimit,
  readMeasures,
  roomFor,
} from './room.server'
import { type CampaignMedium, carrierName, type Delivered, withoutCurve } from './variant-media'

/** A medium as it is frozen, and where the whole of it can be had by those who get less. */
export type ReadyMedium = FrozenMedium & { whole: string | null }

export type MessageMedia = {
  facts: { media: Record<string, MediumFacts>; messages: MessageFacts[] }
  preview: { media: PreviewMedium[]; carriers: PreviewCarrier[][] }
  /** By variant, in order. */
  ready: ReadyMedium[][]
}

type Sender = { id: string; accountId: string; type: 'long_code' | 'toll_free' | 'short_code' }

/**
 * What each carrier's people get of a draft's media: those of a message share what its limit leaves beside the text (`textBytes`, by
 * variant), presentation and headers. Files that have to be made for it are asked for; until they are there, the facts say so.
 */
export async function composeMedia(
  workspaceId: string,
  draft: Draft,
  sender: Sender | null,
  textBytes: readonly number[],
): Promise<MessageMedia> {
  const ids = [...new Set(draft.variants.flatMap(({ media }) => media.map(({ assetId }) => assetId)))]
  const { first, below } = profilesOf(sender?.type ?? 'long_code')
  const [media, measures] = await Promise.all([
    readMedia(workspaceId, ids, sender?.type ?? 'long_code'),
    readMeasures(workspaceId, ids.length > 0 ? sender : null),
  ])
  const messages = draft.variants.map((variant, index) => {
    const chosen = chosenOf(variant, media)
    const profiles = chosen.length > 0 ? [...first, ...below] : []
    return profiles.map((profileId) =>
      divideFor(profileId, { chosen, textBytes: textBytes[index] ?? 0, measures }),
    )
  })
  const fits = messages.flat().flatMap(({ profileId, division }) => fitsOf(profileId, division))
  const made = await askFits(workspaceId, fits)
  const delivered = messages.map((profiles) => profiles.map((one) => deliver(one, made)))
  return {
    facts: {
      media: Object.fromEntries([...media].map(([id, { facts }]) => [id, facts])),
      messages: delivered.map((profiles) =>
        messageFacts(
          profiles.filter(({ profileId }) => first.includes(profileId)),
          measures.account,
        ),
      ),
    },
    preview: {
      media: [...media.values()].map(({ assetId, kind, facts: { name, altText }, poster }) => {
        const src = poster && previewOf(workspaceId, poster).src
        return { assetId, name, kind, altText, poster: src }
      }),
      carriers: delivered.map((profiles) =>
        profiles
          .filter(({ profileId }) => first.includes(profileId))
          .flatMap((one) => previewCarrier(workspaceId, one)),
      ),
    },
    ready: draft.variants.map((variant, index) =>
      chosenOf(variant, media).map((medium, place) =>
        frozenMedium(workspaceId, medium, place, delivered[index] ?? []),
      ),
    ),
  }
}

function chosenOf(variant: DraftVariant, media: ReadonlyMap<string, CampaignMedium>): Chosen[] {
  return variant.media.flatMap(({ assetId, altText }) => {
    const medium = media.get(assetId)
    return medium ? [{ ...medium, says: altText || medium.facts.altText }] : []
  })
}

/** A message to one profile: its limit, what of it is not media, and how the rest is divided. Encoded bytes. */
type Divided = { profileId: string; limit: MessageLimit; around: number; division: Division }

function divideFor(
  profileId: string,
  { chosen, textBytes, measures }: { chosen: Chosen[]; textBytes: number; measures: Measures },
): Divided {
  const around = aroundBytes(profileId, chosen, textBytes, measures)
  const limit = limitOf(profileId, chosen, measures)
  const limits = measures.account?.limits ?? null
  const tooMany = limits !== null && chosen.length > (limits.media ?? Number.POSITIVE_INFINITY)
  const room = roomFor(limit, around, measures)
  const division = tooMany ? null : divide(chosen, profileId, room, (mime) => takesType(limits, mime))
  return { profileId, limit, around, division }
}

const fitOf = (profileId: string, { medium: { assetId, kind, revision }, maxBytes, clips }: Part) =>
  maxBytes === null ? [] : [{ assetId, kind, revision, profileId, maxBytes, clips }]

const fitsOf = (profileId: string, division: Division) =>
  (division ?? []).flatMap((part) => fitOf(profileId, part))

function deliver(message: Divided, made: ReadonlyMap<string, FitState>): Delivered & Divided {
  const { profileId, division } = message
  if (!division) return { ...message, state: division === null ? 'too_much' : 'waiting', pieces: [] }
  const pieces = division.map((part) => {
    const [fit] = fitOf(profileId, part)
    if (!fit)
      return {
        medium: part.medium,
        file: part.file && withoutCurve(part.file),
        score: part.file?.score ?? null,
      }
    return fitted(part, made.get(fitKey(fit)))
  })
  if (pieces.includes(undefined)) return { ...message, state: 'waiting', pieces: [] }
  const there = pieces.filter((piece) => piece !== undefined)
  const lost = there.some(({ medium, file }) => !file && (medium.kind === 'image' || medium.kind === 'gif'))
  return { ...message, state: lost ? 'too_much' : 'ready', pieces: there }
}

/** What was made of a medium under its share; a still, or nothing, where it could not be. Undefined until it is known. */
function fitted(
  { medium, maxBytes }: Part,
  fit: FitState | undefined,
): Delivered['pieces'][number] | undefined {
  if (!fit || fit.status === 'pending') return undefined
  const { sha256, mime, bytes, width, height, durationMs, score } = fit
  if (fit.status === 'ready' && sha256 && mime && bytes !== null)
    return { medium, file: { sha256, mime, bytes, width, height, durationMs }, score }
  const { poster, kind } = medium
  const moves = kind === 'video' || kind === 'gif'
  const still = moves && poster && poster.bytes <= (maxBytes ?? 0) ? withoutCurve(poster) : null
  return { medium, file: still, score: null }
}

function previewCarrier(
  workspaceId: string,
  { profileId, limit, around, state, pieces }: Delivered & Divided,
): PreviewCarrier[] {
  if (state !== 'ready') return []
  const files = pieces.map(({ file }) => file && previewOf(workspaceId, file))
  const assetIds = pieces.map(({ medium }) => medium.assetId)
  return [{ profileId, carrier: carrierName(profileId), limit: limit.bytes, around, assetIds, files }]
}

function frozenMedium(
  workspaceId: string,
  medium: Chosen,
  place: number,
  profiles: readonly Delivered[],
): ReadyMedium {
  const { assetId, kind, says } = medium
  const renditions = Object.fromEntries(
    profiles.flatMap(({ profileId, state, pieces }): [string, FrozenRendition | null][] =>
      state === 'ready' ? [[profileId, pieces[place]?.file ?? null]] : [],
    ),
  )
  return { assetId, kind, altText: says, renditions, link: null, whole: wholeOf(workspaceId, medium) }
}

/** Days for which a link to a clip leads to it: longer than anybody looks for a message. */
const linkedDays = 60
const dayMs = 86_400_000

/** The page of the best file of what plays, sounds or is handed over. */
function wholeOf(workspaceId: string, { kind, files }: CampaignMedium): string | null {
  if (kind === 'image') return null
  const [best] = Object.values(files)
    .filter((file) => !isLess(kind, file))
    .toSorted((a, b) => b.bytes - a.bytes)
  const until = new Date(Date.now() + linkedDays * dayMs)
  return best ? hostedUrl(workspaceId, best.sha256, best.mime, until) : null
}
