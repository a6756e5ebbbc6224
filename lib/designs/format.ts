/** Shapes a design can be drawn in, px: what a phone shows whole (portrait first), feeds, and wide previews. */
export const FORMATS = {
  portrait: { width: 1080, height: 1440 },
  square: { width: 1080, height: 1080 },
  landscape: { width: 1200, height: 900 },
} as const

export type Format = keyof typeof FORMATS
export const FORMAT_IDS = Object.keys(FORMATS) as [Format, ...Format[]]
