/** Shapes as SVG text. Only numbers and our own colours go in. */

export interface Box {
  x: number
  y: number
  w: number
  h: number
}

export const box = (x: number, y: number, w: number, h: number): Box => ({ x, y, w, h })

/** The box less `by` on every side, or less `by` and `byY`. */
export const inset = ({ x, y, w, h }: Box, by: number, byY = by): Box =>
  box(x + by, y + byY, w - 2 * by, h - 2 * byY)

/** Cuts a box across its height: the upper `share` (or px, above 1) and the rest. */
export function rows(from: Box, share: number, gap = 0): [Box, Box] {
  const cut = share > 1 ? share : from.h * share
  return [box(from.x, from.y, from.w, cut), box(from.x, from.y + cut + gap, from.w, from.h - cut - gap)]
}

/** Cuts a box across its width. */
export function columns(from: Box, share: number, gap = 0): [Box, Box] {
  const cut = share > 1 ? share : from.w * share
  return [box(from.x, from.y, cut, from.h), box(from.x + cut + gap, from.y, from.w - cut - gap, from.h)]
}

const n = (value: number) => String(Math.round(value * 100) / 100)

export function rect(at: Box, fill: string, radius = 0): string {
  return `<rect x="${n(at.x)}" y="${n(at.y)}" width="${n(at.w)}" height="${n(at.h)}" rx="${n(radius)}" fill="${fill}"/>`
}

export function disc(x: number, y: number, r: number, fill: string): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}"/>`
}

export function ring(x: number, y: number, r: number, colour: string, width: number): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="none" stroke="${colour}" stroke-width="${n(width)}"/>`
}

export function oval(x: number, y: number, rx: number, ry: number, fill: string, turn = 0): string {
  const turned = turn ? ` transform="rotate(${n(turn)} ${n(x)} ${n(y)})"` : ''
  return `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${turned}/>`
}

export function shape(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`
}

export function stroke(d: string, colour: string, width: number, cap: 'round' | 'butt' = 'round'): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="${cap}" stroke-linejoin="round"/>`
}

export function group(content: string, transform: string): string {
  return `<g transform="${transform}">${content}</g>`
}

export function fade(content: string, opacity: number): string {
  return `<g opacity="${n(opacity)}">${content}</g>`
}

/** `count` copies of what `draw` gives for 0, 1, 2 … */
export function times(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join('')
}

/** A star of `points` points; with inner near outer, a seal. */
export function star(x: number, y: number, points: number, outer: number, inner: number, turn = -90): string {
  const at = (index: number) => {
    const angle = ((turn + (index * 180) / points) * Math.PI) / 180
    const r = index % 2 === 0 ? outer : inner
    return `${n(x + r * Math.cos(angle))} ${n(y + r * Math.sin(angle))}`
  }
  return `M${Array.from({ length: points * 2 }, (_, index) => at(index)).join('L')}Z`
}

/** Numbers that look thrown and are always the same for a seed. */
export function dice(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
