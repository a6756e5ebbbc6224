import type { Encoding } from './encoding'
import type { Mapping } from './mapping'
import type { Dialect } from './tokenizer'

export type ImportStatus =
  | 'uploaded'
  | 'checking'
  | 'checked'
  | 'running'
  | 'done'
  | 'cancelled'
  | 'failed'
  | 'undoing'
  | 'undone'

/** States in which a worker is at it, or should be. */
export const activeStates: readonly ImportStatus[] = ['checking', 'running', 'undoing']

/** How the file is written, found once on upload. */
export type FileFormat = Dialect & {
  encoding: Encoding
  bomBytes: number
  hasHeader: boolean
  /** Headings, made up as "Column 1" where the file has none. */
  header: string[]
  /** The first rows, at most 20. */
  sample: string[][]
  /** Columns whose guessed type is not text. */
  types: ('text' | 'number' | 'date' | 'boolean')[]
}

/** Who vouches for the consent of the people in a file, and how it was given. */
export type Attestation = {
  /** The words that people agreed to. */
  wording: string
  wordingId: string
  /** Where it was given: a form, a till, an event. */
  source: string
  /** YYYY-MM-DD. */
  collectedOn: string
  /** What the member confirmed, and its SHA-256. */
  statement: string
  statementSha256: string
  memberId: string
  at: string
}

/** What a member confirms before a file's people count as having agreed. Change it by adding a version, never in place. */
export const attestationStatement =
  'I confirm that each person in this file agreed to receive marketing text and picture messages from this brand at this number, saw the wording given here when agreeing, was not required to agree in order to buy anything, and has not opted out since.'

export type ImportCounts = {
  created: number
  updated: number
  unchanged: number
  consented: number
  optedOut: number
  held: number
}

export type ContactImport = ImportCounts & {
  id: string
  fileName: string
  bytes: number
  format: FileFormat
  mapping: Mapping
  attestation: Attestation | null
  status: ImportStatus
  bytesRead: number
  rows: number
  duplicates: number
  rejected: number
  partial: number
  reasons: Record<string, number>
  forecast: ImportCounts | null
  cursor: number
  failure: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

/** An import that this worker has taken: while its beat is fresh no other worker takes it. */
export type Claimed = {
  workspaceId: string
  id: string
  status: ImportStatus
  fileName: string
  storageKey: string
  format: FileFormat
  mapping: Mapping
  attestation: Attestation | null
  rows: number
  cursor: number
  stagedFor: string | null
  country: string
  createdById: string
}

/** Percent, rows per second and seconds left of what is running; `since` and `now` in milliseconds. */
export function importProgress(
  run: Pick<ContactImport, 'status' | 'bytes' | 'bytesRead' | 'rows' | 'cursor' | 'startedAt'>,
  now: number,
): { done: number; rowsPerSecond: number | null; secondsLeft: number | null } {
  const reading = run.status === 'checking' || run.cursor === 0
  const done = reading ? ratio(run.bytesRead, run.bytes) : ratio(run.cursor, run.rows)
  const seconds = run.startedAt ? Math.max(0, now - Date.parse(run.startedAt)) / 1000 : 0
  if (seconds < 1 || done <= 0) return { done, rowsPerSecond: null, secondsLeft: null }
  const rows = reading ? run.rows : run.cursor
  return {
    done,
    rowsPerSecond: Math.round(rows / seconds),
    secondsLeft: Math.ceil((seconds * (1 - done)) / done),
  }
}

function ratio(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0
}
