import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { type BenchPicture, PHOTO_KINDS, photo, posters } from '../fit-pictures'

/** The pictures of the still bench, without any coding around them: nothing can be handed on as it came. */

const BACKGROUNDS = '/usr/share/backgrounds'
/** Folders of the two Debian packages and what they are called. */
const FOLDERS = { mate: 'mate-backgrounds', gnome: 'gnome-backgrounds' } as const

/** Debian packages of pictures that are not on this machine. */
export function missingSets(): string[] {
  return Object.entries(FOLDERS).flatMap(([folder, name]) =>
    existsSync(path.join(BACKGROUNDS, folder)) ? [] : [name],
  )
}

/** A picture of the set; its pixels are made when it is its turn. */
export interface SetPicture {
  name: string
  /** As PNG, no larger than the profile's longest side. */
  png: () => Promise<Buffer>
}

/** The longest side any profile takes, px; drawings of the packages are vectors and drawn at it. */
const SIDE = 2_592
/** Own posters in the set: every fifth. */
const EVERY_POSTER = 5

/** Backgrounds of both packages, our own posters and generated phone photos; one of `every` of each. */
export async function pictureSet(every: number): Promise<SetPicture[]> {
  const backgrounds = Object.keys(FOLDERS).map((folder) =>
    filesIn(path.join(BACKGROUNDS, folder)).map((file) => ({
      name: path.relative(BACKGROUNDS, file),
      png: () => lossless(sharp(file, { limitInputPixels: 40e6 })),
    })),
  )
  const own = (await posters())
    .filter((_, at) => at % EVERY_POSTER === 0)
    .map(({ name, bytes }) => ({ name, png: () => Promise.resolve(bytes) }))
  const phone = Object.entries(PHOTO_KINDS).map(([name, kind]) => ({
    name,
    png: async () => lossless(sharp(await photo(3_024, 4_032, kind))),
  }))
  return [...backgrounds, own, phone].flatMap((group) => group.filter((_, at) => at % every === 0))
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(jpg|png|webp|svg)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/** What transparent backgrounds are laid on: a green of that desktop. */
const BENEATH = '#5a8f3c'

function lossless(picture: Sharp): Promise<Buffer> {
  return picture
    .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: BENEATH })
    .toColourspace('srgb')
    .png({ compressionLevel: 1 })
    .toBuffer()
}

/** Photos of 12 megapixels as a phone hands them in: three generated ones, and a real one from the larger backgrounds. */
export async function phonePhotos(): Promise<BenchPicture[]> {
  const made: BenchPicture[] = []
  for (const [name, kind] of Object.entries(PHOTO_KINDS)) {
    made.push({ name, bytes: await photo(3_024, 4_032, kind) })
  }
  const real = path.join(BACKGROUNDS, 'mate', 'abstract', 'Elephants_5640x3172.jpg')
  if (!existsSync(real)) return made
  const cut = sharp(real).extract({ left: 800, top: 74, width: 4_032, height: 3_024 })
  return [...made, { name: 'elephants', bytes: await cut.jpeg({ quality: 94 }).toBuffer() }]
}
