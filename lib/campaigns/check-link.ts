import { type Draft, destinationOf } from './draft'
import { advice, blocker, type Finding, type Fix, passed } from './finding'

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
