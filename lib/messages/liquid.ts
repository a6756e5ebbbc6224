import { Liquid } from 'liquidjs'

/** Longest template and longest text, in UTF-16 units. */
export const longestTemplate = 4000
export const longestText = 5000

const tags = new Set(['if', 'unless', 'case', 'assign', 'capture', 'comment', 'raw', '#'])
const filters = new Set(
  (
    'default upcase downcase capitalize strip lstrip rstrip squish truncate truncatewords replace replace_first remove ' +
    'append prepend slice size first last split join date plus minus times divided_by modulo round ceil floor abs ' +
    'at_least at_most strip_newlines'
  ).split(' '),
)

/** A template language without loops, files or clocks: what it can cost is bounded by its length. */
function restricted(): Liquid {
  const liquid = new Liquid({
    strictFilters: true,
    ownPropertyOnly: true,
    parseLimit: longestTemplate * 2,
    // Created objects of one rendering. The limit in ms is wall-clock time, which a busy machine may take for itself: it is a last
    // resort only, since without loops the length already bounds the work.
    memoryLimit: 100_000,
    renderLimit: 5_000,
    templates: {},
  })
  for (const name of Object.keys(liquid.tags)) if (!tags.has(name)) delete liquid.tags[name]
  for (const name of Object.keys(liquid.filters)) if (!filters.has(name)) delete liquid.filters[name]
  return liquid
}

let engine: Liquid | undefined

export function liquid(): Liquid {
  engine ??= restricted()
  return engine
}
