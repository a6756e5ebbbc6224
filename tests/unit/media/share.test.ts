import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Medium, scoreAt, shareBytes } from '@/lib/media/share'

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

const medium = fc
  .record({
    points: fc.array(fc.tuple(fc.integer({ min: 500, max: 900_000 }), fc.integer({ min: -20, max: 100 })), {
      maxLength: 8,
    }),
    least: fc.integer({ min: 0, max: 40_000 }),
    more: fc.integer({ min: 0, max: 1_500_000 }),
  })
  .map(({ points, least, more }): Medium => {
    const bytes = points.map(([size]) => size).sort((a, b) => a - b)
    const scores = points.map(([, score]) => score).sort((a, b) => a - b)
    return {
      curve: bytes.map((size, at) => ({ bytes: size, score: scores[at] ?? 0 })),
      least,
      most: least + more,
    }
  })

describe('sharing the bytes of a message', () => {
  it('is never over, keeps every least and most, and leaves nothing that anyone could use', () => {
    fc.assert(
      fc.property(fc.array(medium, { minLength: 1, maxLength: 5 }), fc.nat(2_000_000), (media, total) => {
        const shares = shareBytes(media, total)
        if (!shares) {
          expect(sum(media.map(({ least }) => least))).toBeGreaterThan(total)
          return
        }
        expect(sum(shares)).toBe(Math.min(total, sum(media.map(({ most }) => most))))
        for (const [at, share] of shares.entries()) {
          expect(share).toBeGreaterThanOrEqual(media[at]?.least ?? 0)
          expect(share).toBeLessThanOrEqual(media[at]?.most ?? 0)
        }
      }),
    )
  })

  it('takes from no medium when there is more to share', () => {
    fc.assert(
      fc.property(
        fc.array(medium, { minLength: 1, maxLength: 4 }),
        fc.nat(1_500_000),
        fc.nat(500_000),
        (media, total, more) => {
          const before = shareBytes(media, total)
          const after = shareBytes(media, total + more)
          for (const [at, share] of before?.entries() ?? []) expect(after?.[at]).toBeGreaterThanOrEqual(share)
        },
      ),
    )
  })

  it('shares no worse than any way tried at random', () => {
    const photo: Medium = {
      curve: [
        { bytes: 60_000, score: 45 },
        { bytes: 120_000, score: 68 },
        { bytes: 240_000, score: 82 },
        { bytes: 600_000, score: 92 },
      ],
      least: 10_000,
      most: 900_000,
    }
    const drawing: Medium = {
      curve: [
        { bytes: 20_000, score: 70 },
        { bytes: 60_000, score: 93 },
        { bytes: 120_000, score: 97 },
      ],
      least: 5_000,
      most: 200_000,
    }
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (part) => {
        const shares = shareBytes([photo, drawing], 300_000) as [number, number]
        const first = Math.min(photo.most, Math.max(photo.least, Math.round(300_000 * part)))
        const other = [first, Math.min(drawing.most, 300_000 - first)] as const
        const worth = ([a, b]: readonly [number, number]) => scoreAt(photo, a) + scoreAt(drawing, b)
        fc.pre(other[1] >= drawing.least && scoreAt(photo, first) > 50 && scoreAt(drawing, other[1]) > 50)
        expect(worth(shares) + 0.5).toBeGreaterThan(worth(other))
      }),
    )
  })

  it('helps the weakest first: equal media get equal bytes, and a photo more than a drawing', () => {
    const photo: Medium = { curve: [{ bytes: 300_000, score: 60 }], least: 10_000, most: 900_000 }
    const drawing: Medium = { curve: [{ bytes: 40_000, score: 95 }], least: 5_000, most: 200_000 }
    const [a = 0, b = 0] = shareBytes([photo, photo], 400_000) ?? []
    expect(Math.abs(a - b)).toBeLessThan(80_000)
    const [large = 0, small = 0] = shareBytes([photo, drawing], 200_000) ?? []
    expect(large).toBeGreaterThan(small * 2)
  })

  it('says when the least of all does not fit', () => {
    expect(shareBytes([{ curve: [], least: 50_000, most: 90_000 }], 40_000)).toBeNull()
    expect(shareBytes([], 40_000)).toEqual([])
  })
})
