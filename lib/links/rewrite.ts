const url = /\bhttps?:\/\/[^\s<>"'{}]+/gi
const trailing = /[.,;:!?)\]]+$/

/** Where a tracked link stands in a text: offset and length in UTF-16 units. */
export type LinkSpot = { url: string; start: number; end: number }

/** Every http(s) address in a text, in order, without the punctuation that ends a sentence. */
export function findLinks(text: string): LinkSpot[] {
  return [...text.matchAll(url)].map((match) => {
    const found = match[0].replace(trailing, '')
    return { url: found, start: match.index, end: match.index + found.length }
  })
}

/** Numbers the different destinations of several texts, in order of first appearance. At most 16. */
export function numberLinks(texts: string[]): { number: number; url: string }[] {
  const urls = new Set(texts.flatMap((text) => findLinks(text).map((spot) => spot.url)))
  return [...urls].slice(0, 16).map((destination, number) => ({ number, url: destination }))
}

/** The text with each numbered destination replaced by what `shorten` gives for its number. */
export function rewriteLinks(
  text: string,
  links: { number: number; url: string }[],
  shorten: (number: number) => string,
): string {
  const numbers = new Map(links.map((link) => [link.url, link.number]))
  let result = ''
  let from = 0
  for (const spot of findLinks(text)) {
    const number = numbers.get(spot.url)
    if (number === undefined) continue
    result += text.slice(from, spot.start) + shorten(number)
    from = spot.end
  }
  return result + text.slice(from)
}
