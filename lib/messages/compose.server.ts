import { type AccountLimits, mostBytes } from '../carriers/account-limits'
import type { Submission } from '../carriers/carrier'
import { optOutLink } from '../links/code'
import { linkOf } from '../links/code.server'
import { rewriteLinks } from '../links/rewrite'
import type { Claimed } from './claim.server'
import { mergeValues, optOutMark } from './content'
import type { ContentStore, ReadyCampaign, ReadyVariant } from './content-store.server'
import { directContentSchema } from './direct'
import type { PersonalPieces } from './personal.server'
import { type Piece, pickRung, type Rung, smallerRung } from './rungs'
import { awaitingPicture, notMade, type Settlement } from './settlement'
import { messageWeight, weightLimit } from './weight'

export type Composed =
  /** `weight`: bytes of the whole encoded message; `profileId`: the rung it stands on; `rungs`: where else it may. */
  | {
      ok: true
      submission: Submission
      weight: number
      profileId: string | null
      assetIds: readonly string[]
      rungs: readonly Rung[]
    }
  | { ok: false; settlement: Settlement }

/** What messages of one lane are composed with. */
export type Means = {
  from: string
  store: ContentStore
  /** What the account is known to take, in bytes of the whole message by profile. */
  learned: ReadonlyMap<string, number>
  /** What whoever carries for the account takes. */
  limits: AccountLimits | null
  /** Pictures that were drawn for each person, where the campaign has such. */
  personal?: PersonalPieces | undefined
}

/** One recipient's copy of a campaign. A message that cannot be made fails with its reason and holds up nobody. */
export async function composeCampaignMessage(
  message: Claimed,
  campaign: ReadyCampaign,
  means: Means,
): Promise<Composed> {
  const { linkBase } = campaign.frozen
  const variant = campaign.variants[Math.min(message.variant, campaign.variants.length - 1)] as ReadyVariant
  const link = (number: number) => linkOf(linkBase, message.id, number)
  let text: string
  try {
    text = variant.text.render(mergeValues(message.contact ?? {}), link)
  } catch {
    return { ok: false, settlement: notMade(message.id, 'content') }
  }
  return onFittingRung(message, { text, link }, variant, means)
}

/** The largest rung on which the whole message stays under its profile's limit: a long text or base64 may ask for a smaller one. */
async function onFittingRung(
  message: Claimed,
  words: { text: string; link: (number: number) => string },
  { assetIds, rungs }: Pick<ReadyVariant, 'assetIds' | 'rungs'>,
  means: Means,
): Promise<Composed> {
  const first = pickRung(rungs, message.profileId)
  if (!first) return { ok: false, settlement: notMade(message.id, 'no_picture') }
  const carried = weightLimit(message.profileId, means.learned)
  for (let rung: Rung | undefined = first; rung; rung = smallerRung(rungs, rung.profileId)) {
    const text = [words.text, ...rung.links.map(words.link)].join('\n')
    const pieces = means.personal ? means.personal.of(message.id, rung) : rung.pieces
    if (pieces === 'no_value') return { ok: false, settlement: notMade(message.id, pieces) }
    // Their picture was drawn for the rung they stood on: on a smaller one it has to be drawn again.
    if (pieces === 'not_drawn')
      return { ok: false, settlement: awaitingPicture(message, rung === first ? null : rung.profileId) }
    const composed = await finish(message, text, pieces, means, pieces !== rung.pieces)
    if (!composed.ok) return composed
    const types = pieces.map(({ file }) => file.mime)
    const most = Math.min(carried, mostBytes(means.limits, types))
    if (composed.weight <= most) return { ...composed, profileId: rung.profileId, assetIds, rungs }
  }
  return { ok: false, settlement: notMade(message.id, 'too_large') }
}

/** A test or a reply: its content lies with the message. It is weighed as a campaign's. */
export async function composeDirectMessage(message: Claimed, means: Means): Promise<Composed> {
  const parsed = directContentSchema.safeParse(message.content)
  if (!parsed.success) return { ok: false, settlement: notMade(message.id, 'content') }
  const { text, links, linkBase, rungs } = parsed.data
  const link = (number: number) => linkOf(linkBase, message.id, number)
  const words = { text: rewriteLinks(text, links, link).replaceAll(optOutMark, link(optOutLink)), link }
  return onFittingRung(message, words, { assetIds: [], rungs }, means)
}

async function finish(
  message: Claimed,
  text: string,
  pieces: readonly Piece[],
  { from, store }: Means,
  own = false,
): Promise<Composed> {
  try {
    const content = await (own ? store.ownContent(pieces) : store.content(pieces))
    const reference = `mq-${message.id}-${message.tries}`
    return {
      ok: true,
      rungs: [],
      profileId: null,
      assetIds: [],
      weight: messageWeight(content.bytes, text),
      submission: { messageId: message.id, reference, from, to: message.phone, text, content },
    }
  } catch {
    return { ok: false, settlement: notMade(message.id, 'no_picture') }
  }
}
