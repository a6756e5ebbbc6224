import type { Page } from './page'
import type { Words } from './words'

/** What a design is for: the nine uses of a business, and what shops ask for besides. */
export const USES = {
  sale: 'Sale',
  launch: 'Launch',
  birthday: 'Birthday',
  countdown: 'Countdown',
  appointment: 'Appointment',
  receipt: 'Receipt and order',
  alert: 'Alert',
  survey: 'Survey and contest',
  join: 'List growth',
  gift: 'Gift card',
  hours: 'Hours and notices',
  season: 'Season',
  event: 'Event',
  loyalty: 'Loyalty',
  stock: 'Back in stock',
  basket: 'Basket',
  thanks: 'Thanks and reviews',
} as const

export type Use = keyof typeof USES
export const USE_IDS = Object.keys(USES) as Use[]

export interface Design {
  /** Stays for ever: pictures made of it remember it. */
  id: string
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
