import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CurvePoint, frontier } from '@/lib/media/curve'

const point = (bytes: number, score: number, exact = false): CurvePoint => ({
  bytes,
  score,
  quality: 80,
  exact,
})

describe('the curve of quality against bytes', () => {
  it('drops what costs more and shows less', () => {
    const kept = frontier([point(300, 90), point(100, 70), point(200, 65), point(400, 90.01)])
    expect(kept.map(({ bytes }) => bytes)).toEqual([100, 300])
  })

  it('believes what was made over what was foretold', () => {
    const kept = frontier([point(100, 80), point(200, 75, true), point(300, 74), point(400, 90)])
    expect(kept.map(({ bytes }) => bytes)).toEqual([200, 400])
  })

  it('rises from the fewest bytes to the best score, in few points, and keeps what was really made', () => {
    const points = fc.array(
      fc.record({
        bytes: fc.integer({ min: 1, max: 2_000_000 }),
        score: fc.double({ min: -40, max: 100, noNaN: true }),
        quality: fc.integer({ min: 12, max: 95 }),
        exact: fc.constant(false),
      }),
      { minLength: 1, maxLength: 60 },
    )
    fc.assert(
      fc.property(points, (known) => {
        const kept = frontier([...known, point(3_000_000, 101, true)])
        expect(kept.length).toBeLessThanOrEqual(8)
        expect(kept.at(-1)).toMatchObject({ bytes: 3_000_000, exact: true })
        expect(kept[0]?.bytes).toBe(Math.min(...known.map(({ bytes }) => bytes)))
        for (const [at, { bytes, score }] of kept.entries()) {
          const before = kept[at - 1]
          if (before) expect(bytes > before.bytes && score > before.score).toBe(true)
        }
      }),
    )
  })
})
