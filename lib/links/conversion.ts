import { z } from 'zod'

// Currencies whose smallest unit is not a hundredth (ISO 4217).
const exponents: Record<string, number> = {
  JPY: 0,
  KRW: 0,
  VND: 0,
  CLP: 0,
  ISK: 0,
  XAF: 0,
  XOF: 0,
  BHD: 3,
  JOD: 3,
  KWD: 3,
  OMR: 3,
  TND: 3,
}

/** A purchase or other goal reached, as the shop reports it. `value` is in units of the currency: 12.34. */
export const conversionSchema = z.object({
  /** The shop's own id of the order; the same id twice counts once. */
  id: z.string().trim().min(1).max(200),
  name: z.string().trim().min(1).max(60).default('purchase'),
  value: z.number().min(0).max(10_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, 'Use an ISO 4217 code such as USD.'),
  /** When it happened; now when not given. */
  at: z.iso.datetime({ offset: true }).optional(),
  /** The `mq` parameter that the tracked link added to the landing page's address. */
  click: z.string().max(40).optional(),
  /** Or the customer's phone number, E.164. */
  phone: z
    .string()
    .regex(/^\+\d{7,15}$/, 'Use the international form: +18285550147.')
    .optional(),
})

export type ConversionInput = z.output<typeof conversionSchema>

/** An amount in the smallest unit of its currency: 12.34 USD is 1234, 500 JPY is 500. Rounded half up. */
export function minorUnits(value: number, currency: string): number {
  return Math.round(value * 10 ** (exponents[currency] ?? 2))
}

/** Undoes `minorUnits`: 1234 of USD is 12.34. */
export function majorUnits(minor: number, currency: string): number {
  return minor / 10 ** (exponents[currency] ?? 2)
}
