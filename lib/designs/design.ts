import type { Page } from './page'
import type { Words } from './words'

/** What a design is for: the nine uses of a business, and what shops ask for besides. */
export const USE_IDS = [
  'sale',
  'launch',
  'birthday',
  'countdown',
  'appointment',
  'receipt',
  'alert',
  'survey',
  'join',
  'gift',
  'hours',
  'season',
  'event',
  'loyalty',
  'stock',
  'basket',
  'thanks',
] as const

export type Use = (typeof USE_IDS)[number]

export interface Design {
  /** Stays for ever: pictures made of it remember it. */
  id: string
  /** A work's title, the same in every language. */
  name: string
  use: Use
  /** What it may also be searched by. */
  about: string
  words: Words
  /** It has a place for a picture of the library. */
  picture?: true
  /** Designs that belong together, in their order. */
  series?: { name: string; stage: number }
  draw: (p: Page) => void
}
