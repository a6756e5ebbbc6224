import type { Palette } from './brand'
import { apart, dim, distance, legible, luminance, mix } from './color'

/** The grounds a design may choose from; each brand fills them with its own colours. */
export type Ground = 'paper' | 'deep' | 'a' | 'b' | 'tint-a' | 'tint-b' | 'shade-a' | 'shade-b'

/** What is drawn with on one ground. */
export interface Tones {
  bg: string
  /** Text on the ground, first and second voice. */
  ink: string
  quiet: string
  /** Text in colour, readable on the ground. */
  loud: string
  /** The brand's accents, kept apart from the ground. */
  a: string
  b: string
  /** Lightest and darkest of the brand. */
  paper: string
  deep: string
  /** The ground a little and more towards the ink: for shapes that stay behind. */
  soft: string
  mid: string
}

const known = new WeakMap<Palette, Map<Ground, Tones>>()

/** The tones of a palette on a ground; remembered, since every drawing asks for the same few. */
export function tonesOn(palette: Palette, ground: Ground): Tones {
  const tones = known.get(palette) ?? new Map<Ground, Tones>()
  known.set(palette, tones)
  const found = tones.get(ground) ?? mixTones(palette, ground)
  tones.set(ground, found)
  return found
}

function mixTones(palette: Palette, ground: Ground): Tones {
  const light = luminance(palette.ground) >= luminance(palette.ink)
  const paper = lightest(light ? palette.ground : palette.ink)
  const deep = darkest(light ? palette.ink : palette.ground)
  const bg = groundOf(palette, ground, paper, deep)
  const dark = luminance(bg) < 0.2
  const ink = legible(bg, dark ? [paper, '#ffffff'] : [deep, paper], 5.5)
  const onAccent = ground === 'a'
  const onSecond = ground === 'b'
  return {
    bg,
    ink,
    quiet: legible(bg, [mix(ink, bg, 0.24), mix(ink, bg, 0.12), ink]),
    loud: legible(
      bg,
      onAccent || onSecond ? [ink] : dark ? [palette.accent2, palette.accent] : [palette.accent],
    ),
    a: apart(onAccent ? palette.accent2 : palette.accent, bg, 0.1),
    b: apart(onSecond || onAccent ? paper : palette.accent2, bg, 0.1),
    paper,
    deep: distance(deep, bg) < 0.1 ? dim(bg, 0.45) : deep,
    soft: mix(bg, ink, 0.08),
    mid: mix(bg, ink, 0.2),
  }
}

/** A brand whose light is not light (or dark not dark) still needs a sheet of paper to print on, and an ink. */
function lightest(colour: string): string {
  return luminance(colour) > 0.62 ? colour : mix(colour, '#ffffff', 0.8)
}

function darkest(colour: string): string {
  return luminance(colour) < 0.09 ? colour : mix(colour, '#000000', 0.66)
}

function groundOf(palette: Palette, ground: Ground, paper: string, deep: string): string {
  switch (ground) {
    case 'paper':
      return paper
    case 'deep':
      return deep
    case 'a':
      return palette.accent
    case 'b':
      return palette.accent2
    case 'tint-a':
      return mix(paper, palette.accent, 0.24)
    case 'tint-b':
      return mix(paper, palette.accent2, 0.34)
    case 'shade-a':
      return mix(dim(palette.accent, 0.6), deep, 0.3)
    case 'shade-b':
      return mix(dim(palette.accent2, 0.66), deep, 0.3)
  }
}
