import type { Submission } from '../carriers/carrier'
import { shortCode } from '../links/code.server'
import { rewriteLinks } from '../links/rewrite'
import type { Claimed } from './claim.server'
import { mergeValues } from './content'
import type { ContentStore, ReadyCampaign } from './content-store.server'
import { directContentSchema } from './direct'
import type { FrozenVariant } from './frozen'
import { type Chosen, pickRendition, smallerRendition } from './rendition'
import { notMade, type Settlement } from './settlement'
import { messageWeight, weightLimit } from './weight'

export type Composed =
  /** `weight`: bytes of the whole encoded message; `profileId`: whose rendition it carries. */
  | {
      ok: true
      submission: Submission
      weight: number
      profileId: string | null
      assetId: string | null
      renditions: FrozenVariant['renditions']
    }
  | { ok: false; settlement: Settlement }

/** What messages of one lane are composed with. */
export type Means = {
  from: string
  store: ContentStore
  /** What the account is known to take, in bytes of the whole message by profile. */
  learned: ReadonlyMap<string, number>
}

/** One recipient's copy of a campaign. A message that cannot be made fails with its reason and holds up nobody. */
export async function composeCampaignMessage(
  message: Claimed,
  campaign: ReadyCampaign,
  means: Means,
): Promise<Composed> {
  const { frozen, texts } = campaign
  const index = Math.min(message.variant, texts.length - 1)
  const variant = frozen.variants[index] as FrozenVariant
  let text: string
  try {
    text = (texts[index] as (typeof texts)[number]).render(
      mergeValues(message.contact ?? {}),
      (number) => frozen.linkBase + shortCode(message.id, number),
    )
  } catch {
    return { ok: false, settlement: notMade(message.id, 'content') }
  }
  if (variant.assetId === null) return finish(message, text, null, variant.altText, means)
  const chosen = pickRendition(variant.renditions, message.profileId)
  if (chosen === undefined) return { ok: false, settlement: notMade(message.id, 'no_picture') }
  return withFittingPicture(message, text, chosen, variant, means)
}

/** The largest rendition with which the whole message stays under its profile's limit: a long text or base64 may ask for a smaller one. */
async function withFittingPicture(
  message: Claimed,
  text: string,
  chosen: Chosen,
  { altText, assetId, renditions }: FrozenVariant,
  means: Means,
): Promise<Composed> {
  const most = weightLimit(message.profileId, means.learned)
  for (let next: Chosen | undefined = chosen; next; next = smallerRendition(renditions, next.profileId)) {
    const composed = await finish(message, text, next.rendition, altText, means)
    if (!composed.ok) return composed
    if (composed.weight <= most) return { ...composed, profileId: next.profileId, assetId, renditions }
  }
  return { ok: false, settlement: notMade(message.id, 'too_large') }
}

/** A test or a reply: its content lies with the message. */
export async function composeDirectMessage(message: Claimed, means: Means): Promise<Composed> {
  const parsed = directContentSchema.safeParse(message.content)
  if (!parsed.success) return { ok: false, settlement: notMade(message.id, 'content') }
  const { text, links, linkBase, picture, altText } = parsed.data
  const written = rewriteLinks(text, links, (number) => linkBase + shortCode(message.id, number))
  return finish(message, written, picture, altText, means)
}

async function finish(
  message: Claimed,
  text: string,
  picture: Parameters<ContentStore['content']>[0],
  altText: string,
  { from, store }: Means,
): Promise<Composed> {
  try {
    const content = await store.content(picture, altText)
    const reference = `mq-${message.id}-${message.tries}`
    return {
      ok: true,
      renditions: {},
      profileId: null,
      assetId: null,
      weight: messageWeight(content.bytes, text),
      submission: { messageId: message.id, reference, from, to: message.phone, text, content },
    }
  } catch {
    return { ok: false, settlement: notMade(message.id, 'no_picture') }
  }
}
