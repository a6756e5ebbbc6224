/**
 * Where to go after signing in: a path of this application, or `/`. Anything that a browser could read as another
 * site's address (`//host`, `/\host`, `https:…`) is not followed.
 */
export function wayBack(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > 2000) return '/'
  const base = 'http://here.invalid'
  if (!URL.canParse(wanted, base)) return '/'
  const url = new URL(wanted, base)
  // Parsing again what will be followed: `/.//host` parses to the path `//host`.
  const path = `${url.pathname}${url.search}${url.hash}`
  return url.origin === base && !path.startsWith('//') ? path : '/'
}
