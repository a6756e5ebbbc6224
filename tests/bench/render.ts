import sharp from 'sharp'
import { LIBRARY_SHAPE, mediaBudget } from '@/lib/media/budget'
import { createDecoderPool } from '@/lib/media/decode/pool.server'
import { profileById } from '@/lib/media/profiles'
import { PHOTO_KINDS, photo } from './fit-pictures'
import type { Measurement } from './index'

const PROFILES = ['tmobile-long', 'att-long', 'tollfree', 'universal']
const ROUNDS = 3

/**
 * Milliseconds to render a 12-megapixel photo for four carrier profiles, decode and search included. The limit is
 * one decode and one plain encode of the same pixels by the same coder.
 */
export async function run(): Promise<Measurement> {
  sharp.concurrency(1)
  sharp.cache(false)
  const original = await photo(3_024, 4_032, PHOTO_KINDS.dusk)
  const targets = PROFILES.map((id) => {
    const profile = profileById(id)
    if (!profile) throw new Error(`No carrier profile is called ${id}.`)
    return { ...profile, maxBytes: mediaBudget(profile, LIBRARY_SHAPE) }
  })
  const pool = createDecoderPool()
  const values: number[] = []
  const limits: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const value = await timed(async () => {
      const outcome = await pool.run({ bytes: original, targets, thumbnails: [] })
      if (!outcome.ok) throw new Error(outcome.fault.message)
      const over = outcome.renditions.filter(
        ({ targetId, bytes }) =>
          bytes.length > (targets.find((target) => target.id === targetId)?.maxBytes ?? 0),
      )
      if (over.length > 0 || outcome.misfits.length > 0) throw new Error('A rendition missed its budget.')
    })
    const limit = await timed(() =>
      sharp(original).resize(1_512, 2_016).jpeg({ quality: 85, mozjpeg: true }).toBuffer(),
    )
    // The first round starts the process and warms the caches.
    if (round > 0) {
      values.push(value)
      limits.push(limit)
    }
  }
  pool.close()
  const value = median(values)
  const limit = median(limits)
  return {
    name: 'render',
    value: Math.round(value),
    unit: 'ms per 12-megapixel photo, four profiles',
    limit: Math.round(limit),
    ratio: Number((value / limit).toFixed(2)),
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
