/** How a language writes a number (Unicode CLDR, numbers/symbols); grouped by thousands. */
export interface NumberSigns {
  group: string
  point: string
  minus: string
  /** Its digit 0; the others follow in Unicode. */
  zero: string
}

/** What of Intl.NumberFormatOptions a plain number needs. */
export interface DecimalOptions {
  minimumFractionDigits?: number
  maximumFractionDigits?: number
  useGrouping?: boolean
}

const OPTIONS: readonly string[] = [
  'minimumFractionDigits',
  'maximumFractionDigits',
  'useGrouping',
] satisfies (keyof DecimalOptions)[]

/** Whether `decimal` can do what these ask for. */
export function isDecimal(options: object): options is DecimalOptions {
  return Object.keys(options).every((name) => OPTIONS.includes(name))
}

/**
 * 12764.5 → "12,764.5", as Intl.NumberFormat writes it: Chromium takes 20 ms to make the first formatter of a process, and
 * four times that on a phone, before a page can come alive.
 *
 * @param value Finite.
 */
export function decimal(value: number, signs: NumberSigns, options: DecimalOptions = {}): string {
  const least = options.minimumFractionDigits ?? 0
  const most = options.maximumFractionDigits ?? Math.max(3, least)
  const digits = digitsOf(Math.abs(value), most).padStart(most + 1, '0')
  const whole = digits.slice(0, digits.length - most)
  const fraction = digits.slice(digits.length - most)
  const grouped = options.useGrouping === false ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, '')
  const sign = value < 0 || Object.is(value, -0) ? signs.minus : ''
  return sign + [...(kept ? `${grouped}.${kept}` : grouped)].map((one) => written(one, signs)).join('')
}

/** 1.005 with 2 places → "101": rounded is the number as it is written, not as it is kept, and halves go up. */
function digitsOf(value: number, places: number): string {
  const [number = '', exponent = '0'] = String(value).split('e')
  const [whole = '', fraction = ''] = number.split('.')
  const end = whole.length + Number(exponent) + places
  const digits = (whole + fraction).padEnd(end, '0')
  const up = end >= 0 && (digits[end] ?? '0') >= '5'
  return String(BigInt(digits.slice(0, Math.max(0, end))) + (up ? 1n : 0n))
}

function written(sign: string, { group, point, zero }: NumberSigns): string {
  if (sign === ',') return group
  if (sign === '.') return point
  return zero === '0' ? sign : String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(sign))
}
