import { type Draft, destinationOf } from './draft'
import { advice, blocker, type Finding, type Fix, passed, type T } from './finding'

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

export function checkLink(t: T, draft: Draft): Finding[] {
  const goto: Fix = { kind: 'goto', place: 'link', label: t('goto.link') }
  if (!draft.linkUrl.trim()) {
    const hasToken = draft.variants.some((variant) => /\{\{\s*link\s*\}\}/.test(variant.text))
    if (hasToken) return [blocker('link-missing', t('link.noAddress'), t('link.noAddressDetail'), goto)]
    return [advice('link-none', t('link.none'), t('link.noneDetail'), { ...goto, label: t('goto.addLink') })]
  }
  const url = destinationOf(draft.linkUrl)
  if (!url) {
    const detail = t('link.invalidDetail', { example: 'shop.example/page' })
    return [blocker('link-invalid', t('link.invalid'), detail, goto)]
  }
  if (sharedShorteners.has(url.hostname.replace(/^www\./, '')))
    return [advice('link-shortener', t('link.shortener'), t('link.shortenerDetail'), goto)]
  return draft.variants.flatMap((variant, index) => {
    const parts = variant.text.trimEnd().split(/\{\{\s*link\s*\}\}/)
    const last = parts.length === 1 || parts.at(-1)?.trim() === ''
    if (last) return index === 0 ? [passed('link', t('link.passed'), t('link.passedDetail'))] : []
    const fix: Fix = { kind: 'link-last', variant: index, label: t('goto.linkLast') }
    return [advice(`link-last-${index}`, t('link.noPreview'), t('link.noPreviewDetail'), fix)]
  })
}
