import type { Brand, Face, PairingId } from './brand'
import { PAIRING_IDS, PAIRINGS } from './brand'
import { qrPath } from './codes'
import { contrast, legible, TEXT_CONTRAST } from './color'
import { type Fitted, fitText, type Measure } from './fit'
import { FORMATS, type Format } from './format'
import { type Box, box, inset, rect } from './svg'
import { type Ground, type Tones, tonesOn } from './tones'
import type { Field, Words } from './words'

export type Voice = 'display' | 'strong' | 'text'
export type Align = 'left' | 'center' | 'right'

/** Sets one line of words: its extents, in em, and its outlines. The fonts are behind it, so a page needs no disk. */
export interface Typesetter {
  line(
    text: string,
    face: Face,
  ): { svg: string; width: number; top: number; bottom: number; rightToLeft: boolean }
}

export interface TextStyle {
  voice?: Voice
  /** Font size at most, px. */
  max?: number
  align?: Align
  /** Where the block stands in its box. */
  stand?: 'top' | 'middle' | 'bottom'
  /** The colour it lies on; text is made readable on it. */
  on?: string
  fill?: string
  maxLines?: number
}

/** Words as they were set: what tests and the editor's warnings look at. */
export interface SetText extends Box {
  size: number
  lines: readonly string[]
  /** The box of each line. */
  rows: readonly Box[]
  fill: string
  on: string
  turn: Turn | null
}

type Turn = { degrees: number; x: number; y: number }

/** One step of the drawing, in its order. */
export interface Layer {
  /** `group` opens or closes a turn: it belongs to whatever of the drawing is shown. */
  kind: 'art' | 'text' | 'group'
  svg: string
  /** From its first to past its last row, px; null where that is not known. */
  reach: readonly [top: number, bottom: number] | null
}

/** Which part of a drawing to write down. */
export interface Part {
  without?: 'text'
  /** Width of the picture, px. */
  width?: number
  /** Layers from the first to before the second. */
  layers?: readonly [from: number, to: number]
  /** Rows of the page from the first to before the second, px. */
  rows?: readonly [top: number, bottom: number]
}

/** The text faces, bold. Each is one object, by which lines that were set are remembered. */
const STRONG = Object.fromEntries(
  PAIRING_IDS.map((id) => [id, { ...PAIRINGS[id].text, wght: 700 }]),
) as Record<PairingId, Face>

const SHADOWS =
  '<filter id="lift" x="-20%" y="-20%" width="140%" height="150%"><feDropShadow dx="0" dy="16" stdDeviation="18" flood-color="#000" flood-opacity=".22"/></filter>' +
  '<filter id="near" x="-20%" y="-20%" width="140%" height="150%"><feDropShadow dx="0" dy="5" stdDeviation="5" flood-color="#000" flood-opacity=".2"/></filter>' +
  '<filter id="blur" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="26"/></filter>'

/** The sheet a design is drawn on: its size, the brand's colours on the chosen ground, and the means to set words. */
export class Page {
  readonly w: number
  readonly h: number
  readonly format: Format
  readonly words: Words
  readonly brand: Brand
  readonly texts: SetText[] = []
  readonly pictureSrc: Brand['logo']
  /** Free edge, px. */
  readonly m = 68
  t: Tones
  readonly #setter: Typesetter
  readonly #layers: Layer[] = []
  #defs = ''
  #ids = 0
  #turn: Turn | null = null

  constructor(format: Format, brand: Brand, words: Words, picture: Brand['logo'], setter: Typesetter) {
    this.w = FORMATS[format].width
    this.h = FORMATS[format].height
    this.format = format
    this.brand = brand
    this.words = words
    this.pictureSrc = picture
    this.#setter = setter
    this.t = tonesOn(brand.palette, 'paper')
  }

  /** Portrait, square or landscape: one of the three. */
  pick<T>(portrait: T, square: T, landscape: T): T {
    return { portrait, square, landscape }[this.format]
  }

  get all(): Box {
    return box(0, 0, this.w, this.h)
  }

  get inner(): Box {
    return inset(this.all, this.m)
  }

  word(field: Field): string {
    return this.words[field] ?? ''
  }

  /** Paints the ground; what follows uses its tones. */
  paint(ground: Ground): Tones {
    this.t = tonesOn(this.brand.palette, ground)
    this.add(rect(this.all, this.t.bg))
    return this.t
  }

  tones(ground: Ground): Tones {
    return tonesOn(this.brand.palette, ground)
  }

  add(...svg: string[]): void {
    this.#layers.push({ kind: 'art', svg: svg.join(''), reach: null })
  }

  get layers(): readonly Layer[] {
    return this.#layers
  }

  /** As `add`, for shapes that stay between two rows: a part of the page can then be drawn anew without the rest. */
  addWithin({ y, h }: Box, ...svg: string[]): void {
    this.#layers.push({ kind: 'art', svg: svg.join(''), reach: this.#turn ? null : [y, y + h] })
  }

  /** What follows in `draw` is turned about a point. */
  turned(degrees: number, x: number, y: number, draw: () => void): void {
    this.#turn = { degrees, x, y }
    const kind = 'group'
    this.#layers.push({ kind, svg: `<g transform="rotate(${degrees} ${x} ${y})">`, reach: null })
    draw()
    this.#layers.push({ kind, svg: '</g>', reach: null })
    this.#turn = null
  }

  /** `content` only where `mask` (one or more shapes) is. */
  clip(mask: string, content: string): string {
    const id = `c${this.#ids++}`
    this.#defs += `<clipPath id="${id}">${mask}</clipPath>`
    return `<g clip-path="url(#${id})">${content}</g>`
  }

  /** A fill running from one colour to another, downwards or, turned by 90, to the right. */
  blend(from: string, to: string, turn = 0): string {
    const id = `g${this.#ids++}`
    this.#defs += `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1" gradientTransform="rotate(${-turn} .5 .5)"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`
    return `url(#${id})`
  }

  /**
   * Puts a drawing of `size` into a box: whole (`contain`) or filling it (`cover`, cut at the box). `ax` and `ay` say
   * which side it keeps to, 0 to 1.
   */
  place(
    svg: string,
    size: readonly [number, number],
    at: Box,
    how: { cover?: boolean; ax?: number; ay?: number } = {},
  ): void {
    const { cover = false, ax = 0.5, ay = 0.5 } = how
    const [w, h] = size
    const scale = cover ? Math.max(at.w / w, at.h / h) : Math.min(at.w / w, at.h / h)
    const x = at.x + (at.w - w * scale) * ax
    const y = at.y + (at.h - h * scale) * ay
    const placed = `<g transform="translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${scale.toFixed(4)})">${svg}</g>`
    this.add(cover ? this.clip(rect(at, '#000'), placed) : placed)
  }

  /** The chosen picture filling a shape; without one, the design's own drawing. */
  picture(at: Box, mask: string, drawing: () => string): void {
    const src = this.pictureSrc
    if (!src) {
      this.add(this.clip(mask, drawing()))
      return
    }
    const scale = Math.max(at.w / src.width, at.h / src.height)
    const [w, h] = [src.width * scale, src.height * scale]
    const image = `<image x="${at.x + (at.w - w) / 2}" y="${at.y + (at.h - h) / 2}" width="${w}" height="${h}" preserveAspectRatio="none" href="${src.href}"/>`
    this.add(this.clip(mask, image))
  }

  face(voice: Voice): Face {
    const pairing = PAIRINGS[this.brand.pairing]
    return voice === 'strong' ? STRONG[this.brand.pairing] : pairing[voice]
  }

  #measure(face: Face): Measure {
    return (text) => this.#setter.line(text, face)
  }

  /** How words would be set in a box, without setting them. */
  fitted(text: string, at: Box, style: TextStyle = {}): Fitted {
    const face = this.face(style.voice ?? 'text')
    const room = { width: at.w, height: at.h, max: style.max ?? 40, leading: face.leading }
    return fitText(text, style.maxLines ? { ...room, maxLines: style.maxLines } : room, this.#measure(face))
  }

  /** Sets words into a box, as large as `max` and the box allow. Gives the box they really take. */
  text(text: string, at: Box, style: TextStyle = {}): Box {
    const fitted = this.fitted(text, at, style)
    if (fitted.size === 0) return box(at.x, at.y, 0, 0)
    const face = this.face(style.voice ?? 'text')
    const { align = 'left', stand = 'top' } = style
    const on = style.on ?? this.t.bg
    const fill = legible(on, [style.fill ?? this.t.ink, this.t.ink, this.t.paper, this.t.deep], TEXT_CONTRAST)
    const y = at.y + { top: 0, middle: 0.5, bottom: 1 }[stand] * (at.h - fitted.height)
    let left = Number.POSITIVE_INFINITY
    const rows: Box[] = []
    const svg = fitted.lines.map((line, index) => {
      const set = this.#setter.line(line, face)
      const side = align === 'left' && set.rightToLeft ? 'right' : align
      const x = at.x + { left: 0, center: 0.5, right: 1 }[side] * (at.w - set.width * fitted.size)
      left = Math.min(left, x)
      const baseline = y + fitted.ascent + index * face.leading * fitted.size
      rows.push(
        box(
          x,
          baseline - set.top * fitted.size,
          set.width * fitted.size,
          (set.top + set.bottom) * fitted.size,
        ),
      )
      return `<g transform="translate(${x.toFixed(2)} ${baseline.toFixed(2)}) scale(${fitted.size.toFixed(3)})">${set.svg}</g>`
    })
    const reach = this.#turn
      ? null
      : ([
          Math.min(...rows.map((row) => row.y)) - 1,
          Math.max(...rows.map((row) => row.y + row.h)) + 1,
        ] as const)
    this.#layers.push({ kind: 'text', svg: `<g fill="${fill}">${svg.join('')}</g>`, reach })
    const taken = box(left, y, fitted.width, fitted.height)
    this.texts.push({ ...taken, size: fitted.size, lines: fitted.lines, rows, fill, on, turn: this.#turn })
    return taken
  }

  /** The brand's logo or, without one, its name. A logo stands on paper, on which its owner has surely seen it. */
  mark(at: Box, style: TextStyle = {}): void {
    const { logo, name } = this.brand
    if (!logo) {
      this.text(name, at, { voice: 'display', max: 40, maxLines: 1, stand: 'middle', ...style })
      return
    }
    const scale = Math.min(at.h / logo.height, (at.w * 0.9) / logo.width)
    const [w, h] = [logo.width * scale, logo.height * scale]
    const x = at.x + { left: 0, center: 0.5, right: 1 }[style.align ?? 'left'] * (at.w - w)
    const y = at.y + (at.h - h) / 2
    if (contrast(style.on ?? this.t.bg, this.t.paper) > 1.1)
      this.add(rect(box(x - 12, y - 8, w + 24, h + 16), this.t.paper, 10))
    this.add(`<image x="${x}" y="${y}" width="${w}" height="${h}" href="${logo.href}"/>`)
  }

  /** A QR code with its quiet zone on paper; nothing without words to put in it. */
  qr(text: string, at: Box, radius = 18): void {
    if (!text) return
    const { d, side } = qrPath(text)
    const whole = Math.min(at.w, at.h)
    const [x, y] = [at.x + (at.w - whole) / 2, at.y + (at.h - whole) / 2]
    const unit = whole / (side + 8)
    const light = contrast(this.t.paper, this.t.deep) > 7 ? this.t.paper : '#ffffff'
    this.addWithin(
      box(x, y, whole, whole),
      rect(box(x, y, whole, whole), light, radius),
      `<path transform="translate(${x + unit * 4} ${y + unit * 4}) scale(${unit})" d="${d}" fill="${this.t.deep}" shape-rendering="crispEdges"/>`,
    )
  }

  /** The drawing or a part of it; `without: 'text'` leaves the words out, which shows what lies under them. */
  svg({ without, width = this.w, layers = [0, this.#layers.length], rows = [0, this.h] }: Part = {}): string {
    const [top, bottom] = rows
    const height = Math.round(((bottom - top) * width) / this.w)
    const shown = this.#layers.filter(
      ({ kind }, index) => kind === 'group' || (kind !== without && index >= layers[0] && index < layers[1]),
    )
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 ${top} ${this.w} ${bottom - top}" width="${width}" height="${height}"><defs>${SHADOWS}${this.#defs}</defs>${shown.map(({ svg }) => svg).join('')}</svg>`
  }
}
