import sharp from 'sharp'
import { DEFAULT_KIT } from '@/lib/designs/brand'
import { designById } from '@/lib/designs/catalogue'
import type { Drawing } from '@/lib/designs/draw.server'
import { Printer } from '@/lib/designs/personal/printer.server'
import { targetOf } from '@/lib/media/limits.server'
import { PROFILES } from '@/lib/media/profiles'
import type { Measurement } from './index'

/** Designs with little and with much around the words, one of them with a code to scan. */
const SHOWN = ['birthday-cake', 'sale-stairs', 'launch-orbit', 'visit-map', 'event-ticket']
const NAMES = ['Maya', 'Jonathan', 'Bo', 'Alexandria', 'Chris', 'Wilhelmina', 'Li', 'Oluwaseun']
const PER_DESIGN = 60

interface Personal extends Measurement {
  /** Mean bytes of a picture. */
  bytes: number
  /** Wall time, with the load of the machine in it. */
  wallPerSecond: number
}

/**
 * Personal pictures of 1080 × 1440 px per second of one core: words merged, set, drawn and packed under a carrier's limit. The limit
 * is a bare encode of the same pixels to PNG, by the library that all other pictures go through, in the same run.
 */
export async function run(): Promise<Personal> {
  sharp.concurrency(1)
  sharp.cache(false)
  const totals = { ours: 0, bare: 0, wall: 0, bytes: 0, pictures: 0 }
  for (const id of SHOWN) {
    const measured = await measure(id)
    console.error(
      `${id}: ${measured.ours.toFixed(1)} ms a picture, bare encode ${measured.bare.toFixed(1)} ms, ${Math.round(measured.bytes / 1000)} kB`,
    )
    totals.ours += measured.ours
    totals.bare += measured.bare
    totals.wall += measured.wall
    totals.bytes += measured.bytes
    totals.pictures += 1
  }
  const value = (1000 * totals.pictures) / totals.ours
  const limit = (1000 * totals.pictures) / totals.bare
  return {
    name: 'personal',
    value: Number(value.toFixed(1)),
    unit: 'pictures/s/core',
    limit: Number(limit.toFixed(1)),
    ratio: Number((value / limit).toFixed(3)),
    bytes: Math.round(totals.bytes / totals.pictures),
    wallPerSecond: Number(((1000 * totals.pictures) / totals.wall).toFixed(1)),
  }
}

/** Mean processor time, ms, of one of our pictures and of one bare encode. */
async function measure(id: string) {
  const design = designById(id)
  const profile = PROFILES.find((known) => known.id === 'standard')
  if (!design || !profile) throw new Error(`There is no design called ${id}.`)
  const target = targetOf(profile, new Map())
  const wordsOf = (name: string) => ({ ...design.words, headline: `${name}, ${design.words.headline}` })
  const brand = { name: 'Larkfield', palette: DEFAULT_KIT.palette, pairing: DEFAULT_KIT.pairing, logo: null }
  const drawing: Drawing = { design, format: 'portrait', brand, words: wordsOf('friend'), picture: null }
  const printer = new Printer(drawing)
  const draw = async (name: string): Promise<Buffer> => {
    const page = printer.set(wordsOf(name))
    const [print] = page ? await printer.print(page, [target]) : []
    if (!print) throw new Error(`${name} was not drawn on ${id}.`)
    return print.bytes
  }
  for (const name of NAMES) await draw(name)
  let bytes = 0
  const began = performance.now()
  const ours = await perStep(PER_DESIGN, async (index) => {
    bytes += (await draw(`${NAMES[index % NAMES.length]}${index}`)).length
  })
  const wall = (performance.now() - began) / PER_DESIGN
  const { data, info } = await sharp(await draw('Maya'))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const raw = { width: info.width, height: info.height, channels: 3 } as const
  const bare = await perStep(PER_DESIGN / 4, () => sharp(data, { raw }).png().toBuffer())
  return { ours, bare, wall, bytes: bytes / PER_DESIGN }
}

async function perStep(count: number, step: (index: number) => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  for (let index = 0; index < count; index++) await step(index)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / count
}
