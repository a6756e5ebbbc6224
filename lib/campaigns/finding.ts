import type { MediaKind } from '../media/sniff'
import type { Draft } from './draft'

/** What the world says about a draft, gathered by the server. Counts are people. */
export type PreflightFacts = {
  /** Whether the audience could be counted; null while counting. */
  audience: { mayBeWritten: number; noConsent: number; optedOut: number; landline: number } | null
  sender: { usable: boolean; reason: string | null } | null
  /** Merge field → how many of the audience have no value. */
  emptyFields: Record<string, number>
  /** Fields that exist: built in and custom. */
  knownFields: readonly string[]
  media: Record<string, MediumFacts>
  /** Longest text in UTF-8 bytes after merging a sample, by variant index. */
  textBytes: Record<number, number>
  /** People whose clock says before 8 AM or after 9 PM at departure (47 CFR 64.1200(c)(1)). */
  asleep: number
  brandName: string
  now: number
}

export type MediumFacts = {
  name: string
  kind: MediaKind
  status: 'processing' | 'ready' | 'failed'
  altText: string
  /** Profiles of the sender's number type for which no rendition is ready. */
  missing: string[]
  /** Carriers whose people will see that it suffered. */
  poor: string[]
  portrait: boolean
}

export type Severity = 'blocker' | 'advice' | 'passed'

/** A remedy the composer can apply by itself. */
export type Fix =
  | { kind: 'fallback'; variant: number; field: string; value: string; label: string }
  | {
      kind: 'goto'
      place: 'audience' | 'message' | 'picture' | 'link' | 'sender' | 'schedule'
      label: string
    }
  | { kind: 'link-last'; variant: number; label: string }
  | { kind: 'send-now'; label: string }

export type Finding = {
  id: string
  severity: Severity
  title: string
  detail: string
  people?: number
  fix?: Fix
}

export type Check = (draft: Draft, facts: PreflightFacts) => Finding[]

export function blocker(id: string, title: string, detail: string, fix?: Fix): Finding {
  return { id, severity: 'blocker', title, detail, ...(fix ? { fix } : {}) }
}

export function advice(id: string, title: string, detail: string, fix?: Fix): Finding {
  return { id, severity: 'advice', title, detail, ...(fix ? { fix } : {}) }
}

export function passed(id: string, title: string, detail: string): Finding {
  return { id, severity: 'passed', title, detail }
}

export function people(count: number): string {
  return count === 1 ? '1 person' : `${count.toLocaleString('en-US')} people`
}

export function labelOf(field: string): string {
  const words = field.replace(/^attributes\./, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
