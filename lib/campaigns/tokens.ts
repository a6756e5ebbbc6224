import { findMergeFields } from './merge-fields'

/** Around every token in the text as its writer sees it: U+2063, which no keyboard has and no font draws. */
const edge = '\u2063'
const token = /\u2063[^\u2063]*\u2063/g
const link = /\{\{\s*link\s*\}\}/g

/** How a writer sees what stands in braces in the template. Offsets are of the shown text, in UTF-16 units. */
export type ShownToken = {
  look: 'field' | 'gap' | 'link'
  start: number
  end: number
  /** What stands in the template for it. */
  source: string
  /** The merge field; null for the link. */
  field: { key: string; fallback: string | null } | null
}

export type Shown = { text: string; tokens: ShownToken[] }

/** What tokens are called. `field` is null for one that nobody has: that stays as it was typed. */
export type TokenNames = {
  field: (key: string) => string | null
  /** "First name or there", "First name, no fallback" */
  withFallback: (label: string, fallback: string) => string
  withoutFallback: (label: string) => string
  link: string
}

/** A template with its merge fields and its link by their names instead of in braces. */
export function shownText(template: string, names: TokenNames): Shown {
  const tokens: ShownToken[] = []
  let text = ''
  let from = 0
  for (const { start, end, name, ...rest } of spotsOf(template, names)) {
    text += template.slice(from, start)
    const shown = shownName(name)
    tokens.push({
      ...rest,
      start: text.length,
      end: text.length + shown.length,
      source: template.slice(start, end),
    })
    text += shown
    from = end
  }
  return { text: text + template.slice(from), tokens }
}

/** The template of a text as it is shown; `known`: what stands for a token that was shown once. Edges of broken tokens go. */
export function sourceText(shown: string, known: ReadonlyMap<string, string>): string {
  return shown.replace(token, (one) => known.get(one) ?? one).replaceAll(edge, '')
}

/** Spaces that do not break keep a token in one line, and stand away from its tinted rim. */
const shownName = (name: string) => `${edge}\u00a0${name.replaceAll(' ', '\u00a0')}\u00a0${edge}`

type Spot = Pick<ShownToken, 'look' | 'field'> & { start: number; end: number; name: string }

function spotsOf(template: string, names: TokenNames): Spot[] {
  const fields = findMergeFields(template).flatMap(({ field: key, fallback, start, end }): Spot[] => {
    const label = names.field(key)
    if (label === null) return []
    const look = fallback === null ? 'gap' : 'field'
    const field = { key, fallback }
    if (fallback === null) return [{ look, field, start, end, name: names.withoutFallback(label) }]
    return [{ look, field, start, end, name: fallback ? names.withFallback(label, fallback) : label }]
  })
  const links = [...template.matchAll(link)].map((match): Spot => {
    const start = match.index
    return { look: 'link', field: null, start, end: start + match[0].length, name: names.link }
  })
  return [...fields, ...links].sort((a, b) => a.start - b.start)
}

export type Selection = { start: number; end: number }

/** A selection that never begins or ends within a token: it goes on to the side it was moved towards. */
export function wholeTokens(
  tokens: readonly ShownToken[],
  selection: Selection,
  before: Selection | null,
): Selection {
  const snap = (at: number, was: number | undefined) => {
    const inside = tokens.find(({ start, end }) => start < at && at < end)
    if (!inside) return at
    return was !== undefined && at < was ? inside.start : inside.end
  }
  const start = snap(selection.start, before?.start)
  if (selection.start === selection.end) return { start, end: start }
  return { start, end: snap(selection.end, before?.end) }
}

/** The token that a caret touches, and that Backspace or Delete would break. */
export function tokenBeside(
  tokens: readonly ShownToken[],
  at: number,
  side: 'before' | 'after' | 'either',
): ShownToken | undefined {
  const before = tokens.find(({ start, end }) => start < at && at <= end)
  const after = tokens.find(({ start, end }) => start <= at && at < end)
  return side === 'before' ? before : side === 'after' ? after : (before ?? after)
}

/** The template of a merge field put in by hand; people without a value read nothing for it. */
export const fieldToken = (key: string) => `{{ ${key} | default: "" }}`
