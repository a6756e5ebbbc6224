export type MergeLabels = ReadonlyMap<string, string>

/** "first name and coupon" of keys. */
export function fieldsInWords(fields: readonly string[], labels: MergeLabels): string {
  const names = fields.map((key) => (labels.get(key) ?? `“${key}”`).toLowerCase())
  return new Intl.ListFormat('en-US').format(names)
}
