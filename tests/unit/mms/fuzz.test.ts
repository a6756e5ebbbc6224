import { describe, expect, it } from 'vitest'
import { fuzz, TARGETS } from '@/tests/fuzz/mms'

describe('mutated and random input', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))(
    '%s: one typed error, whatever the bytes',
    (_, target) => {
      const result = fuzz(1_500, 42, [target])
      expect(result.runs).toBe(1_500)
      // Mutations must reach both sides of the reader, or the run proves nothing.
      if (target.name !== 'smil') expect(result.refused).toBeGreaterThan(10)
      expect(result.refused).toBeLessThan(1_500)
    },
  )

  it('notices another error', () => {
    const broken = { name: 'broken', seeds: [Buffer.from('x')], run: () => JSON.parse('{') }
    expect(() => fuzz(1, 1, [broken])).toThrow(/broken, seed 1/)
  })
})
