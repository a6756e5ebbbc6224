import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'

/** Animations for the benchmark, drawn the same on every machine, as a member's editor would save them. */

export interface Drawing {
  name: string
  gif: Buffer
}

const BACKGROUNDS = '/usr/share/backgrounds/mate/nature'
const POSTER = path.join('prisma', 'seed', 'pictures', 'night-market.jpg')

interface Canvas {
  width: number
  height: number
  frames: number
  delayMs: number
}

/** `missing` names what this machine lacks; its drawings are left out. */
export async function drawings(): Promise<{ drawn: Drawing[]; missing: string[] }> {
  const pans = existsSync(BACKGROUNDS)
    ? readdirSync(BACKGROUNDS)
        .filter((name) => name.endsWith('.jpg'))
        .sort()
    : []
  const drawn = [
    await countdown({ width: 400, height: 500, frames: 11, delayMs: 600 }),
    await shapes({ width: 480, height: 480, frames: 30, delayMs: 70 }),
    await grain({ width: 320, height: 320, frames: 20, delayMs: 100 }),
  ]
  for (const [at, name] of [pans[0], pans[3], pans[6]].entries()) {
    if (!name) continue
    const canvas = { width: at === 1 ? 360 : 480, height: at === 1 ? 480 : 360, frames: 24, delayMs: 80 }
    drawn.push(at === 2 ? await sticker(name, canvas) : await pan(name, canvas))
  }
  return { drawn, missing: pans.length > 0 ? [] : ['mate-backgrounds'] }
}

async function save(name: string, frames: Buffer[], { width, height, delayMs }: Canvas): Promise<Drawing> {
  const raw = { width, height: height * frames.length, channels: 3, pageHeight: height } as const
  const gif = await sharp(Buffer.concat(frames), { raw })
    .gif({ delay: frames.map(() => delayMs), loop: 0, effort: 5 })
    .toBuffer()
  return { name, gif }
}

const pixels = (picture: Sharp) => picture.removeAlpha().raw().toBuffer()

/** A camera that moves over a photo: every pixel changes. */
async function pan(file: string, canvas: Canvas): Promise<Drawing> {
  const { width, height, frames } = canvas
  const [wide, high] = [Math.round(width * 1.6), Math.round(height * 1.3)]
  const photo = await pixels(sharp(path.join(BACKGROUNDS, file)).resize(wide, high, { fit: 'cover' }))
  const drawn: Buffer[] = []
  for (let at = 0; at < frames; at += 1) {
    const along = at / (frames - 1)
    const [left, top] = [Math.round((wide - width) * along), Math.round((high - height) * (1 - along))]
    const view = sharp(photo, { raw: { width: wide, height: high, channels: 3 } })
    drawn.push(await pixels(view.extract({ left, top, width, height })))
  }
  return save(`pan over ${file}`, drawn, canvas)
}

/** A sticker that swings over a photo: little changes, but over fine detail. */
async function sticker(file: string, canvas: Canvas): Promise<Drawing> {
  const { width, height, frames } = canvas
  const photo = await sharp(path.join(BACKGROUNDS, file))
    .resize(width, height, { fit: 'cover' })
    .png()
    .toBuffer()
  const drawn: Buffer[] = []
  for (let at = 0; at < frames; at += 1) {
    const turn = (at / frames) * 2 * Math.PI
    const x = width / 2 + (Math.sin(turn) * width) / 4
    const mark = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="translate(${x} ${height / 2}) rotate(${(at * 360) / frames})"><circle r="70" fill="#e0312a"/><path d="M-40 -12h80v24h-80z" fill="#fff"/></g></svg>`
    drawn.push(await pixels(sharp(photo).composite([{ input: Buffer.from(mark) }])))
  }
  return save(`sticker over ${file}`, drawn, canvas)
}

/** A poster of the samples with seconds that run out: few frames, a small part of each changes. */
async function countdown(canvas: Canvas): Promise<Drawing> {
  const { width, height, frames } = canvas
  const poster = await sharp(POSTER).resize(width, height, { fit: 'cover' }).png().toBuffer()
  const drawn: Buffer[] = []
  for (let at = 0; at < frames; at += 1) {
    const arc = Math.max(0.001, 1 - at / frames) * 2 * Math.PI * 70
    const mark = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><g transform="translate(${width / 2} ${height / 2})"><circle r="92" fill="#14110f"/><circle r="70" fill="none" stroke="#ffd35c" stroke-width="18" stroke-dasharray="${arc} 999" transform="rotate(-90)"/></g></svg>`
    drawn.push(await pixels(sharp(poster).composite([{ input: Buffer.from(mark) }])))
  }
  return save('countdown over a poster', drawn, canvas)
}

/** Plain shapes over a gradient, as motion designers draw them. */
async function shapes(canvas: Canvas): Promise<Drawing> {
  const { width, height, frames } = canvas
  const drawn: Buffer[] = []
  for (let at = 0; at < frames; at += 1) {
    const part = at / frames
    const radius = 60 + 100 * Math.abs(Math.sin(part * 2 * Math.PI))
    drawn.push(
      await pixels(
        sharp(
          Buffer.from(
            `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="1" y2="1"><stop offset="0" stop-color="#ffd9c2"/><stop offset="1" stop-color="#7a2cbf"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><circle cx="50%" cy="50%" r="${radius}" fill="#fff" opacity=".8"/><rect x="${width * part - 60}" y="80%" width="120" height="40" rx="20" fill="#123"/></svg>`,
          ),
        ),
      ),
    )
  }
  return save('shapes', drawn, canvas)
}

/** Moving waves under film grain: nothing repeats. */
async function grain(canvas: Canvas): Promise<Drawing> {
  const { width, height, frames } = canvas
  const drawn: Buffer[] = []
  let seed = 7
  for (let at = 0; at < frames; at += 1) {
    const data = Buffer.alloc(width * height * 3)
    for (let pixel = 0; pixel < width * height; pixel += 1) {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      const speck = ((seed >>> 24) - 128) * 0.25
      const [x, y] = [pixel % width, Math.floor(pixel / width)]
      data[pixel * 3] = 120 + 80 * Math.sin((x + at * 6) / 40) + speck
      data[pixel * 3 + 1] = 110 + 70 * Math.cos((y - at * 4) / 33) + speck
      data[pixel * 3 + 2] = 130 + speck
    }
    drawn.push(data)
  }
  return save('grain', drawn, canvas)
}
