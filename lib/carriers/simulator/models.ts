/** The makes of phone that the simulator knows, as data. What a phone is; what its owner sets is in `shelf.ts`. */

export const PHONE_MODELS = ['iphone', 'pixel', 'galaxy', 'keypad', 'flip'] as const
export type PhoneModel = (typeof PHONE_MODELS)[number]

export type ModelFacts = {
  label: string
  device: 'iphone' | 'android' | 'feature' | 'basic'
  /** Takes MMS at all. */
  mms: boolean
  /** Fetches by itself as it leaves the shop; otherwise somebody presses "Get". */
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

const CURRENT = {
  mms: true,
  autoFetch: true,
  maxBytes: 3_000_000,
  maxPixels: { width: 4096, height: 4096 },
  notifyMs: 80,
  wakeMs: 320,
  readMs: 6_500,
  bytesPerSecond: 400_000,
} as const

export const MODELS: Readonly<Record<PhoneModel, ModelFacts>> = {
  iphone: { ...CURRENT, label: 'iPhone', device: 'iphone' },
  pixel: { ...CURRENT, label: 'Pixel', device: 'android', readMs: 12_000, bytesPerSecond: 900_000 },
  galaxy: { ...CURRENT, label: 'Galaxy', device: 'android' },
  keypad: {
    ...CURRENT,
    label: 'Norda 215',
    device: 'feature',
    autoFetch: false,
    maxBytes: 300_000,
    maxPixels: { width: 640, height: 480 },
    wakeMs: 900,
    bytesPerSecond: 18_000,
  },
  flip: {
    ...CURRENT,
    label: 'Flip phone',
    device: 'basic',
    mms: false,
    autoFetch: false,
    maxBytes: 0,
    maxPixels: { width: 0, height: 0 },
  },
}
