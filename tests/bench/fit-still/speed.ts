import sharp from 'sharp'
import { LIBRARY_SHAPE, mediaBudget } from '@/lib/media/budget'
import { decode } from '@/lib/media/decode/decode.server'
import type { FitTarget } from '@/lib/media/decode/protocol'
import { profileById } from '@/lib/media/profiles'
import type { BenchPicture } from '../fit-pictures'
import { phonePhotos } from './set'
import { mean, quantile } from './tally'

const PROFILES = ['tmobile-long', 'att-long', 'tollfree', 'universal']
const ROUNDS = 3

/** Mean ms of processor time for a 12-megapixel photo: four profiles from the file to the scores, and one encode. */
export async function timing(): Promise<{ value: number; limit: number }> {
  const photos = await phonePhotos()
  const targets = PROFILES.map(targetOf)
  const values: number[] = []
  const limits: number[] = []
  for (const photo of photos) {
    const value = await median(() => fitAll(photo, targets))
    // Decoded, scaled to the largest size of ours and encoded once, as well as the coder can.
    const limit = await median(() =>
      sharp(photo.bytes)
        .resize(2_016, 2_016, { fit: 'inside' })
        .jpeg({ quality: 85, mozjpeg: true })
        .toBuffer(),
    )
    console.error(`${photo.name}: ${value} ms for four profiles, ${limit} ms for one encode`)
    values.push(value)
    limits.push(limit)
  }
  return { value: Math.round(mean(values)), limit: Math.round(mean(limits)) }
}

async function fitAll({ bytes }: BenchPicture, targets: FitTarget[]): Promise<void> {
  let over = 0
  await decode({ bytes, targets, thumbnails: [] }, (message) => {
    if (message.type === 'misfit') over += 1
    if (message.type !== 'rendition') return
    const { targetId, bytes: made } = message.rendition
    over += made.length > (targets.find(({ id }) => id === targetId)?.maxBytes ?? 0) ? 1 : 0
  })
  if (over > 0) throw new Error('A rendition missed its budget.')
}

function targetOf(id: string): FitTarget {
  const profile = profileById(id)
  if (!profile) throw new Error(`No carrier profile is called ${id}.`)
  return { ...profile, maxBytes: mediaBudget(profile, LIBRARY_SHAPE) }
}

/** Of the processor, so that what else runs on the machine does not count. The first round warms the code. */
async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    if (round > 0) times.push((user + system) / 1000)
  }
  return Math.round(quantile(times, 0.5))
}
