/** A row longer than this many characters is refused; it is a missing line break or an open quote, not a person. */
export const maxRowCharacters = 65_536

export type CsvRecord =
  | { line: number; cells: string[]; fault?: undefined }
  | { line: number; cells?: undefined; fault: 'line_too_long' | 'open_quote'; raw: string }

export type Dialect = { delimiter: string; newline: '\n' | '\r' }

export type Tokenizer = {
  /** Takes the next piece of text and returns the rows that it completes. */
  push(text: string): CsvRecord[]
  /** Returns the last row, when it has no line break. */
  end(): CsvRecord[]
}

/**
 * Reads CSV (RFC 4180, any one-character delimiter) piece by piece. Keeps at most one row in memory: a longer one becomes
 * a fault, and reading goes on with the next line. A quote counts only at the beginning of a cell. Empty lines are skipped.
 */
export function csvTokenizer(dialect: Dialect): Tokenizer {
  const state: State = { ...dialect, text: '', at: 0, line: 1, quote: -1, skipping: false, final: false }
  const read = (text: string, final: boolean): CsvRecord[] => {
    state.text = state.text.slice(state.at) + text
    state.at = 0
    state.quote = state.text.indexOf('"')
    state.final = final
    const records: CsvRecord[] = []
    while (state.at < state.text.length) {
      const step = readRow(state)
      if (step === 'more') break
      if (step) records.push(step)
    }
    return records
  }
  return { push: (text) => read(text, false), end: () => read('', true) }
}

type State = Dialect & {
  text: string
  /** Where in `text` the next row begins, and its line in the file. */
  at: number
  line: number
  /** The next quote at or after `at`, or -1. */
  quote: number
  /** Inside a line that was refused already. */
  skipping: boolean
  final: boolean
}

/** One row, or nothing for a line that holds none, or 'more' when the text ends within it. */
function readRow(state: State): CsvRecord | 'more' | undefined {
  const { text, at, line } = state
  const newline = text.indexOf(state.newline, at)
  const end = newline < 0 ? text.length : newline
  if (state.skipping) {
    state.skipping = newline < 0
    return passLine(state, end, newline >= 0)
  }
  if (end - at > maxRowCharacters) {
    state.skipping = newline < 0
    passLine(state, end, newline >= 0)
    return { line, fault: 'line_too_long', raw: text.slice(at, at + 4096) }
  }
  if (newline < 0 && !state.final) return 'more'
  if (state.quote >= 0 && state.quote < at) state.quote = text.indexOf('"', at)
  if (state.quote >= 0 && state.quote < end) return readQuoted(state, end)
  const cells = plainCells(text, at, end, state.delimiter)
  passLine(state, end, true)
  return cells && { line, cells }
}

function readQuoted(state: State, end: number): CsvRecord | 'more' {
  const { text, at, line } = state
  const row = quotedCells(state)
  if (row) {
    state.line += row.lines
    state.at = row.end
    return { line, cells: row.cells }
  }
  if (!state.final && text.length - at <= maxRowCharacters) return 'more'
  passLine(state, end, true)
  return { line, fault: 'open_quote', raw: text.slice(at, Math.min(end, at + 4096)) }
}

function passLine(state: State, end: number, whole: boolean): undefined {
  state.at = end + 1
  if (whole) state.line++
}

function plainCells(text: string, from: number, to: number, delimiter: string): string[] | undefined {
  const end = text.charCodeAt(to - 1) === 13 ? to - 1 : to
  return end <= from ? undefined : text.slice(from, end).split(delimiter)
}

/** Cells of a row that has quotes; undefined while the row is not complete. `end` is where the next row begins. */
function quotedCells(state: State): { cells: string[]; end: number; lines: number } | undefined {
  const { text, delimiter, newline } = state
  const cells: string[] = []
  let at = state.at
  let lines = 1
  for (;;) {
    let cell = ''
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1)
      if (close < 0) return undefined
      cell = text.slice(at + 1, close).replaceAll('""', '"')
      lines += count(cell, newline)
      at = close + 1
    }
    const end = cellEnd(text, at, delimiter, newline)
    // The next piece may go on with this cell, or turn its closing quote into a doubled one.
    if (end === text.length && !state.final) return undefined
    if (end - state.at > maxRowCharacters) return undefined
    // What follows a closing quote is kept as it stands.
    cell += text.slice(at, end)
    at = end + 1
    if (text[end] === delimiter) {
      cells.push(cell)
      continue
    }
    cells.push(cell.endsWith('\r') ? cell.slice(0, -1) : cell)
    return { cells, end: at, lines }
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function cellEnd(text: string, from: number, delimiter: string, newline: string): number {
  const line = text.indexOf(newline, from)
  const end = line < 0 ? text.length : line
  const next = text.indexOf(delimiter, from)
  return next < 0 || next > end ? end : next
}

function count(text: string, character: string): number {
  let found = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++
  return found
}

const delimiters = [',', ';', '\t', '|']

/** The dialect in which the beginning of a file makes the most even table. `complete`: the text is the whole file. */
export function sniffDialect(head: string, complete = false): Dialect {
  const newline = head.includes('\n') ? '\n' : head.includes('\r') ? '\r' : '\n'
  const text = complete ? head : head.slice(0, head.lastIndexOf(newline) + 1) || head
  let best: Dialect = { delimiter: ',', newline }
  let bestScore = 0
  for (const delimiter of delimiters) {
    const score = evenness(text, { delimiter, newline })
    if (score > bestScore) {
      best = { delimiter, newline }
      bestScore = score
    }
  }
  return best
}

/** How many rows have as many cells as the first, weighted by that number; 0 when there is but one cell. */
function evenness(text: string, dialect: Dialect): number {
  const tokenizer = csvTokenizer(dialect)
  const rows = [...tokenizer.push(text), ...tokenizer.end()].slice(0, 50)
  const width = rows[0]?.cells?.length ?? 0
  if (width < 2) return 0
  const even = rows.filter((row) => row.cells?.length === width).length / rows.length
  return even * even * Math.min(width, 10)
}
