import type { Formats } from '@/lib/words/formats'

export type MergeLabels = ReadonlyMap<string, string>

/** "first name and coupon" of keys. */
export function fieldsInWords(t: Formats, fields: readonly string[], labels: MergeLabels): string {
  const names = fields.map((key) => (labels.get(key) ?? `“${key}”`).toLowerCase())
  return t.list(names)
}
