import type { MediaKind } from '../media/sniff'
import type { Draft, DraftMedium } from './draft'
import {
  advice,
  beingMade,
  blocker,
  type Finding,
  type Fix,
  type LessFacts,
  type MediumFacts,
  type MessageFacts,
  type PreflightFacts,
  passed,
} from './finding'

/** As a marketer calls what is in a message. */
const nouns: Record<MediaKind, string> = {
  image: 'picture',
  gif: 'animation',
  video: 'clip',
  audio: 'sound',
  document: 'card',
}

const goto: Fix = { kind: 'goto', place: 'picture', label: 'Choose a picture' }

export function checkMedia(draft: Draft, facts: PreflightFacts): Finding[] {
  const several = draft.variants.length > 1
  const findings = draft.variants.flatMap((variant, index): Finding[] => {
    const where = several ? ` in variant ${variant.name}` : ''
    if (variant.media.length === 0)
      return [
        advice(
          `picture-none-${variant.name}`,
          `No picture${where}`,
          'It goes as a message of words alone, at the price of a picture message.',
          goto,
        ),
      ]
    const each = variant.media.flatMap((medium) => checkMedium(medium, facts))
    const together = facts.messages[index]
    const blocked = each.some(({ severity }) => severity === 'blocker')
    return blocked || !together ? each : [...each, ...checkTogether(together, where, variant.name)]
  })
  const once = findings.filter((one, index) => findings.findIndex(({ id }) => id === one.id) === index)
  return once.length > 0
    ? once
    : [passed('pictures', 'Pictures', 'Every carrier has a copy under its limit.')]
}

function checkMedium({ assetId, altText }: DraftMedium, { media }: PreflightFacts): Finding[] {
  const medium = media[assetId]
  if (!medium)
    return [
      blocker(
        `picture-gone-${assetId}`,
        'The picture is gone',
        'It was deleted from the library. Choose another.',
        goto,
      ),
    ]
  const noun = nouns[medium.kind]
  if (medium.status === 'failed')
    return [
      blocker(
        `picture-failed-${assetId}`,
        `“${medium.name}” cannot be used`,
        `It could not be read. Choose another ${noun}.`,
        goto,
      ),
    ]
  if (medium.status === 'processing' || medium.missing.length > 0)
    return [
      blocker(
        `${beingMade}-${assetId}`,
        `“${medium.name}” is still being made`,
        'Copies for the carriers are on their way. This takes seconds.',
      ),
    ]
  return looks(assetId, altText, medium)
}

function looks(assetId: string, altText: string, medium: MediumFacts): Finding[] {
  const findings: Finding[] = []
  const { name, kind } = medium
  if (!altText.trim() && !medium.altText.trim() && kind !== 'document')
    findings.push(
      advice(
        `alt-${assetId}`,
        `“${name}” has no text equivalent`,
        kind === 'audio' ? 'People who cannot hear it get nothing.' : 'People who cannot see it get nothing.',
        { ...goto, label: 'Write it' },
      ),
    )
  if (!medium.portrait && kind !== 'audio' && kind !== 'document')
    findings.push(
      advice(
        `portrait-${assetId}`,
        `“${name}” is wider than it is tall`,
        `A portrait ${nouns[kind]} fills a phone; this one will be small.`,
        goto,
      ),
    )
  return findings
}

/** How the media of one message fare together: they share what its carrier takes. */
function checkTogether(
  { media, waiting, tooMuch, less, poor }: MessageFacts,
  where: string,
  name: string,
): Finding[] {
  if (tooMuch.length > 0)
    return [
      blocker(
        `together-${name}`,
        `Too much for one message${where}`,
        media > 1
          ? `${listed(tooMuch)} cannot carry all of it. Take something out, or shorten a clip.`
          : `${listed(tooMuch)} cannot carry it beside the text. Shorten the text, or choose something smaller.`,
        goto,
      ),
    ]
  if (waiting)
    return [
      blocker(
        `${beingMade}-together-${name}`,
        `Being fitted into one message${where}`,
        'What the message holds shares the carriers’ limit. Pictures take seconds, clips up to a few minutes.',
      ),
    ]
  return [...less.map(lessFinding), ...poor.map((one) => poorFinding(one, media))]
}

function lessFinding({ assetId, name, how, carriers }: LessFacts): Finding {
  const title =
    how === 'still'
      ? `“${name}” goes as a still on ${listed(carriers)}`
      : `“${name}” is left out on ${listed(carriers)}`
  return advice(
    `less-${how}-${assetId}`,
    title,
    'It does not fit there. Their message ends with a link to all of it. A shorter one may fit.',
    { ...goto, label: 'Look' },
  )
}

function poorFinding({ assetId, name, carriers }: MessageFacts['poor'][number], media: number): Finding {
  const remedy = 'Crop it to what matters, take a calmer picture, or a shorter clip with fewer frames.'
  return advice(
    `picture-poor-${assetId}`,
    `“${name}” looks poor on ${listed(carriers)}`,
    media > 1
      ? `Too much had to go to fit beside the others. Take one out, or: ${remedy.charAt(0).toLowerCase()}${remedy.slice(1)}`
      : `Too much had to go to fit. ${remedy}`,
    { ...goto, label: 'Look' },
  )
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-US').format(names)
}
