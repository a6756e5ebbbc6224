import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitInside, highest, masterSize, searchQuality, USED_WELL } from '@/lib/media/fit'

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

/** What a model would foretell: bytes that grow with quality, if not as the coder's do. */
const foretell = (quality: number) => 100_000 * (110 - quality) ** -1.46

describe('searchQuality', () => {
  it('returns the best quality that fits, or nearly, or one that uses the budget well, and never one that is over', async () => {
    await fc.assert(
      fc.asyncProperty(
        coder,
        fc.integer({ min: 1_000, max: 2_000_000 }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        async (sizes, budget, factor) => {
          const tried = new Set<number>()
          const size = (quality: number) => sizes[Math.floor(quality)] ?? Number.POSITIVE_INFINITY
          const found = await searchQuality(
            async (quality) => {
              expect(tried.has(quality)).toBe(false)
              tried.add(quality)
              return size(quality)
            },
            { budget, min: 12, max: 95, foretell, factor },
          )
          expect(tried.size).toBeLessThan(20)
          if (!found) {
            expect(size(12)).toBeGreaterThan(budget)
            return
          }
          expect(found.bytes).toBe(size(found.quality))
          expect(found.bytes).toBeLessThanOrEqual(budget)
          const best = found.quality === 95 || size(found.quality + 1.5) > budget
          expect(best || found.bytes >= budget * USED_WELL).toBe(true)
        },
      ),
      { interruptAfterTimeLimit: 20_000 },
    )
  })

  it('needs one encode where the factor is known, and two where it is not', async () => {
    for (const [factor, most] of [
      [3, 1],
      [4, 2],
      [2, 2],
    ] as const) {
      let encodes = 0
      const found = await searchQuality(
        async (quality) => {
          encodes += 1
          return foretell(quality) * 3
        },
        { budget: 7_000, min: 12, max: 100, foretell, factor },
      )
      expect(encodes).toBe(most)
      expect(found?.bytes).toBeGreaterThan(7_000 * USED_WELL)
    }
  })
})

describe('highest', () => {
  it('is the last hundredth within, or the floor', () => {
    expect(highest((quality) => quality <= 63.72, 12, 100)).toBe(63.72)
    expect(highest(() => true, 12, 99.9)).toBe(99.9)
    expect(highest(() => false, 12, 100)).toBe(12)
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

describe('masterSize', () => {
  it('leaves a picture as it is, or halves it where its decoder can and half is enough', () => {
    expect(masterSize({ width: 2_592, height: 2_592 }, true)).toEqual({ width: 2_592, height: 2_592 })
    expect(masterSize({ width: 4_032, height: 3_024 }, true)).toEqual({ width: 2_016, height: 1_512 })
    expect(masterSize({ width: 4_032, height: 3_024 }, false)).toEqual({ width: 2_592, height: 1_944 })
    expect(masterSize({ width: 2_448, height: 3_264 }, true)).toEqual({ width: 1_944, height: 2_592 })
    expect(masterSize({ width: 9_000, height: 3_000 }, true)).toEqual({ width: 2_592, height: 864 })
  })
})
