import type { Network } from './networks'

/** A handset on the shelf, as it leaves the shop. Numbers are from the block reserved for fiction. */
export type HandsetModel = {
  id: string
  /** Whose it is: "Maya’s iPhone". */
  name: string
  owner: string
  number: string
  network: Network
  device: 'iphone' | 'android' | 'feature' | 'basic'
  theme: 'light' | 'dark'
  /** One line for the shelf. */
  detail: string
  /** Whether the sender is in its address book. */
  knowsSender: boolean
  /** Takes MMS at all. */
  mms: boolean
  /** Fetches by itself; otherwise somebody presses "Get". */
  autoFetch: boolean
  /** Largest message in bytes it can hold, and the largest picture in px (either way round). */
  maxBytes: number
  maxPixels: { width: number; height: number }
  /** Typical times in ms: until the notification arrives, until it wakes, until it is opened. */
  notifyMs: number
  wakeMs: number
  readMs: number
  bytesPerSecond: number
}

/** What its owner can change. */
export type HandsetSwitches = {
  on: boolean
  data: boolean
  /** Sends delivery and read reports. */
  reports: boolean
  /** Refuses every message it is offered. */
  rejects: boolean
}

const MODERN = {
  mms: true,
  autoFetch: true,
  maxBytes: 3_000_000,
  maxPixels: { width: 4096, height: 4096 },
  notifyMs: 80,
  wakeMs: 320,
  readMs: 6_500,
  bytesPerSecond: 400_000,
} as const

export const SHELF: readonly (HandsetModel & { switches: HandsetSwitches })[] = [
  {
    ...MODERN,
    id: 'maya',
    name: 'Maya’s iPhone',
    owner: 'Maya',
    number: '+18285550151',
    network: 'att',
    device: 'iphone',
    theme: 'light',
    detail: 'AT&T, saved sender',
    knowsSender: true,
    switches: { on: true, data: true, reports: true, rejects: false },
  },
  {
    ...MODERN,
    id: 'devon',
    name: 'Devon’s Pixel',
    owner: 'Devon',
    number: '+18285550152',
    network: 'tmobile',
    device: 'android',
    theme: 'dark',
    detail: 'T-Mobile, dark',
    knowsSender: true,
    readMs: 12_000,
    bytesPerSecond: 900_000,
    switches: { on: true, data: true, reports: true, rejects: false },
  },
  {
    ...MODERN,
    id: 'jun',
    name: 'Jun’s iPhone',
    owner: 'Jun',
    number: '+18285550153',
    network: 'tmobile',
    device: 'iphone',
    theme: 'dark',
    detail: 'T-Mobile, dark, unknown sender, reports off',
    knowsSender: false,
    bytesPerSecond: 250_000,
    switches: { on: true, data: true, reports: false, rejects: false },
  },
  {
    ...MODERN,
    id: 'anika',
    name: 'Anika’s Galaxy',
    owner: 'Anika',
    number: '+18285550154',
    network: 'verizon',
    device: 'android',
    theme: 'light',
    detail: 'Verizon, data off',
    knowsSender: false,
    switches: { on: true, data: false, reports: true, rejects: false },
  },
  {
    ...MODERN,
    id: 'rosa',
    name: 'Rosa’s Norda 215',
    owner: 'Rosa',
    number: '+18285550155',
    network: 'uscellular',
    device: 'feature',
    theme: 'light',
    detail: 'US Cellular, 2009',
    knowsSender: false,
    autoFetch: false,
    maxBytes: 300_000,
    maxPixels: { width: 640, height: 480 },
    wakeMs: 900,
    bytesPerSecond: 18_000,
    switches: { on: true, data: true, reports: true, rejects: false },
  },
  {
    ...MODERN,
    id: 'walt',
    name: 'Walt’s flip phone',
    owner: 'Walt',
    number: '+18285550156',
    network: 'att',
    device: 'basic',
    theme: 'light',
    detail: 'AT&T, texts only',
    knowsSender: false,
    mms: false,
    autoFetch: false,
    maxBytes: 0,
    maxPixels: { width: 0, height: 0 },
    switches: { on: true, data: false, reports: true, rejects: false },
  },
]

const BY_NUMBER = new Map(SHELF.map((handset) => [handset.number, handset]))

/** The handset with that E.164 number, when it is on the shelf. */
export function onShelf(number: string): HandsetModel | undefined {
  return BY_NUMBER.get(number)
}
