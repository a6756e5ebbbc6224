import sharp from 'sharp'
import { timing } from './fit-still/speed'
import type { Measurement } from './index'

/**
 * Milliseconds of processor time to render a photo of 12 megapixels for four carrier profiles, from the file to the
 * scores. The limit is one decode and one encode of the same picture by mozjpeg.
 */
export async function run(): Promise<Measurement> {
  sharp.concurrency(1)
  sharp.cache(false)
  const { value, limit } = await timing()
  return {
    name: 'render',
    value,
    unit: 'ms of processor time per 12-megapixel photo, four profiles',
    limit,
    ratio: Number((value / limit).toFixed(2)),
  }
}
