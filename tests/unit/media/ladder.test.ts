import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAmr } from '@/lib/media/av/amr'
import { boxesIn, indexFirst, isCut } from '@/lib/media/av/boxes'
import { withoutNotes } from '@/lib/media/av/h264'
import { chooseRung, rungsOf, secondsThatFit, soundAlone, soundBeside } from '@/lib/media/av/ladder'
import { perSecond, rateOf } from '@/lib/media/av/rate'
import { profileById } from '@/lib/media/profiles'

const limits = profileById('standard')?.clip
if (!limits) throw new Error('standard')

describe('rungs', () => {
  it('are even, within the box, and never larger or faster than the clip', () => {
    const sides = fc.integer({ min: 16, max: 4_000 })
    fc.assert(
      fc.property(sides, sides, fc.double({ min: 1, max: 120, noNaN: true }), (width, height, frameRate) => {
        for (const rung of rungsOf({ width, height, frameRate }, limits)) {
          expect([rung.width % 2, rung.height % 2]).toEqual([0, 0])
          expect(Math.max(rung.width, rung.height)).toBeLessThanOrEqual(1_280)
          expect(perSecond(rung.frameRate)).toBeLessThanOrEqual(Math.min(30.4, Math.max(1, frameRate) * 1.01))
        }
      }),
    )
  })

  it('grow with the bits there are, and shrink with what the clip asks for', () => {
    const rungs = rungsOf({ width: 1_920, height: 1_080, frameRate: 30 }, limits)
    const calm = { width: 426, height: 240, frameRate: '15/1', bitRate: 60_000 } as const
    const area = (bitRate: number, known: Parameters<typeof chooseRung>[2] = calm) => {
      const { width, height, frameRate } = chooseRung(rungs, bitRate, known)
      return width * height * perSecond(frameRate)
    }
    const areas = [40_000, 100_000, 300_000, 900_000, 3_000_000].map((bits) => area(bits))
    expect(areas).toEqual(areas.toSorted((a, b) => a - b))
    expect(areas.at(-1)).toBe(1_280 * 720 * 30)
    expect(area(300_000, { ...calm, bitRate: 600_000 })).toBeLessThan(area(300_000))
  })
})

describe('rates', () => {
  it.each([
    [29.97, 30, '30000/1001'],
    [59.94, 30, '30000/1001'],
    [60, 30, '30/1'],
    [25, 30, '25/1'],
    [30, 15, '15/1'],
    [240, 30, '30/1'],
  ] as const)('%d held to %d is %s', (measured, most, rate) => {
    expect(rateOf(measured, most)).toBe(rate)
  })
})

describe('sound', () => {
  it('takes its share, a second channel only where there are bits for it, and says when it cannot be', () => {
    expect(soundBeside(1_200_000, 2)).toMatchObject({ bitRate: 96_000, channels: 2 })
    expect(soundBeside(120_000, 2)).toMatchObject({ bitRate: 16_000, channels: 1 })
    expect(soundAlone(8_000, 1)).toBeNull()
    expect(secondsThatFit(300_000, 'clip')).toBe(66)
  })
})

describe('an AMR file', () => {
  const frame = (type: number, size: number) =>
    Buffer.concat([Buffer.from([(type << 3) | 4]), Buffer.alloc(size - 1, 9)])

  it('is cut to whole frames without a coder, or not at all when it is not whole', () => {
    const bytes = Buffer.concat([Buffer.from('#!AMR\n'), ...Array.from({ length: 50 }, () => frame(7, 32))])
    expect(cutAmr(bytes, { fromMs: 100, toMs: 300 })?.length).toBe(6 + 10 * 32)
    expect(cutAmr(bytes.subarray(0, bytes.length - 5), { fromMs: 0, toMs: 2_000 })).toBeNull()
    expect(cutAmr(Buffer.from('#!AMR-WB\n'), { fromMs: 0, toMs: 2_000 })).toBeNull()
  })
})

describe('boxes', () => {
  const box = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length + 8)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, body])
  }

  it('are read for any bytes without harm', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const file = Buffer.from(bytes)
        boxesIn(file)
        indexFirst(file)
        expect(typeof isCut(file)).toBe('boolean')
      }),
    )
  })

  it('with the index behind are turned round, and every chunk is still found', () => {
    const data = Buffer.from('....the first chunk')
    const stco = Buffer.alloc(12)
    stco.writeUInt32BE(1, 4)
    const ftyp = box('ftyp', Buffer.from('isom\0\0\0\0'))
    stco.writeUInt32BE(ftyp.length + 8 + 4, 8)
    const nested = ['stbl', 'minf', 'mdia', 'trak', 'moov'].reduce(
      (inner, type) => box(type, inner),
      box('stco', stco),
    )
    const turned = indexFirst(Buffer.concat([ftyp, box('mdat', data), nested]))
    expect(boxesIn(turned)?.map(({ type }) => type)).toEqual(['ftyp', 'moov', 'mdat'])
    const at = turned.readUInt32BE(turned.indexOf('stco') + 12)
    expect(turned.toString('latin1', at, at + 9)).toBe('the first')
  })
})

describe('notes of a coder', () => {
  it('are taken out, and every other unit stays', () => {
    const unit = (type: number) => Buffer.from([0, 0, 0, 1, type, 5, 5])
    const stream = Buffer.concat([unit(7), unit(6), unit(8), unit(0x65)])
    expect(withoutNotes(stream)).toEqual(Buffer.concat([unit(7), unit(8), unit(0x65)]))
  })
})
