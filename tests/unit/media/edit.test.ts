import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds, largest, moved, pulled, shapeOf } from '@/lib/media/edit/crop'
import {
  type Edit,
  editedSize,
  editSchema,
  isEdited,
  LEAST_SHARE,
  makesSame,
  mirrored,
  NO_EDIT,
  type Region,
  readEdit,
  seenPoint,
  sourcePoint,
  sourceRegion,
  TURNS,
  tidy,
  turned,
} from '@/lib/media/edit/edit'
import { gainOf, portraitOf } from '@/lib/media/edit/portrait'
import { turnPixels } from '@/lib/media/edit/turn'

const share = fc.double({ min: 0, max: 1, noNaN: true })
const region: fc.Arbitrary<Region> = fc
  .tuple(
    fc.double({ min: LEAST_SHARE, max: 1, noNaN: true }),
    fc.double({ min: LEAST_SHARE, max: 1, noNaN: true }),
    share,
    share,
  )
  .map(([width, height, x, y]) => ({ width, height, x: x * (1 - width), y: y * (1 - height) }))
const seen = fc.record({ flip: fc.boolean(), turn: fc.constantFrom(...TURNS) })
const point = fc.record({ x: share, y: share })
const edit: fc.Arbitrary<Edit> = fc.record({
  flip: fc.boolean(),
  turn: fc.constantFrom(...TURNS),
  crop: fc.option(region, { nil: null }),
  focus: fc.option(point, { nil: null }),
  trim: fc.constant(null),
  posterMs: fc.constant(null),
  asVideo: fc.boolean(),
})
const size = fc.record({
  width: fc.integer({ min: 1, max: 12_000 }),
  height: fc.integer({ min: 1, max: 12_000 }),
})

describe('an edit', () => {
  it('is read back as it was written, and never breaks what cannot be read', () => {
    fc.assert(
      fc.property(edit, (given) => {
        const written = tidy(given)
        expect(editSchema.parse(written)).toEqual(written)
        expect(readEdit(JSON.parse(JSON.stringify(written)))).toEqual(written)
        expect(tidy(written)).toEqual(written)
      }),
    )
    for (const odd of [null, undefined, 3, [], { turn: 45 }, { crop: { x: 2 } }, { trim: 'all' }])
      expect(readEdit(odd)).toEqual(NO_EDIT)
    expect(readEdit({ flip: true, crop: { x: 0.9, y: 0, width: 0.5, height: 1 } })).toEqual({
      ...NO_EDIT,
      flip: true,
    })
  })

  it('is nothing when it crops nothing, and the focus makes no other picture', () => {
    const whole = { ...NO_EDIT, crop: { x: 0, y: 0, width: 1, height: 1 } }
    expect(tidy(whole)).toEqual(NO_EDIT)
    expect(isEdited(whole)).toBe(false)
    expect(makesSame(NO_EDIT, { ...NO_EDIT, focus: { x: 0.5, y: 0.5 } })).toBe(true)
    expect(isEdited({ ...NO_EDIT, turn: 90 })).toBe(true)
  })

  it('refuses a crop outside the picture and a trim of nothing', () => {
    const parse = (change: object) => editSchema.safeParse({ ...NO_EDIT, ...change }).success
    expect(parse({ crop: { x: 0.5, y: 0, width: 0.6, height: 1 } })).toBe(false)
    expect(parse({ crop: { x: 0, y: 0, width: 0.001, height: 1 } })).toBe(false)
    expect(parse({ trim: { startMs: 1_000, endMs: 1_100 } })).toBe(false)
    expect(parse({ trim: { startMs: 1_000, endMs: 4_000 } })).toBe(true)
    expect(parse({ turn: 45 })).toBe(false)
  })

  it('comes back after four turns and after two mirrors', () => {
    fc.assert(
      fc.property(edit, (given) => {
        const start = tidy(given)
        expect(tidy(turned(turned(turned(turned(start)))))).toEqual(start)
        expect(tidy(mirrored(mirrored(start)))).toEqual(start)
      }),
    )
  })

  it('shows the same part of the original however it is turned and mirrored', () => {
    fc.assert(
      fc.property(edit, size, (given, original) => {
        // Sides of half a pixel round either way; both are right.
        const near = (a: Region, b: Region) => {
          for (const key of ['x', 'y', 'width', 'height'] as const)
            expect(Math.abs(a[key] - b[key])).toBeLessThanOrEqual(1)
        }
        near(sourceRegion(original, turned(given)), sourceRegion(original, given))
        near(sourceRegion(original, mirrored(given)), sourceRegion(original, given))
      }),
    )
  })

  it('finds every place again', () => {
    fc.assert(
      fc.property(point, seen, (place, how) => {
        const back = sourcePoint(seenPoint(place, how), how)
        expect(back.x).toBeCloseTo(place.x, 9)
        expect(back.y).toBeCloseTo(place.y, 9)
      }),
    )
  })

  it('cuts whole pixels inside the original, at least one', () => {
    fc.assert(
      fc.property(edit, size, (given, original) => {
        const cut = sourceRegion(original, given)
        expect(Object.values(cut).every(Number.isInteger)).toBe(true)
        expect(Math.min(cut.x, cut.y)).toBeGreaterThanOrEqual(0)
        expect(Math.min(cut.width, cut.height)).toBeGreaterThanOrEqual(1)
        expect(cut.x + cut.width).toBeLessThanOrEqual(original.width)
        expect(cut.y + cut.height).toBeLessThanOrEqual(original.height)
        const { width, height } = editedSize(original, given)
        expect([width, height].sort()).toEqual([cut.width, cut.height].sort())
      }),
    )
  })
})

describe('turned pixels', () => {
  it('lie where the rule says they are seen', () => {
    const small = fc.record({
      width: fc.integer({ min: 1, max: 7 }),
      height: fc.integer({ min: 1, max: 7 }),
    })
    fc.assert(
      fc.property(small, seen, fc.integer({ min: 1, max: 3 }), ({ width, height }, how, pictures) => {
        const data = Buffer.from(Array.from({ length: width * height * pictures * 3 }, (_, at) => at % 251))
        const out = turnPixels({ data, width, height }, how)
        expect(out.data.length).toBe(data.length)
        for (let picture = 0; picture < pictures; picture += 1)
          for (let y = 0; y < height; y += 1)
            for (let x = 0; x < width; x += 1) {
              const at = seenPoint({ x: (x + 0.5) / width, y: (y + 0.5) / height }, how)
              const [tx, ty] = [Math.floor(at.x * out.width), Math.floor(at.y * out.height)]
              const source = ((picture * height + y) * width + x) * 3
              const target = ((picture * out.height + ty) * out.width + tx) * 3
              expect([...out.data.subarray(target, target + 3)]).toEqual([
                ...data.subarray(source, source + 3),
              ])
            }
      }),
    )
  })
})

const step = fc.constantFrom(-1 as const, 0 as const, 1 as const)
const handle = fc.record({ x: step, y: step }).filter(({ x, y }) => x !== 0 || y !== 0)
const by = fc.record({
  x: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
  y: fc.double({ min: -1.5, max: 1.5, noNaN: true }),
})
const inside = (crop: Region) => {
  expect(Math.min(crop.x, crop.y)).toBeGreaterThanOrEqual(-1e-9)
  expect(crop.x + crop.width).toBeLessThanOrEqual(1 + 1e-9)
  expect(crop.y + crop.height).toBeLessThanOrEqual(1 + 1e-9)
}

describe('a crop box', () => {
  it('keeps its size when it is moved, and never leaves the picture', () => {
    fc.assert(
      fc.property(region, by, (crop, way) => {
        const next = moved(crop, way)
        inside(next)
        expect([next.width, next.height]).toEqual([crop.width, crop.height])
      }),
    )
  })

  it('keeps the edges that are not pulled', () => {
    fc.assert(
      fc.property(region, handle, by, (crop, pull, way) => {
        const next = pulled(crop, pull, way, null)
        inside(next)
        expect(Math.min(next.width, next.height)).toBeGreaterThanOrEqual(LEAST_SHARE - 1e-9)
        if (pull.x <= 0) expect(next.x + next.width).toBeCloseTo(crop.x + crop.width, 9)
        if (pull.x >= 0) expect(next.x).toBeCloseTo(crop.x, 9)
        if (pull.y <= 0) expect(next.y + next.height).toBeCloseTo(crop.y + crop.height, 9)
        if (pull.y >= 0) expect(next.y).toBeCloseTo(crop.y, 9)
      }),
    )
  })

  it('keeps its proportion whichever handle is pulled', () => {
    const ratios = fc.constantFrom(9 / 16, 4 / 5, 1, 16 / 9)
    const pictures = fc.record({
      width: fc.integer({ min: 300, max: 6_000 }),
      height: fc.integer({ min: 300, max: 6_000 }),
    })
    fc.assert(
      fc.property(ratios, pictures, point, handle, by, (ratio, picture, about, pull, way) => {
        const start = largest(ratio, picture, about)
        inside(start)
        const next = pulled(start, pull, way, shapeOf(ratio, picture))
        inside(next)
        expect((next.width * picture.width) / (next.height * picture.height)).toBeCloseTo(ratio, 6)
      }),
    )
  })

  it('is as large as it can be, and holds what it is put about', () => {
    fc.assert(
      fc.property(fc.constantFrom(9 / 16, 4 / 5, 1, 16 / 9), size, point, (ratio, picture, about) => {
        const crop = largest(ratio, picture, about)
        expect(Math.max(crop.width, crop.height)).toBeCloseTo(1, 9)
        expect(holds(crop, about)).toBe(true)
      }),
    )
  })
})

/** A grey picture, three bytes a pixel, with a busy block. */
function blockAt(width: number, height: number, left: number, span: number) {
  const data = new Uint8Array(width * height * 3).fill(128)
  for (let y = 10; y < height - 10; y += 1)
    for (let x = left; x < left + span; x += 1)
      data.fill((x + y) % 4 < 2 ? 250 : 5, (y * width + x) * 3, (y * width + x) * 3 + 3)
  return { data, width, height }
}

/** By what a place in shares may be off. */
const widened = (crop: Region): Region => ({ ...crop, x: crop.x - 1e-9, width: crop.width + 2e-9 })

describe('the portrait crop that is offered', () => {
  it('follows what there is to see', () => {
    for (const left of [4, 50, 110]) {
      const found = portraitOf(blockAt(160, 90, left, 40))
      const [from, to] = [(found?.crop.x ?? 1) * 160, ((found?.crop.x ?? 0) + (found?.crop.width ?? 0)) * 160]
      expect(from).toBeLessThanOrEqual(left)
      expect(to).toBeGreaterThanOrEqual(left + 40)
      expect(found?.kept).toBeGreaterThan(0.95)
    }
  })

  it('never cuts off the focus, wherever it lies', () => {
    fc.assert(
      fc.property(point, fc.integer({ min: 1, max: 110 }), (focus, left) => {
        const found = portraitOf(blockAt(160, 90, left, 40), focus)
        expect(found === null || holds(widened(found.crop), focus)).toBe(true)
      }),
    )
  })

  it('is not offered where too much would be lost, nor for what is portrait already', () => {
    expect(portraitOf(blockAt(160, 90, 5, 150))).toBeNull()
    expect(portraitOf(blockAt(90, 160, 5, 40))).toBeNull()
    expect(portraitOf({ data: new Uint8Array(160 * 90 * 3).fill(90), width: 160, height: 90 })).toBeNull()
  })

  it('says how much larger things get on a phone', () => {
    const gain = gainOf({ width: 3_000, height: 2_000 }, { x: 0.2, y: 0, width: 1_600 / 3_000, height: 1 })
    expect(gain.before).toEqual({ width: 750, height: 500 })
    expect(gain.after).toEqual({ width: 750, height: 938 })
    expect(gain.larger).toBeCloseTo(3_000 / 1_600, 6)
  })
})
