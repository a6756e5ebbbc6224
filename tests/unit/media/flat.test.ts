import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import type { Lane } from '@/lib/media/decode/lane'
import { createDecoderPool } from '@/lib/media/decode/pool.server'
import { PROFILES } from '@/lib/media/profiles'
import { clip } from './clips'
import { animation, photo } from './pictures'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 900_000 })

/** What a process may hold more at the end than when it was warm, bytes: heaps breathe, leaks add up. */
const BREATH = 80_000_000

/** Resident memory of the one process after every job. */
async function residentAfter(lane: Lane, files: readonly Buffer[], jobs: number): Promise<number[]> {
  const pool = createDecoderPool({ lane, jobsPerProcess: jobs + 1, deadlineMs: 240_000 })
  const profile = PROFILES.find(({ id }) => id === 'universal')
  if (!profile) throw new Error('universal')
  const targets = [{ ...profile, maxBytes: 20_000 }]
  const resident: number[] = []
  try {
    for (let job = 0; job < jobs; job += 1) {
      const bytes = files[job % files.length] ?? Buffer.alloc(0)
      await pool.run({ bytes, targets, thumbnails: [320] })
      const pages = readFileSync(`/proc/${pool.pids()[0]}/statm`, 'latin1').split(' ')[1]
      resident.push(Number(pages) * 4_096)
    }
  } finally {
    pool.close()
  }
  return resident
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

function expectFlat(resident: number[]): void {
  const share = Math.floor(resident.length / 5)
  expect(middle(resident.slice(-share)) - middle(resident.slice(share, share * 2))).toBeLessThan(BREATH)
}

describe.runIf(process.platform === 'linux')('the memory of a decoder', () => {
  it('is flat over 400 pictures, broken ones among them', async () => {
    const small = await (await photo(120, 90)).jpeg().toBuffer()
    const files = [
      small,
      small.subarray(0, 900),
      await (await photo(90, 120)).png().toBuffer(),
      await animation(40, 30, 4),
    ]
    expectFlat(await residentAfter('pictures', files, 400))
  })

  it('is flat over 100 clips, broken ones among them', async () => {
    const small = await clip({ width: 64, height: 48, seconds: 0.4, rate: 10 })
    const files = [
      small,
      small.subarray(0, 1_500),
      await clip({ width: 48, height: 64, seconds: 0.5, rate: 10, tone: 0 }),
    ]
    expectFlat(await residentAfter('clips', files, 100))
  })
})
