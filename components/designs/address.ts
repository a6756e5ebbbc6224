import type { Use } from '@/lib/designs/design'
import type { Format } from '@/lib/designs/format'

export interface WallFilter {
  use: Use | null
  format: Format
  q: string
}

/** The wall's address for a filter; what is as usual is left out. */
export function designsHref(base: string, { use, format, q }: WallFilter): string {
  const query = new URLSearchParams()
  if (use) query.set('use', use)
  if (format !== 'portrait') query.set('format', format)
  if (q.trim()) query.set('q', q.trim())
  const text = query.toString()
  return text ? `${base}?${text}` : base
}
