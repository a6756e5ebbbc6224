import { builtInFields } from '../contacts/fields'
import type { MediaKind } from '../media/sniff'
import type { Words } from '../words/translate'
import type { Draft } from './draft'
import type { HoursPreview } from './inspection'

/** What the world says about a draft, gathered by the server. Counts are people. */
export type PreflightFacts = {
  /** Whether the audience could be counted; null while counting. */
  audience: { mayBeWritten: number; noConsent: number; optedOut: number; landline: number } | null
  sender: SenderState | null
  /** Merge field → how many of the audience have no value. */
  emptyFields: Record<string, number>
  /** Fields that exist: built in and custom. */
  knownFields: readonly string[]
  media: Record<string, MediumFacts>
  /** By variant index. */
  messages: readonly MessageFacts[]
  /** Pictures that are drawn for each person. */
  personal?: readonly PersonalFacts[]
  /** Longest text that anybody gets, in UTF-8 bytes, by variant index. */
  textBytes: readonly number[]
  hours: HoursPreview
  /** Of the workspace, for times in words. */
  timeZone: string
  brandName: string
  now: number
}

/** `halted`: what the carrier said when it refused the account; empty when it said nothing. */
export type SenderState = { state: 'usable' | 'numberOff' | 'accountOff' | 'halted'; halted: string }

export type MediumFacts = {
  name: string
  kind: MediaKind
  status: 'processing' | 'ready' | 'failed'
  altText: string
  /** Profiles of the sender's number type for which no rendition is ready. */
  missing: string[]
  portrait: boolean
}

/** A picture that is drawn for each person of the audience. Counts are people, but for `different`, which are pictures. */
export type PersonalFacts = {
  assetId: string
  /** Merge fields that it reads, and those without which nobody gets it. */
  fields: string[]
  required: string[]
  different: number
  /** Have not all that is required. */
  without: number
  /** Get the default words: with no value, one too long, or letters that no font has. */
  empty: number
  long: number
  odd: number
  letters: string[]
}

/** Carriers as a marketer calls them; null stands for all others. */
export type CarrierNames = readonly (string | null)[]

/**
 * Something of which the people of these carriers get only a still, or nothing, and a link to the whole; or an animation where it was
 * agreed to go as a clip. `account`: the one that takes no clips, where that is why.
 */
export type LessFacts = {
  assetId: string
  name: string
  how: 'still' | 'nothing' | 'animation'
  carriers: CarrierNames
  account: string | null
}

/** The sender's account where it takes less than the networks behind it. Bytes of a whole message. */
export type HeldFacts = {
  account: string
  /** Null where the carriers' own limits are as tight or tighter. */
  mostBytes: number | null
  mostMedia: number | null
  /** Those that would take more. */
  carriers: CarrierNames
}

/** How the media of one variant fare together. */
export type MessageFacts = {
  /** How many they are. */
  media: number
  /** Files are being made for it. */
  waiting: boolean
  /** Carriers for whom not even the least of every medium fits. */
  tooMuch: CarrierNames
  less: LessFacts[]
  /** Media whose loss is seen by the people of these carriers. */
  poor: { assetId: string; name: string; carriers: CarrierNames }[]
  heldBy?: HeldFacts
}

/** Findings whose id begins so mend themselves: files are on their way. */
export const beingMade = 'picture-busy'

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

export type T = Words<'preflight'>
export type Check = (t: T, draft: Draft, facts: PreflightFacts) => Finding[]

export function blocker(id: string, title: string, detail: string, fix?: Fix): Finding {
  return { id, severity: 'blocker', title, detail, ...(fix ? { fix } : {}) }
}

export function advice(id: string, title: string, detail: string, fix?: Fix): Finding {
  return { id, severity: 'advice', title, detail, ...(fix ? { fix } : {}) }
}

export function passed(id: string, title: string, detail: string): Finding {
  return { id, severity: 'passed', title, detail }
}

/** Which of several variants is meant; nothing where there is one. */
export function whereOf(t: T, { variants }: Draft, name: string): string {
  return variants.length > 1 ? t('inVariant', { name }) : ''
}

/** A merge field as a sentence begins with it; an attribute by its key. */
export function labelOf(t: T, field: string): string {
  const builtIn = builtInFields.find(({ key }) => key === field)
  if (builtIn) return t(`field.${builtIn.key}`)
  const words = field.replace(/^attributes\./, '').replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
