const e164 = /\+(\d{1,4})\d{2,9}(\d{2})\b/g

/** Hides the middle of every E.164 number in a text: `+18285550147` becomes `+1828…47`. */
export function maskPhones(text: string): string {
  return text.replace(e164, '+$1…$2')
}

const phoneKeys = new Set(['phone', 'to', 'from', 'recipient', 'msisdn'])
const secretKeys = /pass(word)?|secret|token|authorization|cookie|credential|sealed|api_?key/i

/** A copy of a log record that is safe to keep: phone numbers masked, secrets removed. Depth is bounded at 6. */
export function maskRecord(value: unknown, key = '', depth = 0): unknown {
  if (depth > 6) return '…'
  if (secretKeys.test(key)) return '[removed]'
  if (typeof value === 'string') return phoneKeys.has(key) ? maskPhoneField(value) : maskPhones(value)
  if (value instanceof Error) return value
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => maskRecord(item, key, depth + 1))
  if (value !== null && typeof value === 'object' && !(value instanceof Date)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, maskRecord(item, name, depth + 1)]),
    )
  }
  return value
}

function maskPhoneField(value: string): string {
  return value
    .replace(/\d(?=\d{2})/g, (digit, offset: number) => (offset < 5 ? digit : '…'))
    .replace(/…+/g, '…')
}
