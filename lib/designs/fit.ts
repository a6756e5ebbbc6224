/** Setting words into boxes: wrapped, balanced and shrunk until they fit, so that nothing is ever cut or runs out. */

/** Extents of one set line in em (1 = font size), the baseline at 0. */
export interface LineExtents {
  width: number
  /** Ink above the baseline. */
  top: number
  /** Ink below the baseline. */
  bottom: number
}

export type Measure = (text: string) => LineExtents

export interface FitRoom {
  /** px */
  width: number
  height: number
  /** Font size at most, px. */
  max: number
  maxLines?: number
  /** Distance of baselines, em. */
  leading: number
}

export interface Fitted {
  /** Font size, px; 0 for no words. */
  size: number
  lines: readonly string[]
  /** Of the widest line, and of all lines from the first one's capitals to the last one's ink, px. */
  width: number
  height: number
  /** From the top of the block to the first baseline, px. */
  ascent: number
}

const EMPTY: Fitted = { size: 0, lines: [], width: 0, height: 0, ascent: 0 }
/** Capitals of our faces, em: a block begins there, whatever its first letters are. */
const CAPS = 0.7
/** Below this share of the wished size a long word is rather broken than everything made smaller. */
const BREAK_BELOW = 0.22
/** An em of 1 px is far below what anybody reads, but it always fits the words we take. */
const SMALLEST = 1

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** The largest setting of `text` that stays in the room. Line ends in the text are kept. */
export function fitText(text: string, room: FitRoom, measure: Measure): Fitted {
  const paragraphs = text
    .split('\n')
    .map((line) => line.split(/\s+/).filter(Boolean))
    .filter((words) => words.length > 0)
  if (paragraphs.length === 0 || room.width <= 0 || room.height <= 0) return EMPTY
  const whole = largest(paragraphs, room, measure, false, room.max * BREAK_BELOW)
  return whole ?? largest(paragraphs, room, measure, true, SMALLEST) ?? EMPTY
}

function largest(
  paragraphs: readonly string[][],
  room: FitRoom,
  measure: Measure,
  mayBreak: boolean,
  least: number,
): Fitted | null {
  const tried = (size: number) => set(paragraphs, size, room, measure, mayBreak)
  const full = tried(room.max)
  if (full) return full
  let best = tried(least)
  if (!best) return null
  let [low, high] = [least, room.max]
  while (high - low > Math.max(0.5, high * 0.012)) {
    const middle = (low + high) / 2
    const fitted = tried(middle)
    if (fitted) {
      best = fitted
      low = middle
    } else high = middle
  }
  return best
}

function set(
  paragraphs: readonly string[][],
  size: number,
  room: FitRoom,
  measure: Measure,
  mayBreak: boolean,
): Fitted | null {
  const width = room.width / size
  const lines: string[] = []
  for (const words of paragraphs) {
    const pieces = mayBreak ? words.flatMap((word) => broken(word, width, measure)) : words
    const wrapped = wrap(pieces, width, measure)
    if (!wrapped) return null
    lines.push(...balanced(pieces, width, wrapped, measure))
  }
  if (lines.length > (room.maxLines ?? Number.POSITIVE_INFINITY)) return null
  const extents = lines.map(measure)
  const first = extents[0] as LineExtents
  const last = extents.at(-1) as LineExtents
  const ascent = Math.max(CAPS, first.top)
  const height = ascent + (lines.length - 1) * room.leading + Math.max(0, last.bottom)
  const widest = Math.max(...extents.map((line) => line.width))
  if (height * size > room.height || widest > width) return null
  return { size, lines, width: widest * size, height: height * size, ascent: ascent * size }
}

/** Greedy lines no wider than `width`; null when a word alone is wider. */
function wrap(words: readonly string[], width: number, measure: Measure): string[] | null {
  const space = measure('n n').width - 2 * measure('n').width
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of words) {
    const wide = measure(word).width
    if (wide > width) return null
    if (line && used + space + wide > width) {
      lines.push(line)
      line = word
      used = wide
    } else {
      used += (line ? space : 0) + wide
      line = line ? `${line} ${word}` : word
    }
  }
  lines.push(line)
  return lines
}

/** As many lines as `greedy` needs, but of lengths as even as they can be: no last line of one small word. */
function balanced(
  words: readonly string[],
  width: number,
  greedy: string[],
  measure: Measure,
): readonly string[] {
  if (greedy.length < 2) return greedy
  let best = greedy
  let [low, high] = [width / 2, width]
  for (let step = 0; step < 7; step++) {
    const middle = (low + high) / 2
    const lines = wrap(words, middle, measure)
    if (lines && lines.length <= greedy.length) {
      best = lines
      high = middle
    } else low = middle
  }
  return best
}

/** A word in pieces that each fit the line; never inside what a reader sees as one character. */
function broken(word: string, width: number, measure: Measure): string[] {
  if (measure(word).width <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of graphemes.segment(word)) {
    if (piece && measure(piece + segment).width > width) {
      pieces.push(piece)
      piece = segment
    } else piece += segment
  }
  return [...pieces, piece]
}
