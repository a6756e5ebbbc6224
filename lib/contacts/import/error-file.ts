import type { Words } from '../../words/translate'
import { reasonSentence } from './reasons'

/** One line of CSV, RFC 4180, with a line break. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/**
 * A cell that no spreadsheet runs as a formula: one that begins with = + - @ or a control character gets an apostrophe
 * before it (OWASP, CSV injection). Phone numbers in E.164 and plain numbers stay as they are.
 */
export function csvCell(value: string): string {
  const formula = /^[=+\-@\t\r\n]/.test(value) && !/^[+-]?[\d\s().-]+$/.test(value)
  const safe = formula ? `'${value}` : value
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export function errorHeader(t: Words<'contacts'>, header: readonly string[]): string {
  return csvLine([t('importRejections.line'), t('importRejections.whatHappened'), ...header])
}

export function errorLine(
  t: Words<'contacts'>,
  line: number,
  reason: string,
  cells: readonly string[],
): string {
  return csvLine([String(line), reasonSentence(t, reason), ...cells])
}
