const output = /\{\{-?\s*([a-z_][a-z0-9_.]*)\s*(?:\|\s*default:\s*(?:"([^"]*)"|'([^']*)')\s*)?-?\}\}/gi

/** A merge field as it stands in a template; offsets in UTF-16 units. */
export type MergeSpot = { field: string; fallback: string | null; start: number; end: number }

/** The merge fields of a template in order, the link token left out. */
export function findMergeFields(template: string): MergeSpot[] {
  return [...template.matchAll(output)]
    .map((match) => ({
      field: (match[1] ?? '').toLowerCase(),
      fallback: match[2] ?? match[3] ?? null,
      start: match.index,
      end: match.index + match[0].length,
    }))
    .filter((spot) => spot.field !== 'link')
}

/** The template with `fallback` given to every use of `field`. */
export function withFallback(template: string, field: string, fallback: string): string {
  const safe = fallback.replaceAll('"', '')
  return findMergeFields(template)
    .filter((spot) => spot.field === field)
    .reduceRight(
      (text, spot) =>
        `${text.slice(0, spot.start)}{{ ${field} | default: "${safe}" }}${text.slice(spot.end)}`,
      template,
    )
}

/** Characters of the word that people read who have no value. */
export const mostFallback = 60

/** The word that stands in a text where the tracked link goes. */
export const linkToken = '{{ link }}'
