/** Shapes a design can be drawn in, px: what a phone shows whole (portrait first), feeds, and wide previews. */
export const FORMATS = {
  portrait: { name: 'Portrait', width: 1080, height: 1440 },
  square: { name: 'Square', width: 1080, height: 1080 },
  landscape: { name: 'Landscape', width: 1200, height: 900 },
} as const

export type Format = keyof typeof FORMATS
export const FORMAT_IDS = Object.keys(FORMATS) as [Format, ...Format[]]
