import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitInside, predictBytes, predictQuality, searchQuality, USED_WELL } from '@/lib/media/fit'

/** A coder whose sizes grow with quality, by steps that need not follow our curve. */
const coder = fc
  .record({
    base: fc.integer({ min: 500, max: 200_000 }),
    steps: fc.array(fc.double({ min: 0, max: 0.2, noNaN: true }), { minLength: 96, maxLength: 96 }),
  })
  .map(({ base, steps }) => {
    const sizes: number[] = []
    let bytes = base
    for (const step of steps) {
      bytes *= 1 + step
      sizes.push(Math.round(bytes))
    }
    return sizes
  })

describe('searchQuality', () => {
  it('returns the best tenth of quality that fits, or one that uses the budget well, and never one that is over', async () => {
    await fc.assert(
      fc.asyncProperty(
        coder,
        fc.integer({ min: 1_000, max: 2_000_000 }),
        fc.integer({ min: 12, max: 95 }),
        async (sizes, budget, first) => {
          const tried = new Set<number>()
          const size = (quality: number) => sizes[Math.floor(quality)] ?? Number.POSITIVE_INFINITY
          const found = await searchQuality(
            async (quality) => {
              expect(tried.has(quality)).toBe(false)
              tried.add(quality)
              return size(quality)
            },
            { budget, min: 12, max: 95, first },
          )
          if (!found) {
            expect(size(12)).toBeGreaterThan(budget)
            return
          }
          expect(found.bytes).toBe(size(found.quality))
          expect(found.bytes).toBeLessThanOrEqual(budget)
          const best = found.quality === 95 || size(found.quality + 0.1001) > budget
          expect(best || found.bytes >= budget * USED_WELL).toBe(true)
          expect(tried.size).toBeLessThan(20)
        },
      ),
    )
  })

  it('needs three encodes or fewer where sizes follow the curve of our coder', async () => {
    for (const budget of [60_000, 120_000, 250_000, 480_000]) {
      let encodes = 0
      await searchQuality(
        async (quality) => {
          encodes += 1
          return predictBytes({ quality: 85, bytes: 284_000 }, quality)
        },
        { budget, min: 12, max: 95, first: 80 },
      )
      expect(encodes).toBeLessThanOrEqual(3)
    }
  })

  it('predicts back what it predicts forth', () => {
    const known = { quality: 80, bytes: 100_000 }
    expect(predictQuality(known, predictBytes(known, 90) * 1.012, 1, 95)).toBeCloseTo(90, 0)
  })
})

describe('fitInside', () => {
  it('turns the box with the picture, keeps its shape and never enlarges', () => {
    const box = { width: 640, height: 480 }
    expect(fitInside({ width: 3_024, height: 4_032 }, box)).toEqual({ width: 480, height: 640 })
    expect(fitInside({ width: 4_032, height: 3_024 }, box)).toEqual({ width: 640, height: 480 })
    expect(fitInside({ width: 100, height: 90 }, box)).toEqual({ width: 100, height: 90 })
    expect(fitInside({ width: 20_000, height: 1 }, box)).toEqual({ width: 640, height: 1 })
  })
})
