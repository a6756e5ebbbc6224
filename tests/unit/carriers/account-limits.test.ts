import { describe, expect, it } from 'vitest'
import {
  type AccountLimits,
  accountLimitsSchema,
  limitsPresets,
  mostBytes,
  readLimits,
  takesType,
} from '@/lib/carriers/account-limits'

const limits: AccountLimits = {
  from: null,
  messageBytes: 5_000_000,
  otherBytes: 500_000,
  media: 10,
  kinds: ['clips', 'contacts'],
}

describe('what whoever carries for an account takes', () => {
  it('is less for anything but pictures where they say so', () => {
    expect(mostBytes(limits, ['image/jpeg', 'image/gif'])).toBe(5_000_000)
    expect(mostBytes(limits, ['image/jpeg', 'video/mp4'])).toBe(500_000)
    expect(mostBytes({ ...limits, messageBytes: 400_000 }, ['text/x-vcard'])).toBe(400_000)
    expect(mostBytes({ ...limits, otherBytes: null }, ['audio/mp4'])).toBe(5_000_000)
    expect(mostBytes(null, ['video/mp4'])).toBe(Number.POSITIVE_INFINITY)
  })

  it('is every picture, and of the rest what was ticked', () => {
    const taken = ['image/png', 'video/mp4', 'video/3gpp', 'audio/amr', 'text/x-vcard', 'text/calendar']
    expect(taken.map((mime) => takesType(limits, mime))).toEqual([true, true, true, false, true, false])
    expect(taken.every((mime) => takesType(null, mime))).toBe(true)
  })

  it('is read as it was written, and is nothing where it is not understood', () => {
    expect(readLimits(JSON.parse(JSON.stringify(limits)))).toEqual(limits)
    for (const other of [null, undefined, 'x', {}, { ...limits, kinds: ['pigeons'] }])
      expect(readLimits(other)).toBeNull()
  })

  it('is refused where it holds nothing', () => {
    for (const wrong of [{ messageBytes: 29_999 }, { otherBytes: 0 }, { media: 0 }, { media: 1.5 }])
      expect(accountLimitsSchema.safeParse({ ...limits, ...wrong }).success).toBe(false)
  })
})

describe('published limits', () => {
  it('are whole, dated, sourced and each somebody’s', () => {
    expect(new Set(limitsPresets.map(({ id }) => id)).size).toBe(limitsPresets.length)
    for (const { id, limits: published, source, date } of limitsPresets) {
      expect(readLimits(published)).toEqual({ ...published, from: id })
      expect(source.length).toBeGreaterThan(10)
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })
})
