import { type Draft, destinationOf } from './draft'
import {
  advice,
  blocker,
  type Finding,
  type Fix,
  type PictureFacts,
  type PreflightFacts,
  passed,
} from './finding'

const sharedShorteners = new Set([
  'bit.ly',
  'tinyurl.com',
  'goo.gl',
  't.co',
  'ow.ly',
  'is.gd',
  'buff.ly',
  'rebrand.ly',
  'cutt.ly',
  't.ly',
  'shorturl.at',
])

export function checkPictures(draft: Draft, facts: PreflightFacts): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'picture', label: 'Choose a picture' }
  const findings = draft.variants.flatMap((variant): Finding[] => {
    if (!variant.assetId)
      return [
        advice(
          `picture-none-${variant.name}`,
          `No picture${draft.variants.length > 1 ? ` in variant ${variant.name}` : ''}`,
          'It goes as a message of words alone, at the price of a picture message.',
          goto,
        ),
      ]
    const picture = facts.pictures[variant.assetId]
    if (!picture)
      return [
        blocker(
          `picture-gone-${variant.assetId}`,
          'The picture is gone',
          'It was deleted from the library. Choose another.',
          goto,
        ),
      ]
    return checkPicture(variant.assetId, picture, goto)
  })
  return findings.length > 0
    ? findings
    : [passed('pictures', 'Pictures', 'Every carrier has a copy under its limit.')]
}

function checkPicture(assetId: string, picture: PictureFacts, goto: Fix): Finding[] {
  if (picture.status === 'failed')
    return [
      blocker(
        `picture-failed-${assetId}`,
        `“${picture.name}” cannot be used`,
        'It could not be read. Choose another picture.',
        goto,
      ),
    ]
  if (picture.status === 'processing' || picture.missing.length > 0) {
    return [
      blocker(
        `picture-busy-${assetId}`,
        `“${picture.name}” is still being made`,
        'Copies for the carriers are on their way. This takes seconds.',
      ),
    ]
  }
  const findings: Finding[] = []
  if (!picture.altText.trim())
    findings.push(
      advice(
        `alt-${assetId}`,
        `“${picture.name}” has no text equivalent`,
        'People who cannot see it get nothing.',
        { ...goto, label: 'Write it' },
      ),
    )
  if (picture.poor.length > 0)
    findings.push(
      advice(
        `picture-poor-${assetId}`,
        `“${picture.name}” looks poor on ${picture.poor.join(', ')}`,
        'Too much had to go to fit. Crop it to what matters, take a calmer picture, or a shorter clip with fewer frames.',
        goto,
      ),
    )
  if (!picture.portrait)
    findings.push(
      advice(
        `portrait-${assetId}`,
        `“${picture.name}” is wider than it is tall`,
        'A portrait picture fills a phone; this one will be small.',
        goto,
      ),
    )
  return findings
}

export function checkLink(draft: Draft): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'link', label: 'Mend the link' }
  if (!draft.linkUrl.trim()) {
    const hasToken = draft.variants.some((variant) => /\{\{\s*link\s*\}\}/.test(variant.text))
    if (hasToken)
      return [blocker('link-missing', 'The text has a link, but no address', 'Say where it leads.', goto)]
    return [
      advice('link-none', 'No link', 'Without one there is nothing to tap and nothing to measure.', {
        ...goto,
        label: 'Add a link',
      }),
    ]
  }
  const url = destinationOf(draft.linkUrl)
  if (!url)
    return [
      blocker(
        'link-invalid',
        'The link is not an address',
        'It needs the form shop.example/page. Yours was kept as typed.',
        goto,
      ),
    ]
  if (sharedShorteners.has(url.hostname.replace(/^www\./, ''))) {
    return [
      advice(
        'link-shortener',
        'A shared short link',
        'Carriers filter messages with public shorteners. Use the long address; it is shortened under your own name.',
        goto,
      ),
    ]
  }
  return draft.variants.flatMap((variant, index) => {
    const parts = variant.text.trimEnd().split(/\{\{\s*link\s*\}\}/)
    const last = parts.length === 1 || parts.at(-1)?.trim() === ''
    if (last) return index === 0 ? [passed('link', 'Link', 'It leads to a web address and stands last.')] : []
    return [
      advice(
        `link-last-${index}`,
        'No link preview on iPhone',
        'iPhone draws one when the link comes last.',
        { kind: 'link-last', variant: index, label: 'Move link to the end' },
      ),
    ]
  })
}
