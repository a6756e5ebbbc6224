import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createDecoderPool, type DecoderPool } from '@/lib/media/decode/pool.server'
import type { FitTarget } from '@/lib/media/decode/protocol'
import { animation, photo } from './pictures'

const TARGET: FitTarget = {
  id: 'one',
  maxBytes: 200_000,
  width: 2_592,
  height: 1_944,
  mime: ['image/jpeg', 'image/gif'],
  baseline: false,
}

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })

describe('decoder processes', () => {
  let pool: DecoderPool | undefined
  afterEach(() => pool?.close())

  it('run without our environment, without root and, on Linux, under a data limit', async () => {
    pool = createDecoderPool()
    await pool.run({ bytes: await (await photo(40, 30)).png().toBuffer(), targets: [TARGET], thumbnails: [] })
    const [pid] = pool.pids()
    if (process.platform !== 'linux') return
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const limits = readFileSync(`/proc/${pid}/limits`, 'utf8')
    if (process.getuid?.() === 0) {
      expect(status).toMatch(/^Uid:\s+65534\s+65534\s+65534\s+65534$/m)
      expect(status).toMatch(/^CapEff:\s+0+$/m)
    }
    expect(limits).toMatch(/^Max data size\s+\d+\s+\d+/m)
  })

  it('that die take one picture with them and no more', async () => {
    pool = createDecoderPool()
    const slow = await animation(300, 200, 12, 90)
    const broken = pool.run({ bytes: slow, targets: [TARGET], thumbnails: [] }, (message) => {
      if (message.type === 'info') process.kill(pool?.pids()[0] ?? 0, 'SIGKILL')
    })
    const next = pool.run({
      bytes: await (await photo(40, 30)).png().toBuffer(),
      targets: [TARGET],
      thumbnails: [],
    })
    expect(await broken).toMatchObject({ ok: false, fault: { code: 'crashed' } })
    expect(await next).toMatchObject({ ok: true, renditions: [{ targetId: 'one' }] })
  })

  it('that die of what an earlier picture broke read the next one again, once', async () => {
    pool = createDecoderPool()
    const bytes = await (await photo(60, 40)).png().toBuffer()
    const job = { bytes, targets: [TARGET], thumbnails: [] }
    const dying = (times: number) => {
      let left = times
      return pool?.run(job, (message) => {
        if (message.type !== 'info' || left === 0) return
        left -= 1
        process.kill(pool?.pids()[0] ?? 0, 'SIGKILL')
      })
    }
    await pool.run(job)
    expect(await dying(1)).toMatchObject({ ok: true, renditions: [{ targetId: 'one' }] })
    expect(await dying(2)).toMatchObject({ ok: false, fault: { code: 'crashed' } })
  })

  it('are ended when a step takes too long, and say so', async () => {
    pool = createDecoderPool({ deadlineMs: 20 })
    const outcome = await pool.run({
      bytes: await (await photo(1_500, 2_000, 80)).png({ compressionLevel: 1 }).toBuffer(),
      targets: [TARGET],
      thumbnails: [],
    })
    expect(outcome).toMatchObject({ ok: false, fault: { code: 'deadline' } })
  })

  it('are ended when they take too much memory, and say so', async () => {
    if (process.platform !== 'linux') return
    pool = createDecoderPool({ memoryBytes: 1_000_000 })
    const outcome = await pool.run({
      bytes: await (await photo(1_500, 2_000, 80)).png({ compressionLevel: 1 }).toBuffer(),
      targets: [TARGET],
      thumbnails: [],
    })
    expect(outcome).toMatchObject({ ok: false, fault: { code: 'memory' } })
  })

  it('are replaced after their share of jobs and end when there is no work', async () => {
    pool = createDecoderPool({ jobsPerProcess: 1, idleMs: 1 })
    const bytes = await (await photo(40, 30)).png().toBuffer()
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => pool?.run({ bytes, targets: [TARGET], thumbnails: [] })),
    )
    expect(outcomes.every((outcome) => outcome?.ok)).toBe(true)
    await expect.poll(() => pool?.pids().length, { timeout: 60_000 }).toBe(0)
  })
})
