import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatDuration, formatPercent, formatRate } from '@/components/ui/format'

describe('numbers as the app writes them', () => {
  it('groups counts', () => {
    expect(formatCount(12_764)).toBe('12,764')
  })

  it('gives a percentage the digits it can bear', () => {
    expect(formatPercent(0.0912)).toBe('9.1 %')
    expect(formatPercent(0.62)).toBe('62 %')
    expect(formatPercent(0.0035)).toBe('0.35 %')
    expect(formatPercent(0)).toBe('0 %')
    expect(formatPercent(1)).toBe('100 %')
    expect(formatPercent(0.0147, 2)).toBe('1.47 %')
  })

  it('counts bytes as carriers do', () => {
    expect(formatBytes(999)).toBe('999 B')
    expect(formatBytes(907_020)).toBe('907 KB')
    expect(formatBytes(1_322_840)).toBe('1.3 MB')
    expect(formatBytes(5_000_000_000)).toBe('5.0 GB')
  })

  it('writes a duration in its two largest units', () => {
    expect(formatDuration(8)).toBe('8 s')
    expect(formatDuration(197)).toBe('3 min 17 s')
    expect(formatDuration(180)).toBe('3 min')
    expect(formatDuration(7380)).toBe('2 h 3 min')
    expect(formatDuration(7199)).toBe('2 h')
    expect(formatDuration(400_000)).toBe('5 days')
  })

  it('writes a rate', () => {
    expect(formatRate(24.63)).toBe('24.6 /s')
    expect(formatRate(1830)).toBe('1,830 /s')
  })
})
