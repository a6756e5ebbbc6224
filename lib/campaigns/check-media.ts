import type { MediaKind } from '../media/sniff'
import type { Draft, DraftMedium } from './draft'
import {
  advice,
  blocker,
  type Finding,
  type Fix,
  type MediumFacts,
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
  const findings = draft.variants.flatMap((variant): Finding[] =>
    variant.media.length > 0
      ? variant.media.flatMap((medium) => checkMedium(medium, facts))
      : [
          advice(
            `picture-none-${variant.name}`,
            `No picture${several ? ` in variant ${variant.name}` : ''}`,
            'It goes as a message of words alone, at the price of a picture message.',
            goto,
          ),
        ],
  )
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
        `picture-busy-${assetId}`,
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
  if (medium.poor.length > 0)
    findings.push(
      advice(
        `picture-poor-${assetId}`,
        `“${name}” looks poor on ${medium.poor.join(', ')}`,
        'Too much had to go to fit. Crop it to what matters, take a calmer picture, or a shorter clip with fewer frames.',
        goto,
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
