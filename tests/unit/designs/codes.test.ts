import decodeQR from 'qr/decode.js'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { PALETTES } from '@/lib/designs/brand'
import { DESIGNS, designById } from '@/lib/designs/catalogue'
import { barcodePath, qrPath } from '@/lib/designs/codes'
import { drawPage, pngOf } from '@/lib/designs/draw.server'
import { FORMAT_IDS } from '@/lib/designs/format'

async function read(png: Buffer): Promise<string> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) })
}

it('draws QR codes that a phone can read', async () => {
  const { d, side } = qrPath('https://example.com/join?k=17')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-4 -4 ${side + 8} ${side + 8}" width="400" height="400"><rect x="-4" y="-4" width="100" height="100" fill="#fff"/><path d="${d}"/></svg>`
  expect(await read(await sharp(Buffer.from(svg)).png().toBuffer())).toBe('https://example.com/join?k=17')
})

it('keeps QR codes readable in the whole picture, in a dark brand and in every format', async () => {
  const design = designById('join-keyword')
  if (!design) throw new Error('the design is gone')
  for (const format of FORMAT_IDS) {
    for (const { palette } of [PALETTES[0], PALETTES[7]].filter((entry) => entry !== undefined)) {
      const brand = { name: 'Larkfield', palette, pairing: 'signal', logo: null } as const
      const page = drawPage({ design, format, brand, words: design.words, picture: null })
      expect(await read(await pngOf(page, ''))).toBe(design.words.link)
    }
  }
})

it('draws Code 128 with its start, check and stop', () => {
  // START B, "A" (33), check 34 + 33·1 → (104 + 33) mod 103 = 34, STOP.
  expect(barcodePath('A').width).toBe(11 + 11 + 11 + 13)
  expect(barcodePath('A').d.startsWith('M0 0h2v1h-2zM3 0h1v1h-1zM6 0h1v1h-1z')).toBe(true)
  expect(barcodePath('Aé漢').d).toBe(barcodePath('A').d)
})

it('has a code wherever a design asks for an address', () => {
  const asking = DESIGNS.filter(({ words }) => words.link)
  expect(asking.length).toBeGreaterThan(5)
})
