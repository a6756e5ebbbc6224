import { readFileSync } from 'node:fs'
import path from 'node:path'
import bidiFactory from 'bidi-js'
import {
  Direction,
  Font,
  Face as FontFace,
  Blob as FontFile,
  Buffer as Glyphs,
  shape,
  Variation,
} from 'harfbuzzjs'
import type { Face } from './brand'
import type { LineExtents } from './fit'

/**
 * Words as outlines. A design holds no text, only shapes drawn from our own fonts by HarfBuzz: no font of the system is
 * ever asked, every machine draws the same, and no typed character can become markup.
 */

/** Files of a family in the order they are asked; then those every family falls back on. */
const FAMILIES: Record<Face['family'], readonly string[]> = {
  archivo: ['archivo-latin', 'archivo-latin-ext'],
  fraunces: ['fraunces-latin', 'fraunces-latin-ext'],
  fredoka: ['fredoka-latin', 'fredoka-latin-ext'],
  bricolage: ['bricolage-latin', 'bricolage-latin-ext'],
  figtree: ['figtree-latin', 'figtree-latin-ext'],
}
const FALLBACKS = [
  'noto-vietnamese',
  'noto-cyrillic',
  'noto-greek',
  'noto-hebrew',
  'noto-arabic',
  'noto-emoji',
]

interface Cut {
  font: Font
  upem: number
  has: ReadonlySet<number>
}

interface Piece {
  cut: Cut
  text: string
  level: number
}

/** One set line: its extents, in em, and its shapes in a square of 1 em with y downwards. */
export interface SetLine extends LineExtents {
  svg: string
  rightToLeft: boolean
}

const files = new Map<string, { face: FontFace; has: ReadonlySet<number> }>()
const cuts = new Map<string, Cut>()
const bidi = bidiFactory()
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function fileOf(name: string) {
  let file = files.get(name)
  if (!file) {
    const bytes = readFileSync(path.join(process.cwd(), 'lib', 'designs', 'fonts', `${name}.ttf`))
    const face = new FontFace(new FontFile(bytes))
    file = { face, has: new Set(face.collectUnicodes()) }
    files.set(name, file)
  }
  return file
}

function cutOf(name: string, face: Face): Cut {
  const key = `${name} ${face.wght} ${face.wdth ?? ''} ${face.opsz ?? ''}`
  let cut = cuts.get(key)
  if (!cut) {
    const { face: fontFace, has } = fileOf(name)
    const font = new Font(fontFace)
    font.setVariations(
      (['wght', 'wdth', 'opsz'] as const).flatMap((axis) =>
        face[axis] === undefined ? [] : [new Variation(axis, face[axis])],
      ),
    )
    cut = { font, upem: fontFace.upem, has }
    cuts.set(key, cut)
  }
  return cut
}

/** Joiners and variation selectors: they choose between glyphs and have none of their own. */
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu

function cutFor(grapheme: string, face: Face): Cut | undefined {
  const wanted = [...grapheme.replace(IGNORED, '')].map((char) => char.codePointAt(0) ?? 0)
  for (const name of [...FAMILIES[face.family], ...FALLBACKS]) {
    const cut = cutOf(name, face)
    if (wanted.every((code) => cut.has.has(code))) return cut
  }
  return undefined
}

/** Characters that none of our fonts can draw; they are left out. */
export function missingFrom(text: string, face: Face): string[] {
  const all = [...graphemes.segment(text)].map(({ segment }) => segment)
  return [...new Set(all.filter((segment) => segment.trim() !== '' && !cutFor(segment, face)))]
}

/** Runs of one font and one direction, in the order they stand on the line. */
function piecesOf(text: string, face: Face): { pieces: Piece[]; rightToLeft: boolean } {
  const embedding = bidi.getEmbeddingLevels(text)
  const pieces: Piece[] = []
  for (const { segment, index } of graphemes.segment(text)) {
    const level = embedding.levels[index] ?? 0
    const last = pieces.at(-1)
    const cut = /\s/.test(segment) && last ? last.cut : cutFor(segment, face)
    if (!cut) continue
    if (last && last.cut === cut && last.level === level) last.text += segment
    else pieces.push({ cut, text: segment, level })
  }
  return { pieces: visual(pieces), rightToLeft: (embedding.paragraphs[0]?.level ?? 0) % 2 === 1 }
}

/** Rule L2 of UAX #9 over whole runs: from the highest level down, sequences at or above it are turned round. */
function visual(pieces: Piece[]): Piece[] {
  const order = [...pieces]
  const top = Math.max(0, ...order.map(({ level }) => level))
  for (let level = top; level > 0; level--) {
    for (let start = 0; start < order.length; start++) {
      let end = start
      while (end < order.length && (order[end] as Piece).level >= level) end++
      if (end - start > 1) order.splice(start, end - start, ...order.slice(start, end).reverse())
      start = end
    }
  }
  return order
}

const outlines = new WeakMap<Font, Map<number, string>>()

function outline(font: Font, glyph: number): string {
  let known = outlines.get(font)
  if (!known) {
    known = new Map()
    outlines.set(font, known)
  }
  let d = known.get(glyph)
  if (d === undefined) {
    // A tenth of a font unit is less than a hundredth of a px at any size we set.
    d = font.glyphToPath(glyph).replaceAll(/-?\d+\.\d+/g, (number) => String(round(Number(number))))
    known.set(glyph, d)
  }
  return d
}

/** Lines remembered of each face. */
const KEPT_LINES = 4_000
const kept = new WeakMap<Face, Map<string, SetLine>>()

/** Sets one line. Deterministic, and remembered: fitting asks for the same words many times. */
export function setLine(text: string, face: Face): SetLine {
  let lines = kept.get(face)
  if (!lines) {
    lines = new Map()
    kept.set(face, lines)
  }
  let line = lines.get(text)
  if (!line) {
    if (lines.size >= KEPT_LINES) lines.clear()
    line = shapeLine(text, face)
    lines.set(text, line)
  }
  return line
}

const round = (value: number) => Math.round(value * 10) / 10

function shapeLine(text: string, face: Face): SetLine {
  const { pieces, rightToLeft } = piecesOf(text, face)
  let [x, top, bottom] = [0, 0, 0]
  const groups: { x: number; em: number; glyphs: Placed[]; font: Font }[] = []
  for (const piece of pieces) {
    const em = 1 / piece.cut.upem
    const set = shapePiece(piece, face.tracking)
    groups.push({ x, em, glyphs: set.glyphs, font: piece.cut.font })
    top = Math.max(top, set.top * em)
    bottom = Math.max(bottom, set.bottom * em)
    x += set.advance * em
  }
  let svg: string | undefined
  return {
    // Most lines are only measured: outlines are written when one is drawn.
    get svg() {
      svg ??= groups
        .map((run) => {
          const paths = run.glyphs.map(
            ({ glyph, x, y }) =>
              `<path transform="translate(${round(x)} ${round(y)})" d="${outline(run.font, glyph)}"/>`,
          )
          return `<g transform="translate(${run.x.toFixed(4)} 0) scale(${run.em} ${-run.em})">${paths.join('')}</g>`
        })
        .join('')
      return svg
    },
    width: Math.max(0, x),
    top,
    bottom,
    rightToLeft,
  }
}

interface Placed {
  glyph: number
  x: number
  y: number
}

/** One run, in units of its font with y upwards. */
function shapePiece({ cut, text, level }: Piece, tracking: number) {
  const backwards = level % 2 === 1
  const buffer = new Glyphs()
  buffer.addText(text)
  buffer.setDirection(backwards ? Direction.RTL : Direction.LTR)
  buffer.guessSegmentProperties()
  shape(cut.font, buffer)
  const glyphs: Placed[] = []
  let [advance, top, bottom] = [0, 0, 0]
  for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
    const ink = cut.font.glyphExtents(codepoint)
    if (ink && ink.width !== 0) {
      glyphs.push({ glyph: codepoint, x: advance + xOffset, y: yOffset })
      top = Math.max(top, ink.yBearing + yOffset)
      bottom = Math.max(bottom, -(ink.yBearing + ink.height + yOffset))
    }
    // Joined scripts must stay joined, and marks on their letters.
    advance += xAdvance + (backwards || xAdvance === 0 ? 0 : tracking * cut.upem)
  }
  return { glyphs, advance, top, bottom }
}
