const maxLength = 40

/** First path segments that belong to the product; a workspace of that name gets a number. */
const reserved = new Set([
  'api',
  'carrier',
  'dev',
  'fonts',
  'forgot-password',
  'invitation',
  'l',
  'media',
  'o',
  'parts',
  'readme',
  'px',
  'reset-password',
  'sign-in',
  'sign-out',
  'sign-up',
  'v',
  'welcome',
])

/** The address part of a workspace's name: `Larkfield Co.` becomes `larkfield-co`. Never empty. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, maxLength)
    .replace(/-+$/, '')
  return plain || 'workspace'
}

/** `wanted`, or `wanted-2`, `wanted-3`… : the first that is neither reserved nor in `taken`. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  const isFree = (slug: string) => !reserved.has(slug) && !taken.has(slug)
  if (isFree(wanted)) return wanted
  let number = 2
  while (!isFree(`${wanted}-${number}`)) number += 1
  return `${wanted}-${number}`
}
