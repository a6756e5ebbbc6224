import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { refusal, sniff } from '@/lib/media/sniff'
import { inEnglish, sayWritten } from '@/lib/words/said'
import { animation, isoHead, photo } from './pictures'

const inWords = (sniffed: Parameters<typeof refusal>[0]) => sayWritten(inEnglish, refusal(sniffed) ?? '')

const ascii = (text: string) => Buffer.from(text, 'latin1')

describe('sniff', () => {
  const made: Record<string, Buffer> = {}

  beforeAll(async () => {
    const small = await photo(24, 16)
    made.JPEG = await small.clone().jpeg().toBuffer()
    made.PNG = await small.clone().png().toBuffer()
    made.WebP = await small.clone().webp().toBuffer()
    made.AVIF = await small.clone().avif({ effort: 0 }).toBuffer()
    made.GIF = await animation(16, 16, 2)
  })

  it.each(['JPEG', 'PNG', 'WebP', 'AVIF', 'GIF'])('knows %s, and takes it', (format) => {
    const sniffed = sniff(made[format] ?? Buffer.alloc(0))
    expect(sniffed?.format).toBe(format)
    expect(sniffed?.kind).toBe(format === 'GIF' ? 'gif' : 'image')
    expect(refusal(sniffed)).toBeNull()
  })

  it.each([
    [isoHead('heic', 'mif1', 'heic'), 'HEIC'],
    [isoHead('mif1', 'heic'), 'HEIC'],
    [isoHead('mif1', 'avif'), 'AVIF'],
    [isoHead('isom', 'mp42'), 'MP4'],
    [isoHead('qt  '), 'QuickTime'],
    [isoHead('3gp4'), '3GP'],
    [isoHead('M4A '), 'M4A'],
    [ascii('\x1aE\xdf\xa3....'), 'WebM'],
    [ascii('RIFF....AVI LIST'), 'AVI'],
    [ascii('RIFF....WAVEfmt '), 'WAV'],
    [ascii('ID3\x04'), 'MP3'],
    [ascii('\xff\xfb\x90\x64'), 'MP3'],
    [ascii('\xff\xf1\x50\x80'), 'AAC'],
    [ascii('#!AMR\n'), 'AMR'],
    [ascii('%PDF-1.7'), 'PDF'],
    [ascii('II*\0'), 'TIFF'],
    [ascii('PK\x03\x04'), 'ZIP'],
    [ascii('<?xml version="1.0"?><svg onload="x()">'), 'SVG'],
    [ascii('\xef\xbb\xbf  <svg>'), 'SVG'],
    [ascii('<!doctype html><script>'), 'HTML'],
  ])('tells a %# from a picture by content', (bytes, format) => {
    expect(sniff(bytes)?.format).toBe(format)
  })

  it('says why, and what to do, for everything it does not take', () => {
    expect(inWords(sniff(ascii('PK\x03\x04')))).toMatch(/^This is ZIP, not something a phone shows or plays/)
    expect(refusal(sniff(ascii('<svg>')))).toMatch(/Export it as PNG/)
    expect(inWords(sniff(ascii('II*\0')))).toMatch(/^TIFF is not shown by phones/)
    expect(refusal(sniff(ascii('MZ\x90')))).toMatch(/not a file we can read/)
  })

  it.each([isoHead('isom', 'mp42'), isoHead('qt  '), ascii('ID3\x04'), ascii('#!AMR\n')])(
    'takes clip and sound %#',
    (bytes) => {
      expect(refusal(sniff(bytes))).toBeNull()
    },
  )

  it('does not take two letters for a bitmap', () => {
    expect(sniff(ascii('BMW is a car maker'))).toBeNull()
  })

  it('answers for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        const sniffed = sniff(bytes)
        expect(refusal(sniffed) === null || typeof refusal(sniffed) === 'string').toBe(true)
      }),
    )
  })
})
