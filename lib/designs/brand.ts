import { z } from 'zod'
import { HEX } from './color'

/** Type pairings: a display face with its axes and a text face. All are bundled (fonts/), none comes from the system. */
export const PAIRINGS = {
  signal: {
    display: { family: 'archivo', wght: 780, wdth: 112, tracking: -0.028, leading: 0.98 },
    text: { family: 'archivo', wght: 520, wdth: 100, tracking: -0.004, leading: 1.28 },
  },
  poster: {
    display: { family: 'archivo', wght: 820, wdth: 72, tracking: -0.012, leading: 0.94 },
    text: { family: 'archivo', wght: 520, wdth: 96, tracking: -0.002, leading: 1.28 },
  },
  journal: {
    display: { family: 'fraunces', wght: 640, opsz: 120, tracking: -0.022, leading: 1.02 },
    text: { family: 'figtree', wght: 520, tracking: 0, leading: 1.3 },
  },
  corner: {
    display: { family: 'fredoka', wght: 600, wdth: 100, tracking: -0.012, leading: 1 },
    text: { family: 'figtree', wght: 520, tracking: 0, leading: 1.3 },
  },
  studio: {
    display: { family: 'bricolage', wght: 760, wdth: 88, tracking: -0.024, leading: 0.98 },
    text: { family: 'figtree', wght: 500, tracking: 0, leading: 1.3 },
  },
} as const satisfies Record<string, Pairing>

export interface Face {
  family: 'archivo' | 'fraunces' | 'fredoka' | 'bricolage' | 'figtree'
  wght: number
  wdth?: number
  opsz?: number
  /** Added after each letter, em. */
  tracking: number
  /** Distance of baselines, em. */
  leading: number
}

interface Pairing {
  display: Face
  text: Face
}

export type PairingId = keyof typeof PAIRINGS
export const PAIRING_IDS = Object.keys(PAIRINGS) as PairingId[]

const colour = z.string().regex(HEX, 'Six hex digits after a #, as in #0F3D2A.').toLowerCase()

/** The four roles every design is drawn with. Text colours are computed from them and always readable. */
export const paletteSchema = z.object({ ground: colour, ink: colour, accent: colour, accent2: colour })
export type Palette = z.output<typeof paletteSchema>

export const pairingSchema = z.enum(PAIRING_IDS as [PairingId, ...PairingId[]])

export const brandKitSchema = z.object({
  palette: paletteSchema,
  pairing: pairingSchema,
  /** An asset of the library whose picture stands for the name; null sets the name in the display face. */
  logoAssetId: z.uuid().nullable(),
})
export type BrandKit = z.output<typeof brandKitSchema>

/** Pictures that were decoded and encoded again by our own decoders, as a data address: the only images a design shows. */
export type OwnPicture = { href: string; width: number; height: number }

/** What a design is drawn with. */
export interface Brand {
  name: string
  palette: Palette
  pairing: PairingId
  logo: OwnPicture | null
}

/** Palettes to begin with; their names are names. */
export const PALETTES: readonly { name: string; palette: Palette }[] = [
  { name: 'Poppy', palette: { ground: '#f6efe2', ink: '#14362d', accent: '#ee5535', accent2: '#f2b632' } },
  { name: 'Harbour', palette: { ground: '#f3f1ec', ink: '#12243d', accent: '#2450d8', accent2: '#f4896b' } },
  { name: 'Fig', palette: { ground: '#f8eee9', ink: '#3b1230', accent: '#a3265b', accent2: '#f0a08a' } },
  { name: 'Fern', palette: { ground: '#f1f3e6', ink: '#143524', accent: '#2f7d4f', accent2: '#f0c24b' } },
  { name: 'Clay', palette: { ground: '#f5ece3', ink: '#3a211a', accent: '#b9512f', accent2: '#8fb3a4' } },
  { name: 'Pool', palette: { ground: '#eef6f5', ink: '#0e2f3c', accent: '#0f8b94', accent2: '#ffb45e' } },
  { name: 'Iris', palette: { ground: '#f4f1fb', ink: '#221a4a', accent: '#5a3fd1', accent2: '#ff8fb1' } },
  { name: 'Night', palette: { ground: '#12161f', ink: '#f3ead8', accent: '#f0b429', accent2: '#e0533d' } },
  { name: 'Mono', palette: { ground: '#f4f4f2', ink: '#161616', accent: '#161616', accent2: '#c9c6bf' } },
]

export const DEFAULT_KIT: BrandKit = {
  palette: (PALETTES[0] as (typeof PALETTES)[number]).palette,
  pairing: 'signal',
  logoAssetId: null,
}
