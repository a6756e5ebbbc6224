import type { AssetFilter } from '@/lib/media/asset-filter'

/** The library's address with these filters; empty ones are left out. */
export function libraryHref(base: string, filter: Partial<AssetFilter>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value)
  return query.size > 0 ? `${base}?${query}` : base
}
