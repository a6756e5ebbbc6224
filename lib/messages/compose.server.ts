import type { Submission } from '../carriers/carrier'
import { shortCode } from '../links/code.server'
import { rewriteLinks } from '../links/rewrite'
import type { Claimed } from './claim.server'
import { mergeValues } from './content'
import type { ContentStore, ReadyCampaign } from './content-store.server'
import { directContentSchema } from './direct'
import type { FrozenVariant } from './frozen'
import { pickRendition } from './rendition'
import { notMade, type Settlement } from './settlement'

export type Composed =
  | { ok: true; submission: Submission; renditions: FrozenVariant['renditions'] }
  | { ok: false; settlement: Settlement }

/** One recipient's copy of a campaign. A message that cannot be made fails with its reason and holds up nobody. */
export async function composeCampaignMessage(
  message: Claimed,
  from: string,
  campaign: ReadyCampaign,
  store: ContentStore,
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
  const chosen = variant.assetId === null ? null : pickRendition(variant.renditions, message.profileId)
  if (chosen === undefined) return { ok: false, settlement: notMade(message.id, 'no_picture') }
  return finish(message, from, text, chosen?.rendition ?? null, variant.altText, variant.renditions, store)
}

/** A test or a reply: its content lies with the message. */
export async function composeDirectMessage(
  message: Claimed,
  from: string,
  store: ContentStore,
): Promise<Composed> {
  const parsed = directContentSchema.safeParse(message.content)
  if (!parsed.success) return { ok: false, settlement: notMade(message.id, 'content') }
  const { text, links, linkBase, picture, altText } = parsed.data
  const written = rewriteLinks(text, links, (number) => linkBase + shortCode(message.id, number))
  return finish(message, from, written, picture, altText, {}, store)
}

async function finish(
  message: Claimed,
  from: string,
  text: string,
  picture: Parameters<ContentStore['content']>[0],
  altText: string,
  renditions: FrozenVariant['renditions'],
  store: ContentStore,
): Promise<Composed> {
  try {
    const content = await store.content(picture, altText)
    const reference = `mq-${message.id}-${message.tries}`
    return {
      ok: true,
      renditions,
      submission: { messageId: message.id, reference, from, to: message.phone, text, content },
    }
  } catch {
    return { ok: false, settlement: notMade(message.id, 'no_picture') }
  }
}
