import { describe, expect, it } from 'vitest'
import { formatsIn } from '@/lib/words/formats'

const { bytes, count, duration, minor, percent, rate, numbers } = formatsIn('en')

describe('numbers as the app writes them', () => {
  it('groups counts', () => {
    expect(count(12_764)).toBe('12,764')
  })

  it('writes a dash where there is no number', () => {
    expect(numbers().format(0 / 0)).toBe('–')
  })

  it('knows how many of the smallest unit a currency has', () => {
    expect(minor(1_250, 'USD')).toBe('$12.50')
    expect(minor(1_250, 'JPY')).toBe('¥1,250')
  })

  it('gives a percentage the digits it can bear', () => {
    expect(percent(0.0912)).toBe('9.1 %')
    expect(percent(0.62)).toBe('62 %')
    expect(percent(0.0035)).toBe('0.35 %')
    expect(percent(0)).toBe('0 %')
    expect(percent(1)).toBe('100 %')
    expect(percent(0.0147, 2)).toBe('1.47 %')
  })

  it('counts bytes as carriers do', () => {
    expect(bytes(999)).toBe('999 B')
    expect(bytes(907_020)).toBe('907 KB')
    expect(bytes(1_322_840)).toBe('1.3 MB')
    expect(bytes(5_000_000_000)).toBe('5.0 GB')
  })

  it('writes a duration in its two largest units', () => {
    expect(duration(8)).toBe('8 s')
    expect(duration(197)).toBe('3 min 17 s')
    expect(duration(180)).toBe('3 min')
    expect(duration(7380)).toBe('2 h 3 min')
    expect(duration(7199)).toBe('2 h')
    expect(duration(400_000)).toBe('5 days')
  })

  it('writes a rate', () => {
    expect(rate(24.63)).toBe('24.6 /s')
    expect(rate(1830)).toBe('1,830 /s')
  })
})
