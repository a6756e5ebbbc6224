import { deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Pictures made for the tests: everything a camera, an editor or an attacker hands in. */

type Colour = (x: number, y: number) => readonly [number, number, number]

/** Paints `height` rows with a colour for each place, and grain of up to `grain` levels over it. */
function paint(width: number, height: number, grain: number, colour: Colour): Buffer {
  const data = Buffer.alloc(width * height * 3)
  let seed = 7
  for (let at = 0; at < width * height; at += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    const noise = ((seed >>> 24) % (grain + 1)) - grain / 2
    const channels = colour(at % width, Math.floor(at / width))
    for (const [band, value] of channels.entries()) data[at * 3 + band] = clamp(value + noise)
  }
  return data
}

/** A picture with a gradient, edges and grain: compresses about as a photo does. */
export async function photo(width: number, height: number, grain = 24): Promise<Sharp> {
  const data = paint(width, height, grain, (x, y) => {
    const disc = (x - width / 2) ** 2 + (y - height / 3) ** 2 < (width / 4) ** 2 ? 90 : 0
    return [(x / width) * 200 + disc, (y / height) * 180, 120 + 60 * Math.sin(x / 17)]
  })
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** Flat art: four colours in blocks, where PNG beats JPEG. */
export async function flatArt(width: number, height: number): Promise<Buffer> {
  const half = { width: Math.floor(width / 2), height: Math.floor(height / 2), channels: 3 as const }
  const block = (background: string) => ({ create: { ...half, background } })
  return sharp({ create: { width, height, channels: 3, background: '#f4efe4' } })
    .composite([
      { input: block('#d84727'), left: 0, top: 0 },
      { input: block('#0e6e49'), left: half.width, top: half.height },
    ])
    .png()
    .toBuffer()
}

/** An animation of `frames` frames in which a disc crosses a gradient. The first stays 400 ms, the others 80. */
export async function animation(width: number, height: number, frames: number, grain = 0): Promise<Buffer> {
  const data = paint(width, height * frames, grain, (x, row) => {
    const y = row % height
    const centre = (width * Math.floor(row / height)) / frames
    const disc = (x - centre) ** 2 + (y - height / 2) ** 2 < (height / 4) ** 2
    return [disc ? 230 : (x / width) * 120, (y / height) * 200, disc ? 40 : 160]
  })
  return sharp(data, { raw: { width, height: height * frames, channels: 3, pageHeight: height } })
    .gif({ delay: Array.from({ length: frames }, (_, n) => (n === 0 ? 400 : 80)), loop: 0, effort: 1 })
    .toBuffer()
}

/** A PNG whose header claims any size, with as much pixel data as is given (zeros, deflated). */
export function pngClaiming(width: number, height: number, dataBytes: number, depth = 8, colour = 2): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = depth
  header[9] = colour
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(dataBytes))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

function crc32(data: Buffer): number {
  let crc = 0xffffffff
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

/** An ISO media file head with these brands. */
export function isoHead(major: string, ...compatible: string[]): Buffer {
  const body = Buffer.from(`ftyp${major}\0\0\0\0${compatible.join('')}`, 'latin1')
  const size = Buffer.alloc(4)
  size.writeUInt32BE(body.length + 4)
  return Buffer.concat([size, body, Buffer.alloc(64)])
}

function clamp(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)))
}
