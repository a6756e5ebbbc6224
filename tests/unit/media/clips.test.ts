import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { boxesIn } from '@/lib/media/av/boxes'
import type { ClipDetail, FittedClip } from '@/lib/media/av/fitted'
import { clipLasts, soundLasts } from '@/lib/media/av/lasts'
import { Source } from '@/lib/media/av/source.server'
import { createDecoderPool, type DecoderPool } from '@/lib/media/decode/pool.server'
import type { DecodeOutcome, DecodeRequest, FitTarget } from '@/lib/media/decode/protocol'
import { NO_EDIT } from '@/lib/media/edit/edit'
import { PROFILES } from '@/lib/media/profiles'
import { written } from '@/lib/words/said'
import { clip, sound, wav } from './clips'
import { animation } from './pictures'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const target = (id: string, maxBytes?: number): FitTarget => {
  const profile = PROFILES.find((known) => known.id === id)
  if (!profile) throw new Error(id)
  return { ...profile, maxBytes: maxBytes ?? profile.messageBytes }
}

let pool: DecoderPool
beforeAll(() => {
  pool = createDecoderPool({ lane: 'clips', deadlineMs: 240_000 })
})
afterAll(() => pool.close())

const run = (bytes: Buffer, request: Partial<DecodeRequest> = {}) =>
  pool.run({ bytes, targets: [], thumbnails: [], ...request })

function made(outcome: DecodeOutcome): FittedClip[] {
  if (!outcome.ok) throw new Error(outcome.fault.message)
  return outcome.renditions as FittedClip[]
}

describe('a clip', () => {
  it('is measured, shown and fitted under every budget, by bytes that were made', async () => {
    const bytes = await clip({ width: 640, height: 360, rate: 30, seconds: 3 })
    const targets = [60_000, 120_000, 60_000].map((most, at) => ({
      ...target('standard', most),
      id: `t${at}`,
    }))
    const outcome = await run(bytes, {
      targets: [...targets, target('old-handset', 30_000)],
      thumbnails: [320],
    })
    if (!outcome.ok) throw new Error(outcome.fault.message)
    expect(outcome.info).toMatchObject({ kind: 'video', width: 640, height: 360, frames: 90 })
    expect(Math.abs(outcome.info.durationMs - 3_000)).toBeLessThan(60)
    const detail = outcome.info.detail as ClipDetail
    expect(detail).toMatchObject({ frameRate: 30, videoCodec: 'h264', audioCodec: 'aac', channels: 1 })
    expect(detail.peaks).toHaveLength(120)
    expect(outcome.thumbnails.map(({ width, height }) => [width, height])).toEqual([[320, 180]])
    const [small, large, again, old] = made(outcome)
    for (const [at, rendition] of [small, large, again, old].entries()) {
      expect(rendition?.bytes.length).toBeLessThanOrEqual([60_000, 120_000, 60_000, 30_000][at] ?? 0)
    }
    expect(again?.sameAs).toBe('t0')
    expect(large?.score ?? 0).toBeGreaterThan(small?.score ?? 0)
    expect(old).toMatchObject({ mime: 'video/3gpp', videoCodec: 'h263', width: 176, height: 144 })
    const source = await Source.open(Buffer.from(large?.bytes ?? []))
    expect(source.video).toMatchObject({
      codec: 'h264',
      size: { width: large?.width, height: large?.height },
    })
    expect(source.sound?.codec).toBe('aac')
    expect(Math.abs(source.durationMs - 3_000)).toBeLessThan(120)
    source.close()
    const order = boxesIn(Buffer.from(large?.bytes ?? []))?.map(({ type }) => type) ?? []
    expect(order.indexOf('moov')).toBeLessThan(order.indexOf('mdat'))
    const text = Buffer.from(large?.bytes ?? []).toString('latin1')
    expect(text).not.toMatch(/Lavf|x264 - core/)
    // Without its list of key frames a player jumps into the middle of a picture.
    expect(text).toContain('stss')
  })

  it('with sound is judged frame by frame, as one without', async () => {
    const wish = { width: 320, height: 180, rate: 30, seconds: 2 }
    const [silent, heard] = [await clip({ ...wish, tone: 0 }), await clip({ ...wish, tone: 440 })]
    // Its sound begins before its picture, where a coder warms up; that is no part of it.
    const source = await Source.open(heard)
    expect(source.startSeconds).toBe(0)
    source.close()
    const targets = [target('standard', 24_000)]
    const [one, other] = [made(await run(silent, { targets })), made(await run(heard, { targets }))]
    expect(other[0]?.audioCodec).toBe('aac')
    expect(Math.abs((one[0]?.score ?? 0) - (other[0]?.score ?? 100))).toBeLessThan(15)
  })

  it('is sent from where it was trimmed to', async () => {
    const bytes = await clip({ seconds: 4, rate: 15 })
    const edit = { ...NO_EDIT, trim: { startMs: 1_000, endMs: 2_000 } }
    const outcome = await run(bytes, { targets: [target('standard')], edit })
    const [rendition] = made(outcome)
    expect(rendition).toMatchObject({ durationMs: 1_000, frames: 15 })
    expect(outcome.ok && outcome.info.made?.durationMs).toBe(1_000)
  })

  it('too long for a budget is not ruined, and it is said what fits', async () => {
    const outcome = await run(await clip({ seconds: 12, width: 160, height: 90, tone: 0 }), {
      targets: [target('standard', 20_000)],
    })
    expect(outcome).toMatchObject({
      ok: true,
      renditions: [],
      misfits: [{ message: written(clipLasts(12, 6)) }],
    })
  })

  it('is turned as its camera was held', async () => {
    const bytes = await clip({ width: 160, height: 90, seconds: 1, tone: 0 })
    // The matrix of the track's header (ISO/IEC 14496-12 §8.3.2): a quarter turn clockwise.
    const matrix = bytes.indexOf('tkhd') + 4 + 40
    for (const [at, value] of [0, 0x10000, 0, -0x10000, 0].entries())
      bytes.writeInt32BE(value, matrix + at * 4)
    const outcome = await run(bytes, { targets: [target('standard', 40_000)], thumbnails: [320] })
    expect(outcome).toMatchObject({ ok: true, info: { width: 90, height: 160 } })
    const [rendition] = made(outcome)
    expect([rendition?.width, rendition?.height]).toEqual([90, 160])
    expect(rendition?.score).toBeGreaterThan(40)
  })

  it('of odd size and shape comes out even', async () => {
    const bytes = await clip({
      width: 322,
      height: 182,
      picture: 'mandelbrot=end_pts=30',
      tone: 0,
      seconds: 1,
    }).catch(() => clip({ width: 322, height: 182, tone: 0, seconds: 1 }))
    const [rendition] = made(await run(bytes, { targets: [target('standard', 20_000)] }))
    expect([rendition?.width ?? 1, rendition?.height ?? 1].map((side) => side % 2)).toEqual([0, 0])
    expect(rendition?.audioCodec).toBeNull()
  })
})

describe('an animation', () => {
  it('goes as a clip where its owner agreed and the carrier takes one', async () => {
    const bytes = await animation(160, 120, 8)
    const outcome = await run(bytes, {
      targets: [target('standard', 60_000), target('old-handset', 60_000)],
      edit: { ...NO_EDIT, asVideo: true },
    })
    const [modern, old] = made(outcome)
    expect(modern).toMatchObject({ mime: 'video/mp4', videoCodec: 'h264', audioCodec: null, width: 160 })
    expect(modern?.bytes.length).toBeLessThanOrEqual(60_000)
    // It goes round for ever, so that the clip of it plays for a while.
    expect(modern?.durationMs).toBeGreaterThanOrEqual(4_000)
    expect(modern?.score).toBeGreaterThan(50)
    expect(old?.mime).toBe('image/gif')
  })

  const agreed = async (bytes: Buffer, targets: FitTarget[]) =>
    made(await run(bytes, { targets, edit: { ...NO_EDIT, asVideo: true } })).map(({ mime }) => mime)

  it('stays one where clips are not taken, and where none is small enough; a still where neither is', async () => {
    const modern = target('standard', 60_000)
    const without = (...types: string[]) => modern.mime.filter((type) => !types.includes(type))
    expect(
      await agreed(await animation(64, 48, 6), [
        modern,
        { ...modern, id: 'no clips', mime: without('video/mp4', 'video/3gpp') },
        { ...modern, id: 'too little', maxBytes: 9_000 },
        { ...modern, id: 'neither', mime: without('video/mp4', 'video/3gpp', 'image/gif') },
        { ...modern, id: 'clips alone', mime: without('image/gif') },
      ]),
    ).toEqual(['video/mp4', 'image/gif', 'image/gif', expect.stringMatching(/jpeg|png/), 'video/mp4'])
  })

  it('goes round as a clip as often as it does, while that is short', async () => {
    // Six frames of 800 ms in all.
    const frames = await animation(64, 48, 6)
    const lasting = async (loop: number) => {
      const gif = await sharp(frames, { animated: true }).gif({ loop }).toBuffer()
      const [clip] = made(
        await run(gif, { targets: [target('standard')], edit: { ...NO_EDIT, asVideo: true } }),
      )
      return Math.round((clip?.durationMs ?? 0) / 800)
    }
    expect([await lasting(1), await lasting(3), await lasting(50), await lasting(0)]).toEqual([1, 3, 5, 5])
  })

  it('stays one where no clip can be made of it: too narrow, or shown for too long', async () => {
    expect(await agreed(await animation(1, 40, 4, 60), [target('standard', 60_000)])).toEqual(['image/gif'])
    const frames = await animation(400, 300, 12)
    const delay = [20, ...Array.from({ length: 11 }, () => 65_000)]
    const slow = await sharp(frames, { animated: true }).gif({ delay, loop: 0 }).toBuffer()
    expect(await agreed(slow, [target('standard')])).toEqual(['image/gif'])
  })
})

describe('a sound', () => {
  it('is fitted as M4A, and keeps its length', async () => {
    const outcome = await run(await sound(10), {
      targets: [target('universal'), target('universal', 22_000)],
      thumbnails: [320],
    })
    if (!outcome.ok) throw new Error(outcome.fault.message)
    expect(outcome.info).toMatchObject({ kind: 'audio', width: null, height: null })
    expect(outcome.thumbnails).toEqual([])
    for (const [at, rendition] of made(outcome).entries()) {
      expect(rendition).toMatchObject({ mime: 'audio/mp4', width: null, audioCodec: 'aac' })
      expect(rendition.bytes.length).toBeLessThanOrEqual([300_000, 22_000][at] ?? 0)
    }
  })

  it('too long for a budget is told in seconds', async () => {
    const outcome = await run(wav(new Int16Array(8_000 * 90).map((_, at) => 8_000 * Math.sin(at / 4))), {
      targets: [target('standard', 50_000)],
    })
    expect(outcome).toMatchObject({
      misfits: [{ message: written(soundLasts(90, 28)) }],
    })
  })

  it('that nobody hears is told so', async () => {
    const outcome = await run(wav(new Int16Array(8_000)), { targets: [target('standard')] })
    expect(outcome).toMatchObject({
      ok: true,
      misfits: [{ message: expect.stringMatching(/^Nothing is heard/) }],
    })
  })
})

describe('a hostile clip', () => {
  const faultOf = async (bytes: Buffer) => {
    const outcome = await run(bytes, { targets: [target('standard')], thumbnails: [320] })
    return outcome.ok ? null : outcome.fault.code
  }

  it('cut short is told from one that is damaged', async () => {
    const bytes = await clip({ seconds: 2 })
    expect(await faultOf(bytes.subarray(0, bytes.length >> 1))).toBe('truncated')
    expect(await faultOf(Buffer.concat([bytes.subarray(0, 32), Buffer.alloc(5_000, 7)]))).toMatch(
      /truncated|unreadable/,
    )
  })

  it('claiming 100 hours is measured, or refused, never believed', async () => {
    const claims = wav(
      new Int16Array(4_000).map((_, at) => (at % 50) * 100),
      8_000,
      0xfffffff0,
    )
    const outcome = await run(claims, { targets: [target('standard')] })
    expect(outcome.ok && outcome.info.durationMs).toBe(500)
  })

  it('with its index at the end, or a page or an archive behind it, plays all the same', async () => {
    const bytes = await clip({ seconds: 1 })
    const [ftyp, moov, ...rest] =
      boxesIn(bytes)?.map(({ start, size }) => bytes.subarray(start, start + size)) ?? []
    expect(
      await faultOf(Buffer.concat([bytes, Buffer.from('<script>alert(1)</script>PK\x03\x04')])),
    ).toBeNull()
    expect(ftyp && moov && rest.length > 0).toBe(true)
  })

  it('that is a list of other files opens none of them', async () => {
    const list = '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n'
    const avi = Buffer.concat([
      Buffer.from('RIFF\x00\x10\x00\x00AVI LIST\x14\x00\x00\x00GAB2\x00\x02\x00', 'latin1'),
      Buffer.from(list),
      Buffer.alloc(2_000),
    ])
    expect(await faultOf(avi)).toMatch(/truncated|unreadable|no_streams/)
    const ftyp = Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isommp42', 'latin1')
    expect(await faultOf(Buffer.concat([ftyp, Buffer.from(list)]))).toMatch(/truncated|unreadable/)
  })
})
