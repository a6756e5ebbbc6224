import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { createDecoderPool } from '@/lib/media/decode/pool.server'
import type { FitTarget } from '@/lib/media/decode/protocol'
import { refusal, sniff } from '@/lib/media/sniff'
import { latin1, u32 } from './forge'
import { animation, photo, pngClaiming } from './pictures'

// A busy machine is slow, not wrong.
vi.setConfig({ testTimeout: 120_000 })
const pool = createDecoderPool({ deadlineMs: 100_000 })
afterAll(() => pool.close())

const TARGET: FitTarget = {
  id: 'one',
  maxBytes: 300_000,
  width: 2_592,
  height: 1_944,
  mime: ['image/jpeg', 'image/png', 'image/gif'],
  baseline: false,
}

const decode = (bytes: Uint8Array) => pool.run({ bytes, targets: [TARGET], thumbnails: [320] })

async function made(bytes: Uint8Array) {
  const outcome = await decode(bytes)
  if (!outcome.ok) throw new Error(outcome.fault.message)
  return [...outcome.renditions, ...outcome.thumbnails].map((one) => Buffer.from(one.bytes))
}

/** A JPEG with a segment right behind its first two bytes, where cameras and attackers write. */
function withSegment(jpeg: Buffer, marker: number, ...body: (Buffer | string)[]): Buffer {
  const inside = Buffer.concat(body.map((part) => (typeof part === 'string' ? latin1(part) : part)))
  const head = Buffer.from([0xff, marker, (inside.length + 2) >> 8, (inside.length + 2) & 255])
  return Buffer.concat([jpeg.subarray(0, 2), head, inside, jpeg.subarray(2)])
}

describe('a picture that is something else as well', () => {
  const payloads = ['<?php system($_GET["c"]); ?>', '<script>alert(1)</script>', 'PK\x03\x04payload.jar']

  it.each(payloads)('comes out as the picture alone: %j', async (payload) => {
    const jpeg = await (await photo(120, 80)).jpeg().toBuffer()
    const png = await (await photo(120, 80)).png().toBuffer()
    const gif = await animation(60, 40, 4)
    const comment = Buffer.concat([Buffer.from([0x21, 0xfe, payload.length]), latin1(`${payload}\0`)])
    const beforeFrames = gif.indexOf(Buffer.from([0x21, 0xf9]))
    const text = pngChunk('tEXt', latin1(`Comment\0${payload}`))
    const hostile = [
      withSegment(jpeg, 0xfe, payload),
      withSegment(jpeg, 0xe0, 'JFIF\0', payload),
      withSegment(jpeg, 0xe4, payload),
      Buffer.concat([jpeg, latin1(payload)]),
      Buffer.concat([png.subarray(0, 33), text, png.subarray(33), latin1(payload)]),
      Buffer.concat([gif.subarray(0, beforeFrames), comment, gif.subarray(beforeFrames), latin1(payload)]),
    ]
    for (const [at, bytes] of hostile.entries()) {
      expect(bytes.includes(payload, 0, 'latin1')).toBe(true)
      for (const out of await made(bytes))
        expect([at, out.includes(payload, 0, 'latin1')]).toEqual([at, false])
    }
  })
})

describe('a photo as a camera writes it', () => {
  it('keeps its place, its camera and its maker notes to itself', async () => {
    const jpeg = await (await photo(120, 80)).jpeg().toBuffer()
    // TIFF (big-endian): IFD0 with Make and pointers to Exif (its maker note) and GPS.
    const entry = (tag: number, type: number, count: number, value: number) =>
      Buffer.from([tag >> 8, tag & 255, 0, type, ...u32(count, value)])
    const ifd = (...entries: Buffer[]) =>
      Buffer.concat([Buffer.from([0, entries.length]), ...entries, u32(0)])
    const gps = 8 + 2 + 3 * 12 + 4 + 2 + 12 + 4
    const place = gps + 2 + 12 * 2 + 4
    const exif = Buffer.concat([
      latin1('Exif\0\0MM\0*'),
      u32(8),
      ifd(entry(0x010f, 2, 10, place + 24), entry(0x8769, 4, 1, 50), entry(0x8825, 4, 1, gps)),
      ifd(entry(0x927c, 7, 15, place + 34)),
      ifd(entry(1, 2, 2, 0x4e000000), entry(2, 5, 3, place)),
      u32(40, 1, 26, 1, 46, 1),
      latin1('SecretCam\0serial 4711-0815'),
    ])
    const tagged = withSegment(jpeg, 0xe1, exif)
    const { exif: read } = await sharp(tagged).metadata()
    expect(read?.includes('4711-0815')).toBe(true)
    for (const out of await made(tagged)) {
      expect((await sharp(out).metadata()).exif).toBeUndefined()
      for (const word of ['SecretCam', '4711', 'Exif']) expect(out.includes(word)).toBe(false)
    }
  })

  it('is seen in plain colours, whatever profile it claims to have', async () => {
    const cmyk = await (await photo(120, 80)).toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()
    const icc = (await sharp(await (await photo(8, 8)).withIccProfile('p3').jpeg().toBuffer()).metadata()).icc
    const rgb = await (await photo(120, 80)).jpeg().toBuffer()
    const bare = await (await photo(120, 80)).toColourspace('cmyk').jpeg().toBuffer()
    const profile = (bytes: Buffer) => [latin1('ICC_PROFILE\0\x01\x01'), bytes]
    const noise = Buffer.alloc(600, 'profile?')
    const lying = Buffer.from(icc ?? Buffer.alloc(0))
    lying.writeUInt32BE(0xfffffff0, 0)
    const odd: Record<string, Buffer> = {
      cmyk,
      'RGB profile in CMYK': withSegment(bare, 0xe2, ...profile(icc ?? Buffer.alloc(0))),
      'noise in RGB': withSegment(rgb, 0xe2, ...profile(noise)),
      'noise in CMYK': withSegment(bare, 0xe2, ...profile(noise)),
      'a length beyond the file': withSegment(rgb, 0xe2, ...profile(lying)),
      'no profile at all': withSegment(rgb, 0xe2, ...profile(Buffer.alloc(0))),
    }
    const plain = await sharp(rgb).resize(6, 4, { fit: 'fill' }).raw().toBuffer()
    for (const [name, bytes] of Object.entries(odd)) {
      const [out = Buffer.alloc(0)] = await made(bytes)
      expect([name, (await sharp(out).metadata()).space]).toEqual([name, 'srgb'])
      const seen = await sharp(out).resize(6, 4, { fit: 'fill' }).removeAlpha().raw().toBuffer()
      const apart = seen.reduce((sum, value, at) => sum + Math.abs(value - (plain[at] ?? 0)), 0) / seen.length
      expect([name, apart < 40]).toEqual([name, true])
    }
  })
})

function pngChunk(type: string, data: Buffer): Buffer {
  // What a reader does not need it may skip, so its check is not counted right.
  return Buffer.concat([u32(data.length), latin1(type), data, u32(0)])
}

describe('an animated bomb', () => {
  const faultOf = async (bytes: Buffer) => {
    const outcome = await decode(bytes)
    return outcome.ok ? `${outcome.info.frames} frame(s)` : outcome.fault.code
  }

  it('of WebP is refused before a frame is unpacked', async () => {
    const one = await sharp({ create: { width: 16, height: 16, channels: 4, background: '#123a' } })
      .webp({ lossless: true })
      .toBuffer()
    const bitstream = one.subarray(one.indexOf('VP8L'))
    const chunk = (type: string, ...body: Buffer[]) => {
      const inside = Buffer.concat(body)
      const size = Buffer.alloc(4)
      size.writeUInt32LE(inside.length)
      return Buffer.concat([latin1(type), size, inside, Buffer.alloc(inside.length & 1)])
    }
    const bomb = (side: number, frames: number) => {
      const canvas = Buffer.alloc(10)
      canvas[0] = 2
      canvas.writeUIntLE(side - 1, 4, 3)
      canvas.writeUIntLE(side - 1, 7, 3)
      const place = Buffer.alloc(16)
      place.writeUIntLE(15, 6, 3)
      place.writeUIntLE(15, 9, 3)
      place[12] = 40
      const frame = chunk('ANMF', place, bitstream)
      const body = [chunk('VP8X', canvas), chunk('ANIM', Buffer.alloc(6)), ...Array(frames).fill(frame)]
      const file = chunk('RIFF', latin1('WEBP'), ...body)
      expect(file.length).toBeLessThan(120_000)
      return file
    }
    expect(await faultOf(bomb(64, 3))).toBe('3 frame(s)')
    expect(await faultOf(bomb(64, 1_200))).toBe('too_many_frames')
    // Few frames that are small in the file and large once unpacked.
    expect(await faultOf(bomb(4_000, 80))).toBe('too_many_frames')
    expect(await faultOf(bomb(12_000, 2))).toBe('too_many_pixels')
  })

  it('of GIF is one by its screen too', async () => {
    const gif = await animation(8, 8, 80)
    const wide = Buffer.from(gif)
    wide.writeUInt16LE(2_000, 6)
    wide.writeUInt16LE(2_000, 8)
    expect(await faultOf(wide)).toBe('too_many_frames')
  })

  it('of APNG is its first picture: nothing else in it is unpacked', async () => {
    const png = pngClaiming(64, 64, (64 * 3 + 1) * 64)
    const control = pngChunk('acTL', u32(50_000, 0))
    const frame = [
      pngChunk('fcTL', Buffer.concat([u32(1, 64, 64, 0, 0), Buffer.from([0, 1, 0, 10, 0, 0])])),
      pngChunk('fdAT', Buffer.concat([u32(2), deflateSync(Buffer.alloc((64 * 3 + 1) * 64))])),
    ]
    const end = png.length - 12
    const bomb = Buffer.concat([
      png.subarray(0, 33),
      control,
      png.subarray(33, end),
      ...Array<Buffer[]>(5_000).fill(frame).flat(),
      png.subarray(end),
    ])
    expect(await faultOf(bomb)).toBe('1 frame(s)')
  })
})

describe('a drawing', () => {
  const svg = (inside: string) =>
    latin1(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inside}</svg>`)

  it('is refused with a remedy and opened by nothing, with or without a script', async () => {
    const drawings = [
      svg('<script>fetch("http://127.0.0.1:9/")</script>'),
      svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
      svg('<use href="http://127.0.0.1:9/x.svg#y"/>'),
      latin1('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>'),
    ]
    for (const drawing of drawings) {
      expect(refusal(sniff(drawing))).toMatch(/^SVG is a drawing program .* Export it as PNG/)
      // Even handed to the decoder as it is, past the door.
      expect(await decode(drawing)).toMatchObject({ ok: false, fault: { code: 'unreadable' } })
    }
  })
})
