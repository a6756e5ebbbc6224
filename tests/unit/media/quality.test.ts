import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { across, along, REACH } from '@/lib/media/quality/blur'
import type { Raster } from '@/lib/media/quality/colour'
import { Comparison } from '@/lib/media/quality/compare'
import { QualityReference } from '@/lib/media/quality/ssimulacra2'
import { compiled } from '@/lib/media/quality/wasm'
import { QUALITY_FLOOR, qualityWord, shownScore } from '@/lib/media/quality/words'
import { wordsIn } from '@/lib/words/catalogue'
import { DAMAGES, SCENES } from './distortions'

/**
 * What the published tool (SSIMULACRA 2.1, C++, built on libjxl 0.7) says of these pictures, and what it says once its
 * blur is computed in double precision. Its own recursion rounds to single precision, which alone moves flat art by up
 * to 1.3 points; ours does not, so it is held to the second column closely and to the first within that.
 */
const GOLDEN: readonly [keyof typeof SCENES, keyof typeof DAMAGES, published: number, exact: number][] = [
  ['landscape', 'faint noise', 88.2386, 88.511585],
  ['landscape', 'strong noise', -6.907014, -6.906733],
  ['landscape', 'slight blur', 32.092932, 32.099706],
  ['landscape', 'strong blur', 1.512362, 1.5006],
  ['landscape', 'faint blocks', 75.716706, 75.836146],
  ['landscape', 'plain blocks', -1.056427, -1.055258],
  ['landscape', 'few colours', 24.608785, 24.597922],
  ['landscape', 'halos', 30.70224, 30.692365],
  ['landscape', 'smeared colour', 78.264744, 78.457613],
  ['landscape', 'brighter', 73.314846, 73.322134],
  ['poster', 'faint noise', 87.542754, 88.685677],
  ['poster', 'strong noise', 12.169703, 12.131471],
  ['poster', 'slight blur', 35.940863, 36.126067],
  ['poster', 'strong blur', -34.212526, -34.176242],
  ['poster', 'faint blocks', 69.134155, 69.404918],
  ['poster', 'plain blocks', 3.08238, 3.181031],
  ['poster', 'few colours', 54.375868, 54.576254],
  ['poster', 'halos', 68.604401, 68.970826],
  ['poster', 'smeared colour', 81.822152, 82.328728],
  ['poster', 'brighter', 78.983232, 79.199768],
]

function ours(scene: keyof typeof SCENES, damage: keyof typeof DAMAGES): number {
  const original = SCENES[scene]()
  const damaged = DAMAGES[damage]
  if (!damaged) throw new Error(`No damage is called ${damage}.`)
  return new QualityReference(original).score(damaged(original))
}

describe('the quality metric', () => {
  it.each(GOLDEN)('scores %s with %s as the published one does', (scene, damage, published, exact) => {
    const score = ours(scene, damage)
    expect(Math.abs(score - exact)).toBeLessThan(0.1)
    expect(Math.abs(score - published)).toBeLessThan(1.3)
  })

  it('gives 100 to the original, whatever its size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 1, max: 70 }),
        fc.uint8Array({ minLength: 3, maxLength: 64 }),
        (width, height, pattern) => {
          const data = Uint8Array.from(
            { length: width * height * 3 },
            (_, at) => pattern[at % pattern.length] ?? 0,
          )
          const picture = { data, width, height }
          expect(new QualityReference(picture).score(picture)).toBeCloseTo(100, 1)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('says the same of a picture however many were compared before it', () => {
    const original = SCENES.landscape()
    const reference = new QualityReference(original)
    const all = Object.values(DAMAGES).map((damage) => damage(original))
    const first = all.map((damaged) => reference.score(damaged))
    expect(
      all
        .toReversed()
        .map((damaged) => reference.score(damaged))
        .toReversed(),
    ).toEqual(first)
  })

  it('falls as JPEG quality falls', async () => {
    const original = SCENES.landscape()
    const reference = new QualityReference(original)
    const scores: number[] = []
    for (const quality of [95, 80, 60, 35, 10])
      scores.push(reference.score(await throughJpeg(original, quality)))
    expect(scores.toSorted((a, b) => b - a)).toEqual(scores)
  })

  it('refuses pictures of different sizes', () => {
    const reference = new QualityReference(SCENES.landscape())
    expect(() => reference.score(SCENES.poster())).toThrow(RangeError)
  })

  it('speaks a marketer’s words, with a warning below the floor', () => {
    const t = wordsIn('en', 'media')
    expect([97, 84, 70, 50, 49.9].map((score) => qualityWord(t, score))).toEqual([
      'As good as the original',
      'Very good',
      'Good',
      'Fair',
      'Poor',
    ])
    expect(qualityWord(t, QUALITY_FLOOR)).not.toBe('Poor')
    expect([-34.2, 49.6, 100].map(shownScore)).toEqual([0, 50, 100])
  })
})

/** A plane of `size` × `size`, an odd number, blurred along and across. */
function blurred(from: (x: number, y: number) => number, size: number): Float64Array {
  const run = compiled({ along, across })
  const numbers = new Float64Array(run.memory.buffer)
  const wide = size + 2 * REACH + 1
  const row = (y: number) => REACH + y * wide
  const [plain, blurredAlong, blurredWhole] = [0, 2 * REACH + size, 2 * (2 * REACH + size)].map(
    (first) => (y: number) => 8 * row(first + y),
  ) as [(y: number) => number, (y: number) => number, (y: number) => number]
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) numbers[plain(y) / 8 + x] = from(x, y)
    run.along(plain(y) - 8 * REACH, blurredAlong(y + REACH), size)
    numbers[blurredAlong(y + REACH) / 8 + size] = 0
  }
  const to = new Float64Array(size * size)
  for (let y = 0; y < size; y += 1) {
    const nine = Array.from({ length: 2 * REACH + 1 }, (_, n) => blurredAlong(y + n))
    run.across(...nine, blurredWhole(y), size)
    const start = blurredWhole(y) / 8
    to.set(numbers.subarray(start, start + size), y * size)
  }
  return to
}

describe('the blur', () => {
  it('keeps what it spreads, is the same in every direction and takes the outside for zero', () => {
    const size = 21
    const to = blurred((x, y) => (x === 10 && y === 10 ? 1 : 0), size)
    expect(to.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5)
    for (let reach = 0; reach <= 6; reach += 1) {
      expect(to[10 * size + 10 + reach]).toBeCloseTo(to[(10 + reach) * size + 10] ?? -1, 7)
      expect(to[10 * size + 10 + reach]).toBeCloseTo(to[10 * size + 10 - reach] ?? -1, 7)
    }
    const flat = blurred(() => 1, size)
    expect(flat[10 * size + 10]).toBeCloseTo(1, 5)
    for (const corner of [0, size - 1, size * (size - 1), size * size - 1]) {
      expect(flat[corner]).toBeLessThan(0.5)
      expect(flat[corner]).toBeCloseTo(flat[0] ?? -1, 7)
    }
  })
})

describe('a comparison of channels', () => {
  it('is what its definition says, of any width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 23 }),
        fc.integer({ min: 8, max: 23 }),
        fc.integer({ min: 1, max: 1_000 }),
        (width, height, seed) => {
          const plane = (from: number) =>
            Float32Array.from({ length: width * height }, (_, at) => 0.5 + Math.sin(at * from) / 3)
          const [a, b] = [plane(seed), plane(seed + 0.3)]
          // A wider channel before it leaves nothing behind.
          const comparison = new Comparison(width + 3)
          comparison.kept(new Float32Array((width + 3) * 9).fill(0.7), width + 3, 9)
          const { structure, lost } = comparison.errors(comparison.kept(a, width, height), b)
          const plain = plainErrors(a, b, width, height)
          expect(structure.mean).toBeCloseTo(plain.structure, 4)
          expect(lost.mean).toBeCloseTo(plain.lost, 5)
        },
      ),
      { numRuns: 30 },
    )
  })
})

/** The same in double precision and as plainly as can be. */
function plainErrors(a: Float32Array, b: Float32Array, width: number, height: number) {
  const size = Math.max(width, height) | 1
  const within = (plane: (at: number) => number) => {
    const made = blurred((x, y) => (x < width && y < height ? plane(y * width + x) : 0), size)
    return (x: number, y: number) => made[y * size + x] as number
  }
  const at = (plane: Float32Array) => (place: number) => plane[place] as number
  const [meanA, meanB] = [within(at(a)), within(at(b))]
  const squareA = within((place) => at(a)(place) ** 2)
  const squareB = within((place) => at(b)(place) ** 2)
  const shared = within((place) => at(a)(place) * at(b)(place))
  let [structure, lost] = [0, 0]
  for (let place = 0; place < a.length; place += 1) {
    const [x, y] = [place % width, Math.floor(place / width)]
    const [mu1, mu2] = [meanA(x, y), meanB(x, y)]
    const covariance = 2 * (shared(x, y) - mu1 * mu2) + 0.0009
    const variances = squareA(x, y) - mu1 ** 2 + squareB(x, y) - mu2 ** 2 + 0.0009
    structure += Math.max(0, 1 - ((1 - (mu1 - mu2) ** 2) * covariance) / variances) / a.length
    const change = (1 + Math.abs(at(b)(place) - mu2)) / (1 + Math.abs(at(a)(place) - mu1)) - 1
    lost += Math.max(0, -change) / a.length
  }
  return { structure, lost }
}

const hasTool = spawnSync('ssimulacra2', [], { stdio: 'ignore' }).error === undefined

describe.runIf(hasTool)('the published tool on this machine', () => {
  it('agrees', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'marquee-quality-'))
    try {
      for (const [scene, make] of Object.entries(SCENES)) {
        const original = make()
        const reference = new QualityReference(original)
        const first = await saved(original, path.join(folder, 'original.png'))
        for (const damage of Object.values(DAMAGES)) {
          const damaged = damage(original)
          const second = await saved(damaged, path.join(folder, 'damaged.png'))
          const published = Number.parseFloat(execFileSync('ssimulacra2', [first, second]).toString())
          expect(Math.abs(reference.score(damaged) - published), scene).toBeLessThan(1.5)
        }
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

async function throughJpeg({ data, width, height }: Raster, quality: number): Promise<Raster> {
  const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer()
  return { data: await sharp(jpeg).raw().toBuffer(), width, height }
}

async function saved({ data, width, height }: Raster, file: string): Promise<string> {
  await sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(file)
  return file
}
