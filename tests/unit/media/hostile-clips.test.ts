import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { boxesIn } from '@/lib/media/av/boxes'
import { PREVIEW_ID } from '@/lib/media/av/fitted'
import { createDecoderPool, type DecoderPool } from '@/lib/media/decode/pool.server'
import type { DecodeRequest, FitTarget } from '@/lib/media/decode/protocol'
import { PROFILES } from '@/lib/media/profiles'
import { clip, sound } from './clips'
import { box, grown, latin1, overwritten, reindexed, replaced, u32 } from './forge'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const target = (id: string, maxBytes = 60_000): FitTarget => {
  const profile = PROFILES.find((known) => known.id === id)
  if (!profile) throw new Error(id)
  return { ...profile, maxBytes }
}

let pool: DecoderPool
let plain: Buffer
beforeAll(async () => {
  pool = createDecoderPool({ lane: 'clips', deadlineMs: 240_000 })
  plain = await clip({ width: 160, height: 90, seconds: 1 })
})
afterAll(() => pool.close())

const run = (bytes: Buffer, request: Partial<DecodeRequest> = {}) =>
  pool.run({ bytes, targets: [target('standard')], thumbnails: [320], ...request })

async function faultOf(bytes: Buffer): Promise<string | null> {
  const outcome = await run(bytes)
  return outcome.ok ? null : outcome.fault.code
}

async function lengthOf(bytes: Buffer): Promise<number | string> {
  const outcome = await run(bytes, { targets: [], thumbnails: [] })
  return outcome.ok ? outcome.info.durationMs : outcome.fault.code
}

describe('a sound that claims 100 hours', () => {
  const seconds = 100 * 3_600

  it('in the header of an MP3 is measured, not believed', async () => {
    // MPEG-1 layer III, 128 kbit/s, 44.1 kHz: frames of silence; the first says how many follow.
    const silent = Buffer.concat([latin1('\xff\xfb\x90\x64'), Buffer.alloc(413)])
    const claim = overwritten(silent, 36, Buffer.concat([latin1('Xing'), u32(1, (seconds * 44_100) / 1_152)]))
    const bytes = Buffer.concat([claim, ...Array<Buffer>(60).fill(silent)])
    expect(await lengthOf(bytes)).toBeLessThan(2_000)
  })

  it('in the index of an M4A is refused before a sample is unpacked', async () => {
    const bytes = reindexed(await sound(1), (moov) =>
      // Time to sample (ISO/IEC 14496-12 §8.6.1.2): every sample lasts as long as it takes to claim it.
      replaced(moov, 'stts', (stts) => {
        const samples = 44
        return box('stts', stts.subarray(8, 12), u32(1, samples, (seconds / samples) * 44_100))
      }),
    )
    expect(await lengthOf(bytes)).toBe('too_long')
  })

  it('only in the length of its film and track plays as long as it is', async () => {
    const bytes = reindexed(await sound(1), (moov) =>
      replaced(moov, 'mvhd', (mvhd) => overwritten(mvhd, 8 + 16, u32(seconds * 1_000))),
    )
    expect(await lengthOf(bytes)).toBeLessThan(1_200)
  })
})

describe('a film that refers to other files', () => {
  let folder: string
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.end(plain)
  })
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'hostile-'))
    writeFileSync(path.join(folder, 'other.mp4'), await clip({ width: 320, height: 240, seconds: 3 }))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })

  const addresses = () => [
    `file://${path.join(folder, 'other.mp4')}`,
    path.join(folder, 'other.mp4'),
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/other.mp4`,
  ]

  it('as its data (dref) gets none of them', async () => {
    for (const address of addresses()) {
      // Data entry (§8.7.2) without the flag that says the data are in this file.
      const elsewhere = box('dref', u32(0, 1), box('url ', u32(0), latin1(`${address}\0`)))
      const outcome = await run(reindexed(plain, (moov) => replaced(moov, 'dref', () => elsewhere)))
      const seen = outcome.ok ? [outcome.info.width, outcome.info.durationMs] : [160, 1_000]
      expect(seen[0], address).toBe(160)
      expect(seen[1], address).toBeLessThan(1_200)
    }
    expect(asked).toBe(0)
  })

  it('as a choice of films (rmra) is not followed', async () => {
    expect(await faultOf(plain)).toBeNull()
    const before = pool.pids()
    for (const address of addresses()) {
      const choice = box('rmda', box('rdrf', u32(0), latin1('url '), u32(address.length + 1), `${address}\0`))
      const film = Buffer.concat([
        box('ftyp', 'qt  ', u32(0), 'qt  '),
        box('moov', box('rmra', choice)),
        box('mdat', Buffer.alloc(64)),
      ])
      expect(await faultOf(film), address).toMatch(/no_streams|unreadable|truncated/)
    }
    expect(asked).toBe(0)
    // A file without a stream once took its reader with it, some files later.
    expect(await faultOf(plain)).toBeNull()
    expect(pool.pids()).toEqual(before)
  })

  it('as a list is no film, whatever it calls itself', async () => {
    const lists = addresses().flatMap((address) => [
      `#EXTM3U\n#EXTINF:3,\n${address}\n#EXT-X-ENDLIST\n`,
      `ffconcat version 1.0\nfile '${address}'\n`,
      `;FFMETADATA1\ntitle=x\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=360000\n`,
      `<?xml version="1.0"?><MPD><Period><BaseURL>${address}</BaseURL></Period></MPD>`,
    ])
    for (const list of lists) {
      // As it is, and behind the first bytes of everything that may open a reader.
      expect(await faultOf(latin1(list))).toBe('unreadable')
      const heads = [
        '\x1aE\xdf\xa3',
        'RIFF\0\0\x01\0AVI ',
        'RIFF\0\0\x01\0WAVE',
        'OggS',
        'fLaC',
        '#!AMR\n',
        'ID3\x04',
      ]
      for (const head of heads)
        expect(await faultOf(latin1(`${head}${list}`)), head).toMatch(
          /no_streams|unreadable|truncated|no_decoder/,
        )
    }
    expect(asked).toBe(0)
  })
})

describe('a film that is not whole', () => {
  it('is told from a damaged one, wherever it was cut', async () => {
    const indexLast = reindexed(plain, (moov) => moov)
    expect(await faultOf(indexLast)).toBeNull()
    const boxes = boxesIn(indexLast) ?? []
    const moov = boxes.find(({ type }) => type === 'moov')
    for (const length of [moov?.start ?? 0, (moov?.start ?? 0) + 40, indexLast.length - 1]) {
      expect(await faultOf(indexLast.subarray(0, length)), String(length)).toBe('truncated')
    }
  })

  it('because its index is an empty one is no film', async () => {
    expect(await faultOf(reindexed(plain, () => box('moov')))).toMatch(/no_streams|unreadable/)
  })
})

describe('a film that is a page as well', () => {
  it('plays, and nothing of the page is in what is made of it', async () => {
    const page = '<html><body><script>alert("SecretCam")</script></body></html>'
    const boxes = boxesIn(plain) ?? []
    const [ftyp, ...rest] = boxes.map(({ start, size }) => plain.subarray(start, start + size))
    // In front of everything but the type, where a browser that guesses would look; the places in the index move along.
    const inside = box('free', page)
    const moved = rest.map((part) =>
      part.toString('latin1', 4, 8) === 'moov'
        ? replaced(part, 'stco', (stco) => {
            const places = Array.from({ length: stco.readUInt32BE(12) }, (_, n) =>
              stco.readUInt32BE(16 + 4 * n),
            )
            return box('stco', u32(0, places.length, ...places.map((place) => place + inside.length)))
          })
        : part,
    )
    const bytes = Buffer.concat([ftyp ?? Buffer.alloc(0), inside, ...moved, latin1(page)])
    const outcome = await run(bytes)
    if (!outcome.ok) throw new Error(outcome.fault.message)
    expect(outcome.renditions).toHaveLength(1)
    for (const made of [...outcome.renditions, ...outcome.thumbnails])
      expect(Buffer.from(made.bytes).toString('latin1')).not.toContain('SecretCam')
  })
})

describe('a film that is too much', () => {
  /** A sequence parameter set (ITU-T H.264 §7.3.2.1.1) of Baseline with so many macroblocks. */
  function claimingFrames(across: number, down: number): Buffer {
    const golomb = (value: number) => {
      const bits = (value + 1).toString(2)
      return '0'.repeat(bits.length - 1) + bits
    }
    const bits = `${[0, 0, 2, 1].map(golomb).join('')}0${golomb(across - 1)}${golomb(down - 1)}11001`
    const whole = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0')
    const body = Array.from({ length: whole.length / 8 }, (_, at) =>
      Number.parseInt(whole.slice(at * 8, at * 8 + 8), 2),
    )
    return Buffer.from([0x67, 66, 0xc0, 62, ...body])
  }

  const claiming = (sps: Buffer, width: number, height: number) =>
    reindexed(plain, (moov) =>
      replaced(moov, 'stsd', (stsd) => {
        const entry = stsd.subarray(16)
        if (entry.toString('latin1', 4, 8) !== 'avc1') return stsd
        const sides = Buffer.alloc(4)
        sides.writeUInt16BE(width, 0)
        sides.writeUInt16BE(height, 2)
        const head = overwritten(entry.subarray(8, 86), 24, sides)
        const length = Buffer.from([sps.length >> 8, sps.length & 255])
        const pps = Buffer.from([0x68, 0xce, 0x3c, 0x80])
        const avcc = box(
          'avcC',
          Buffer.concat([
            Buffer.from([1, 66, 0xc0, 62, 0xff, 0xe1]),
            length,
            sps,
            Buffer.from([1, 0, 4]),
            pps,
          ]),
        )
        return box('stsd', u32(0, 1), box('avc1', head, avcc))
      }),
    )

  it('by the size of its frames is refused for that, and unpacks none', async () => {
    expect(await faultOf(claiming(claimingFrames(1_024, 1_024), 16_384, 16_384))).toBe('too_many_pixels')
    expect(await faultOf(claiming(claimingFrames(1_024, 1_024), 160, 90))).toMatch(
      /too_many_pixels|unreadable/,
    )
    const header = reindexed(plain, (moov) =>
      replaced(moov, 'tkhd', (tkhd) => overwritten(tkhd, tkhd.length - 8, u32(0xffff0000, 0xffff0000))),
    )
    // What the track says of itself is not asked: the frames do.
    const outcome = await run(header)
    expect(outcome).toMatchObject({ ok: true, info: { width: 160, height: 90 } })
  })

  it('by the number of its tracks is told that', async () => {
    const tracks = (count: number) =>
      reindexed(plain, (moov) => {
        const trak = boxesIn(moov, 8)?.find(({ type }) => type === 'trak')
        const one = moov.subarray(trak?.start, (trak?.start ?? 0) + (trak?.size ?? 0))
        return grown(moov, ...Array<Buffer>(count).fill(one))
      })
    expect(await faultOf(tracks(6))).toBeNull()
    expect(await faultOf(tracks(15))).toBe('too_many_tracks')
    expect(await faultOf(tracks(5_000))).toBe('too_many_tracks')
  })
})

describe('where a film was made', () => {
  it('is in nothing that is made of it', async () => {
    const place = '+40.7128-074.0060/'
    const text = (said: string) => Buffer.concat([Buffer.from([0, said.length, 0x15, 0xc7]), latin1(said)])
    const key = latin1('com.apple.quicktime.location.ISO6709')
    const keys = box('keys', u32(0, 1), Buffer.concat([u32(key.length + 8), latin1('mdta'), key]))
    const handler = box('hdlr', u32(0, 0), latin1('mdta'), Buffer.alloc(13))
    const list = box('ilst', Buffer.concat([u32(24 + place.length, 1), box('data', u32(1, 0), place)]))
    const told = reindexed(plain, (moov) =>
      grown(
        moov,
        box(
          'udta',
          box('\xa9xyz', text(place)),
          box('\xa9mak', text('SecretCam')),
          box('loci', u32(0), latin1('Home\0'), u32(0, 0xffb5f000, 0x0028b600, 0), latin1('Earth\0\0')),
        ),
        box('meta', handler, keys, list),
      ),
    )
    expect(told.toString('latin1')).toContain(place)
    const preview: FitTarget = { ...target('standard', 1_000_000), id: PREVIEW_ID }
    const outcome = await run(told, { targets: [preview, target('standard'), target('old-handset')] })
    if (!outcome.ok) throw new Error(outcome.fault.message)
    expect(outcome.renditions).toHaveLength(3)
    for (const { bytes } of [...outcome.renditions, ...outcome.thumbnails]) {
      const said = Buffer.from(bytes).toString('latin1')
      for (const word of ['40.7128', 'SecretCam', '\xa9xyz', 'loci', 'location', 'Exif', 'Lavf'])
        expect(said).not.toContain(word)
    }
  })
})

describe('a reader of films', () => {
  let strict: DecoderPool | undefined
  const good = { targets: [target('standard')], thumbnails: [320] }

  it('that hangs is ended, and the next film is read', async () => {
    strict = createDecoderPool({ lane: 'clips', deadlineMs: 3_000 })
    const hung = strict.run({ bytes: plain, ...good }, (message) => {
      if (message.type === 'info') process.kill(strict?.pids()[0] ?? 0, 'SIGSTOP')
    })
    const next = strict.run({ bytes: await sound(1), targets: [], thumbnails: [] })
    expect(await hung).toMatchObject({
      ok: false,
      fault: { code: 'deadline', message: expect.stringMatching(/^Making this clip took too long/) },
    })
    expect(await next).toMatchObject({ ok: true })
    strict.close()
  })

  it('that asks for more memory than a film needs is ended, and the next film is read', async () => {
    if (process.platform !== 'linux') return
    strict = createDecoderPool({ lane: 'clips', memoryBytes: 420_000_000 })
    const large = await clip({ width: 1280, height: 720, rate: 30, seconds: 6, tone: 0 })
    const greedy = strict.run({ bytes: large, targets: [target('standard', 900_000)], thumbnails: [] })
    const next = strict.run({ bytes: plain, ...good })
    expect(await greedy).toMatchObject({
      ok: false,
      fault: { code: 'memory', message: expect.stringMatching(/more memory than a clip should/) },
    })
    expect(await next).toMatchObject({ ok: true, renditions: [{ targetId: 'standard' }] })
    strict.close()
  })
})
