import { compileText, mergeValues } from '../messages/content'
import { AppError } from '../platform/errors'
import { type Draft, destinationOf, textWithLink } from './draft'

/** Letters of a short link's code. */
const codeLetters = 11

/**
 * Bytes in UTF-8 that the text of each variant can have for anybody of the audience: with every merge field as long as it gets
 * (`longest`, bytes by field), and with none of them. 0 for a text
 * that cannot be read, which is a finding of its own; infinite for one that grows past every bound.
 */
export function longestTexts(
  draft: Draft,
  { brandName, optOutLine, linkBase }: { brandName: string; optOutLine: string; linkBase: string },
  longest: Readonly<Record<string, number>>,
): number[] {
  const url = destinationOf(draft.linkUrl)?.href ?? ''
  const full = valuesOf(Object.entries(longest).map(([field, bytes]) => [field, 'x'.repeat(bytes)]))
  return draft.variants.map((variant) => {
    const source = { text: textWithLink(variant.text, url), brandName, optOutLine }
    const text = readable(() => compileText({ ...source, links: url ? [{ number: 0, url }] : [] }))
    if (!text) return 0
    const link = linkBase + '0'.repeat(codeLetters)
    const bytes = [full, {}].map((values) =>
      readable(() => Buffer.byteLength(text.render(mergeValues(values), () => link))),
    )
    return Math.max(...bytes.map((one) => one ?? Number.POSITIVE_INFINITY))
  })
}

/** Undefined for what Liquid refuses. */
function readable<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** Custom fields lie under `attributes`. */
function valuesOf(entries: [string, string][]): Record<string, unknown> {
  const prefix = 'attributes.'
  const isCustom = ([field]: [string, string]) => field.startsWith(prefix)
  return {
    ...Object.fromEntries(entries.filter((entry) => !isCustom(entry))),
    attributes: Object.fromEntries(
      entries.filter(isCustom).map(([field, value]) => [field.slice(prefix.length), value]),
    ),
  }
}
