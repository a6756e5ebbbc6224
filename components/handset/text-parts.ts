export type TextPart = { kind: 'text' | 'link'; text: string }

/** What phones recognise: an address with a scheme, or a dotted name followed by a path. */
const link = /https?:\/\/[^\s<>"]+|\b[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]{2,}\/[^\s<>"]*/gi
const trailing = /[.,;:!?)\]}'"’”]+$/

/** Splits a message at its links, leaving the full stop behind a link outside it. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  const push = (kind: TextPart['kind'], piece: string) => piece && parts.push({ kind, text: piece })
  for (const match of text.matchAll(link)) {
    const found = match[0].replace(trailing, '')
    push('text', text.slice(at, match.index))
    push('link', found)
    at = match.index + found.length
  }
  push('text', text.slice(at))
  return parts
}
